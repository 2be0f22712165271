package laurel.feeds;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import laurel.feeds.Forgotten.Kind;
import laurel.spec.FeedKind;
import laurel.spec.FeedKind.FeedColumn;
import laurel.spec.FeedSpec;

/** Takes a person out of the repaired records of a feed. */
public final class ReplayedFiles {
    private final FeedSpec feed;
    private final Person person;
    private final Forgotten forgotten;

    public ReplayedFiles(FeedSpec feed, Person person, Forgotten forgotten) {
        this.feed = feed;
        this.person = person;
        this.forgotten = forgotten;
    }

    /**
     * Rewrites the files that name the person, each at once.
     *
     * @param isTrial whether to count only
     * @return how many do
     */
    public int rewrite(boolean isTrial) throws IOException {
        int count = 0;
        for (FeedFile file : Replays.of(feed)) {
            String before = Files.readString(file.path());
            String after = rewritten(file.path());
            if (!after.equals(before)) {
                count++;
                if (!isTrial) {
                    Path unfinished =
                            file.path().resolveSibling(file.path().getFileName() + ".tmp");
                    Files.writeString(unfinished, after);
                    Files.move(unfinished, file.path(), StandardCopyOption.ATOMIC_MOVE);
                }
            }
        }
        return count;
    }

    private String rewritten(Path file) throws IOException {
        char delimiter = feed.ofReplays().format().delimiter();
        List<Repairs.Row> rows = Repairs.read(file, delimiter);
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().fieldSeparator(delimiter).build(text)) {
            if (!rows.isEmpty()) {
                csv.writeRecord(rows.get(0).cells().keySet());
            }
            rows.forEach(row -> csv.writeRecord(hidden(row.cells()).values()));
        }
        return rows.isEmpty() ? Files.readString(file) : text.toString();
    }

    private Map<String, String> hidden(Map<String, String> cells) {
        Map<String, String> hidden = new LinkedHashMap<>(cells);
        String id = cells.getOrDefault(header(person.column()), "");
        boolean isHers = person.ids().contains(id);
        String pseudonym = forgotten.pseudonym(person.kind(), id);
        for (FeedColumn column : feed.feed().columns()) {
            hidden.computeIfPresent(
                    header(column.name()),
                    (header, cell) -> hidden(column, cell, isHers ? id : "", pseudonym));
        }
        return hidden;
    }

    private String hidden(FeedColumn column, String cell, String id, String pseudonym) {
        if (column.cell() == FeedKind.Cell.EMAIL) {
            String hash = cell.replaceFirst("^" + Replays.HASHED, "");
            return person.emailHashes().contains(hash)
                    ? Replays.HASHED + forgotten.pseudonym(Kind.EMAIL, hash)
                    : cell;
        }
        if (id.isEmpty()) {
            return cell;
        }
        if (column.name().equals(person.column())) {
            return pseudonym;
        }
        boolean isHers = person.role() == Person.Role.INFLUENCER;
        if (isHers && column.isPersonal()) {
            return "";
        }
        if (isHers && feed.feed() == FeedKind.INFLUENCERS && column.name().equals("status")) {
            return "do_not_contact";
        }
        return isHers && column.cell() == FeedKind.Cell.TEXT
                ? Naming.replace(cell, id, pseudonym)
                : cell;
    }

    private String header(String column) {
        return feed.columns().getOrDefault(column, column);
    }
}
