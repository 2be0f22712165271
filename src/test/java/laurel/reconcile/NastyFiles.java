package laurel.reconcile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Writes rows as files, and breaks some of them on the way. */
final class NastyFiles {
    private static final List<String> NAMES =
            List.of("B.csv", "a b.csv", "a.csv", "\u00E9.csv", "\uFF5E.csv", "\uD83D\uDE00.csv");
    private static final List<String> BAD_CELLS =
            List.of(
                    "",
                    " ",
                    "\u00A0",
                    "abc",
                    "-1",
                    "-0",
                    "1e2",
                    ".5",
                    "5.",
                    "+1",
                    "1,5",
                    "1.1234567",
                    "1.1234567890123",
                    "1234567890123456",
                    "\uFF11",
                    "2024-02-30",
                    "2024-06-15",
                    "2024-06-15T24:00",
                    "2024-06-15T10:00:60",
                    "2024-06-15T10:00+18:01",
                    "2024-06-15T10",
                    "2024-06-15 10:00:00.1234567891",
                    "9999-12-31T23:59:59Z",
                    "0001-01-01",
                    "0000-12-31 00:00",
                    "yes",
                    "EU",
                    "E1R",
                    "eur",
                    "paid",
                    "unknown",
                    "2",
                    "0.5",
                    "A=B",
                    "x=1|=2",
                    "=",
                    "x=abc",
                    "x=-1",
                    "a=1|A=2",
                    "\u2028x",
                    "999999999999999",
                    "1.5");

    private final NastyDraws draws;
    private final double badPart;

    /**
     * @param badPart how many of the rows are broken
     */
    NastyFiles(NastyDraws draws, double badPart) {
        this.draws = draws;
        this.badPart = badPart;
    }

    /** Writes a feed as one to three files, now and then one of them twice. */
    void write(Path folder, List<Map<String, String>> rows) {
        List<String> columns = List.copyOf(rows.get(0).keySet());
        List<String> names = new ArrayList<>(NAMES);
        Collections.shuffle(names, draws.random());
        int files = draws.between(1, 3);
        int from = 0;
        for (int i = 0; i < files; i++) {
            int to = i == files - 1 ? rows.size() : draws.between(from, rows.size());
            byte[] bytes = bytes(rows.subList(from, to), columns);
            boolean isPacked = draws.chance(0.2);
            byte[] packed = isPacked ? packed(bytes) : bytes;
            String ending = isPacked ? ".gz" : "";
            put(folder.resolve(names.get(i) + ending), packed);
            if (draws.chance(0.05)) {
                put(folder.resolve("again " + names.get(i) + ending), packed);
            }
            from = to;
        }
    }

    private byte[] packed(byte[] bytes) {
        byte[] packed = pack(bytes);
        if (draws.chance(badPart)) {
            return java.util.Arrays.copyOf(packed, packed.length - draws.between(1, 12));
        }
        return packed;
    }

    static byte[] pack(byte[] bytes) {
        try (ByteArrayOutputStream packed = new ByteArrayOutputStream()) {
            try (OutputStream out = new GZIPOutputStream(packed)) {
                out.write(bytes);
            }
            return packed.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void put(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] bytes(List<Map<String, String>> rows, List<String> names) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String end = draws.of("\n", "\r\n");
        List<String> columns = new ArrayList<>(names);
        if (draws.chance(0.3)) {
            columns.add("note");
            Collections.shuffle(columns, draws.random());
        }
        boolean isLoud = draws.chance(0.2);
        text(out, draws.maybe(0.2, "\uFEFF"));
        List<String> head =
                columns.stream()
                        .map(c -> isLoud ? " " + c.toUpperCase(java.util.Locale.ROOT) : c)
                        .toList();
        text(out, String.join(",", head) + end);
        for (Map<String, String> row : rows) {
            text(out, draws.chance(0.03) ? draws.of("", "  ") + end : "");
            Map<String, String> cells = new LinkedHashMap<>(row);
            if (draws.chance(badPart)) {
                cells.put(draws.of(columns), draws.of(BAD_CELLS));
            }
            List<String> texts = new ArrayList<>();
            columns.forEach(column -> texts.add(cell(cells.getOrDefault(column, "n"))));
            record(out, texts);
            text(out, draws.chance(0.97) ? end : draws.of("\n", "\r\n"));
        }
        return out.toByteArray();
    }

    private String cell(String text) {
        boolean isQuoted = text.matches("(?s).*[,\n\r].*|\".*") || draws.chance(0.1);
        return isQuoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private void record(ByteArrayOutputStream out, List<String> cells) {
        if (draws.chance(1 - badPart / 2)) {
            text(out, String.join(",", cells));
            return;
        }
        int place = draws.between(0, cells.size() - 1);
        switch (draws.between(0, 7)) {
            case 0 -> cells.add("more");
            case 1 -> cells.remove(place);
            case 2 -> cells.set(place, "\"x\"y");
            case 3 -> cells.set(place, "\"" + draws.of("", "z"));
            case 4 -> cells.set(place, cells.get(place) + "\0");
            case 5 -> cells.set(place, "\"a\nb\"");
            case 6 -> cells.set(place, "a\rb\"c");
            default -> {
                text(out, String.join(",", cells.subList(0, place)) + (place > 0 ? "," : ""));
                out.write(0xC3);
                text(out, place < cells.size() - 1 ? "," : "");
                cells.subList(0, place + 1).clear();
            }
        }
        text(out, String.join(",", cells));
    }

    private static void text(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
