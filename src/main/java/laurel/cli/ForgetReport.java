package laurel.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import laurel.batch.JobLock;
import laurel.feeds.Person;
import laurel.feeds.PersonSearch;
import laurel.forget.Forgetting;
import laurel.forget.Forgetting.Outcome;
import laurel.spec.Job;

/** Forgets somebody and says what was done, and what is left to the user. */
record ForgetReport(LaurelCommand command, Job job, Path jobFile, ForgetOptions options) {
    /**
     * @param who in words
     * @return the exit code
     */
    int forget(String who, Person person, PersonSearch search) throws Exception {
        JobLock lock = JobLock.acquire(job);
        try (lock) {
            Forgetting forgetting = new Forgetting(job, person, search);
            search.unreadable().forEach(what -> command.err().println("could not look in " + what));
            Outcome found = forgetting.look();
            boolean isKnown =
                    !forgetting.places().isEmpty()
                            || found.files() + found.closings() + found.replays() > 0
                            || forgetting.isForgotten();
            if (!isKnown && !options.isUnknownFine()) {
                throw command.wrong(
                        "neither the feeds nor the kept runs name "
                                + who
                                + "; --unknown-ok leaves a tombstone all the same");
            }
            if (options.isTrial()) {
                say("would be rewritten", found);
            } else {
                say("rewritten", forgetting.forget());
                command.out()
                        .println("forgotten: " + who + ", " + pseudonym(forgetting.pseudonyms()));
                command.out()
                        .println(
                                "landed files and models are deleted; the next run makes them anew");
            }
            left(person, forgetting);
            return ExitCodes.DONE;
        }
    }

    private static String pseudonym(List<String> pseudonyms) {
        return pseudonyms.isEmpty() ? "by address" : "now " + String.join(", ", pseudonyms);
    }

    private void say(String what, Outcome outcome) {
        command.out()
                .println(
                        "%s: %s in %s, %s of closed seasons, %s of repaired records"
                                .formatted(
                                        what,
                                        Amounts.count(outcome.files(), "file"),
                                        Amounts.count(outcome.runs(), "kept run"),
                                        Amounts.count(outcome.closings(), "file"),
                                        Amounts.count(outcome.replays(), "file")));
    }

    /** What is the user's own. */
    private void left(Person person, Forgetting forgetting) throws IOException {
        List<String> lines = new ArrayList<>();
        forgetting
                .places()
                .forEach(
                        place ->
                                lines.add(
                                        "  feed %s, %s: %s"
                                                .formatted(
                                                        place.feed().id(),
                                                        place.file(),
                                                        Amounts.count(place.records(), "record"))));
        List<String> text = Files.readAllLines(jobFile);
        for (int line = 0; line < text.size(); line++) {
            if (person.isNamedIn(text.get(line))) {
                lines.add("  %s, line %d".formatted(jobFile, line + 1));
            }
        }
        if (!lines.isEmpty()) {
            command.out().println("still named in files of yours, which stay as they are:");
            lines.forEach(command.out()::println);
        }
        command.out().println("backups and copies of published files are not touched");
    }
}
