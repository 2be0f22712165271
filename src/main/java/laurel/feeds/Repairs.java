package laurel.feeds;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import laurel.Digest;
import laurel.spec.FeedKind;
import laurel.spec.FeedSpec;
import org.jspecify.annotations.Nullable;

/**
 * A CSV of quarantined records of one feed, for a person to repair: the feed's own headers and ways
 * of writing, and beside each record where it comes from and what is wrong.
 */
public final class Repairs {
    private Repairs() {}

    /** A quarantined record, by where it stands. */
    public record Origin(String file, long line) {}

    /**
     * A quarantined record and what was wrong with it.
     *
     * @param column null: the whole record
     */
    public record Fault(
            Origin origin, String rule, @Nullable String column, @Nullable String wanted) {}

    /**
     * A row of a repaired file.
     *
     * @param line where it begins there
     * @param cells header to cell
     */
    public record Row(long line, Map<String, String> cells) {
        public Origin origin() {
            String at = cells.getOrDefault(Replays.LINE, "");
            return new Origin(
                    cells.getOrDefault(Replays.FILE, ""),
                    at.matches("[0-9]{1,15}") ? Long.parseLong(at) : -1);
        }
    }

    /**
     * The records as the feed's files hold them, e-mail addresses in clear, in the order of the
     * faults. Where the cells of one cannot be told apart they are blank, and its text stands
     * beside.
     *
     * @throws FeedException if a file is gone or cannot be read
     */
    public static String export(FeedSpec feed, List<Fault> faults) throws IOException {
        Map<String, String> names = names(feed);
        Map<Origin, Fault> wanted = new LinkedHashMap<>();
        faults.forEach(fault -> wanted.put(fault.origin(), fault));
        Map<Origin, Map<String, String>> found = new LinkedHashMap<>();
        List<FeedProblem> problems = new ArrayList<>();
        for (FeedFile file : FeedFiles.find(feed, problems)) {
            if (faults.stream().anyMatch(fault -> fault.origin().file().equals(file.name()))) {
                read(file, names, wanted, found);
            }
        }
        StringWriter text = new StringWriter();
        List<String> header = new ArrayList<>(Replays.BESIDE);
        header.addAll(names.values().stream().distinct().toList());
        try (CsvWriter csv =
                CsvWriter.builder()
                        .fieldSeparator(feed.ofReplays().format().delimiter())
                        .build(text)) {
            csv.writeRecord(header);
            for (Fault fault : faults) {
                Map<String, String> cells = found.get(fault.origin());
                if (cells != null) {
                    csv.writeRecord(
                            header.stream().map(name -> cells.getOrDefault(name, "")).toList());
                } else {
                    problems.add(
                            new FeedProblem(
                                    feed.feed(),
                                    fault.origin().file(),
                                    "line " + fault.origin().line() + " is not there any more"));
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new FeedException(problems);
        }
        return text.toString();
    }

    private static void read(
            FeedFile file,
            Map<String, String> names,
            Map<Origin, Fault> wanted,
            Map<Origin, Map<String, String>> found)
            throws IOException {
        try (Records records = RecordFiles.open(file, bytes -> {})) {
            Mapping mapping = Mapping.of(file.spec(), records.header());
            List<String> columns =
                    file.spec().feed().columns().stream().map(FeedKind.FeedColumn::name).toList();
            while (records.next()) {
                Origin origin = new Origin(file.name(), records.line());
                Fault fault = wanted.get(origin);
                if (fault != null) {
                    Map<String, String> cells = beside(file.spec().feed(), fault);
                    if (records.cells().count() != mapping.width()) {
                        cells.put("laurel_text", records.text());
                    } else {
                        cells(records.cells(), mapping, columns, names, cells);
                    }
                    found.put(origin, cells);
                }
            }
        }
    }

    private static void cells(
            Cells record,
            Mapping mapping,
            List<String> columns,
            Map<String, String> names,
            Map<String, String> cells) {
        for (int i = 0; i < columns.size(); i++) {
            int source = mapping.sources().get(i);
            String name = names.get(columns.get(i));
            if (name != null && source >= 0) {
                cells.put(name, record.string(source));
            }
        }
    }

    private static Map<String, String> beside(FeedKind feed, Fault fault) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put(Replays.FEED, feed.id());
        cells.put(Replays.FILE, fault.origin().file());
        cells.put(Replays.LINE, Long.toString(fault.origin().line()));
        cells.put("laurel_rule", fault.rule());
        cells.put("laurel_column", fault.column() == null ? "" : fault.column());
        cells.put("laurel_wanted", fault.wanted() == null ? "" : fault.wanted());
        return cells;
    }

    /** Canonical column to the feed's own header; constants have none. */
    private static Map<String, String> names(FeedSpec feed) {
        Map<String, String> names = new LinkedHashMap<>();
        feed.feed().columns().stream()
                .map(FeedKind.FeedColumn::name)
                .filter(column -> !feed.constants().containsKey(column))
                .forEach(column -> names.put(column, feed.columns().getOrDefault(column, column)));
        return names;
    }

    /** Which feed a repaired file is of; empty: it does not say. */
    public static Optional<FeedKind> feed(Path repaired) throws IOException {
        String text = Files.readString(repaired).replaceFirst("^\uFEFF", "");
        return text.startsWith(Replays.FEED) && text.length() > Replays.FEED.length()
                ? read(repaired, text.charAt(Replays.FEED.length())).stream()
                        .findFirst()
                        .flatMap(row -> FeedKind.of(row.cells().getOrDefault(Replays.FEED, "")))
                : Optional.empty();
    }

    /** All rows of a repaired file. */
    public static List<Row> read(Path repaired, char delimiter) throws IOException {
        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder()
                        .fieldSeparator(delimiter)
                        .detectBomHeader(true)
                        .ofNamedCsvRecord(repaired)) {
            return csv.stream()
                    .map(
                            row ->
                                    new Row(
                                            row.getStartingLineNumber(),
                                            new LinkedHashMap<>(row.getFieldsAsMap())))
                    .toList();
        }
    }

    /**
     * Adds rows to the feed's deliveries, as a file that is never changed; addresses are hashed.
     *
     * @param key null: the feed has no addresses
     * @return its name within the feed; empty: the very same rows were delivered before
     */
    public static Optional<String> deliver(FeedSpec feed, List<Row> rows, byte @Nullable [] key)
            throws IOException {
        Path folder = Files.createDirectories(folder(feed));
        byte[] text = text(feed, rows, key).getBytes(StandardCharsets.UTF_8);
        String digest = Digest.of(text).substring(0, 16);
        List<FeedFile> before = Replays.of(feed);
        if (before.stream().anyMatch(file -> file.name().endsWith("-" + digest + ".csv"))) {
            return Optional.empty();
        }
        String name = "%04d-%s.csv".formatted(before.size() + 1, digest);
        Path unfinished = folder.resolve(name + ".tmp");
        Files.write(unfinished, text);
        Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        return Optional.of(Replays.PREFIX + name);
    }

    private static Path folder(FeedSpec feed) {
        Path folder = feed.replayed();
        if (folder == null) {
            throw new IllegalStateException("[BUG] the feed has no folder for replays");
        }
        return folder;
    }

    private static String text(FeedSpec feed, List<Row> rows, byte @Nullable [] key)
            throws IOException {
        Map<String, String> names = names(feed);
        List<String> header = new ArrayList<>(List.of(Replays.FEED, Replays.FILE, Replays.LINE));
        header.addAll(names.values().stream().distinct().toList());
        @Nullable String address = names.get("customer_email");
        StringWriter text = new StringWriter();
        char delimiter = feed.ofReplays().format().delimiter();
        try (CsvWriter csv = CsvWriter.builder().fieldSeparator(delimiter).build(text)) {
            csv.writeRecord(header);
            for (Row row : rows) {
                csv.writeRecord(
                        header.stream().map(name -> kept(row, name, address, key)).toList());
            }
        }
        return text.toString();
    }

    private static String kept(
            Row row, String name, @Nullable String address, byte @Nullable [] key) {
        String cell = row.cells().getOrDefault(name, "");
        return name.equals(address) && key != null && !cell.isBlank()
                ? Replays.HASHED + new Emails(key).hash(cell)
                : cell;
    }
}
