package laurel.harness;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * How rows become bytes.
 *
 * @param traits what is unlike plain CSV
 */
record Spelling(Set<Trait> traits, Random random) {
    enum Trait {
        RETURNS,
        MARK,
        GZIP,
        COLUMNS,
        QUOTES,
        BLANK_LINES,
        NDJSON
    }

    /** The ending of the files' names. */
    String ending() {
        String kind = traits.contains(Trait.NDJSON) ? ".ndjson" : ".csv";
        return traits.contains(Trait.GZIP) ? kind + ".gz" : kind;
    }

    byte[] bytes(Sheet sheet) {
        String text = traits.contains(Trait.NDJSON) ? json(sheet) : csv(sheet);
        if (traits.contains(Trait.RETURNS)) {
            text = text.replace("\n", "\r\n");
        }
        if (traits.contains(Trait.BLANK_LINES)) {
            text = text.substring(0, text.length() - 1);
        }
        byte[] bytes =
                ((traits.contains(Trait.MARK) ? "\uFEFF" : "") + text)
                        .getBytes(StandardCharsets.UTF_8);
        return traits.contains(Trait.GZIP) ? packed(bytes) : bytes;
    }

    private String csv(Sheet sheet) {
        List<String> columns = sheet.columns();
        if (columns.isEmpty()) {
            columns = header(sheet);
        }
        if (traits.contains(Trait.COLUMNS)) {
            columns = new ArrayList<>(columns);
            columns.addAll(List.of("note", "another note"));
            Collections.shuffle(columns, random);
        }
        StringBuilder text = new StringBuilder();
        boolean isLoud = traits.contains(Trait.COLUMNS) && random.nextBoolean();
        line(text, columns.stream().map(c -> isLoud ? c.toUpperCase(Locale.ROOT) : c).toList());
        for (Map<String, String> row : sheet.rows()) {
            blankLine(text);
            line(text, columns.stream().map(column -> row.getOrDefault(column, "n, n")).toList());
        }
        return text.toString();
    }

    /** Of a file without rows. */
    private static List<String> header(Sheet sheet) {
        return sheet.feed().columns().stream().map(column -> column.name()).toList();
    }

    private void line(StringBuilder text, List<String> cells) {
        List<String> written = new ArrayList<>();
        for (String cell : cells) {
            boolean isQuoted = traits.contains(Trait.QUOTES) || cell.indexOf(',') >= 0;
            written.add(isQuoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
        }
        text.append(String.join(",", written)).append('\n');
    }

    private void blankLine(StringBuilder text) {
        if (traits.contains(Trait.BLANK_LINES) && random.nextInt(5) == 0) {
            text.append(random.nextBoolean() ? "\n" : " \t\n");
        }
    }

    private static String json(Sheet sheet) {
        StringBuilder text = new StringBuilder();
        for (Map<String, String> row : sheet.rows()) {
            Map<String, String> stated = new LinkedHashMap<>(row);
            stated.values().removeIf(String::isEmpty);
            text.append(JsonMapper.shared().writeValueAsString(stated)).append('\n');
        }
        return text.toString();
    }

    private byte[] packed(byte[] bytes) {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        int from = 0;
        while (from < bytes.length) {
            int length = 1 + random.nextInt(bytes.length - from);
            try (GZIPOutputStream member = new GZIPOutputStream(members)) {
                member.write(bytes, from, length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            from += length;
        }
        return members.toByteArray();
    }
}
