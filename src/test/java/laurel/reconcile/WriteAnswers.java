package laurel.reconcile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Writes the second path's answers to a folder of feeds: {@code CASE.json FEEDS TARGET}. */
final class WriteAnswers {
    private WriteAnswers() {}

    public static void main(String[] args) throws IOException {
        Answers answers = Answers.of(Path.of(args[1]), Case.read(Path.of(args[0])));
        Path target = Path.of(args[2]);
        Files.createDirectories(target);
        Files.writeString(
                target.resolve("totals.json"),
                JsonMapper.shared()
                                .writerWithDefaultPrettyPrinter()
                                .writeValueAsString(answers.totals())
                        + "\n");
        write(target.resolve("ledger.csv"), Tables.ledger(answers));
        write(target.resolve("influencer_seasons.csv"), Tables.influencerSeasons(answers));
        write(target.resolve("tier_assignments.csv"), Tables.tierAssignments(answers));
        List<String> quarantine = new ArrayList<>(List.of("feed,file,line,rule"));
        quarantine.addAll(answers.quarantine());
        Files.write(target.resolve("quarantine.csv"), quarantine);
    }

    private static void write(Path file, List<Map<String, String>> rows) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(String.join(",", rows.get(0).keySet()));
        rows.stream().map(row -> String.join(",", row.values())).sorted().forEach(lines::add);
        Files.write(file, lines);
    }
}
