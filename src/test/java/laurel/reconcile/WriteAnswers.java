package laurel.reconcile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Writes the second path's answers to a folder of feeds: {@code CASE.json FEEDS TARGET}. */
final class WriteAnswers {
    /** The one table that is often empty. */
    private static final String QUARANTINE = "feed,file,line,rule";

    private WriteAnswers() {}

    public static void main(String[] args) throws IOException {
        write(Answers.of(Path.of(args[1]), Case.read(Path.of(args[0]))), Path.of(args[2]));
    }

    static void write(Answers answers, Path target) throws IOException {
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
        write(target.resolve("quarantine.csv"), Tables.quarantine(answers));
    }

    private static void write(Path file, List<Map<String, String>> rows) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(rows.isEmpty() ? QUARANTINE : String.join(",", rows.get(0).keySet()));
        rows.stream()
                .map(row -> row.values().stream().map(WriteAnswers::cell))
                .map(cells -> cells.collect(Collectors.joining(",")))
                .sorted()
                .forEach(lines::add);
        Files.write(file, lines);
    }

    private static String cell(String text) {
        return text.matches("(?s).*[,\"\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
