package laurel.reconcile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Cuts a file's bytes into records, byte by byte, so that no reader's leniency can hide one. */
final class Csv {
    /**
     * @param line 1-based line of the record's first byte
     * @param faults what is wrong with its form
     */
    record Raw(String file, int line, List<String> cells, Set<Rule> faults) {}

    private final String file;
    private final byte[] bytes;
    private final boolean isMultiline;
    private final List<Raw> records = new ArrayList<>();
    private int at;
    private int line = 1;

    private Csv(String file, byte[] bytes, boolean isMultiline) {
        this.file = file;
        this.bytes = bytes;
        this.isMultiline = isMultiline;
    }

    /** Nothing of the file is taken. */
    static final class DamagedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        DamagedException(String what) {
            super(what);
        }
    }

    /**
     * All records of the file, the header first.
     *
     * @throws DamagedException if its packing or its quotes are not whole
     */
    static List<Raw> read(Path file, boolean isMultiline) {
        try {
            String name = file.getFileName().toString();
            byte[] bytes = Files.readAllBytes(file);
            Csv csv = new Csv(name, name.endsWith(".gz") ? unpack(bytes) : bytes, isMultiline);
            csv.readAll();
            return csv.records;
        } catch (EOFException | ZipException e) {
            throw new DamagedException(file + ": " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] unpack(byte[] packed) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        }
    }

    private void readAll() {
        if (bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB) {
            at = 3;
        }
        while (at < bytes.length) {
            int end = at;
            while (end < bytes.length && (bytes[end] == ' ' || bytes[end] == '\t')) {
                end++;
            }
            if (end == bytes.length) {
                return;
            }
            if (isLineEnd(end)) {
                at = end + (bytes[end] == '\r' ? 2 : 1);
                line++;
            } else {
                record();
            }
        }
    }

    private boolean isLineEnd(int i) {
        return bytes[i] == '\n'
                || (bytes[i] == '\r' && i + 1 < bytes.length && bytes[i + 1] == '\n');
    }

    private void record() {
        int first = line;
        EnumSet<Rule> faults = EnumSet.noneOf(Rule.class);
        List<String> cells = new ArrayList<>();
        boolean isMore = true;
        while (isMore) {
            ByteArrayOutputStream cell = new ByteArrayOutputStream();
            if (at < bytes.length && bytes[at] == '"') {
                quoted(cell, faults);
            }
            if (at < bytes.length && !isBroken(faults)) {
                plain(cell);
            }
            cells.add(decode(cell.toByteArray(), faults));
            isMore = at < bytes.length && bytes[at] == ',' && !isBroken(faults);
            at += isMore ? 1 : 0;
        }
        endLine();
        records.add(new Raw(file, first, cells, faults));
    }

    private static boolean isBroken(Set<Rule> faults) {
        return faults.contains(Rule.BAD_CSV) || faults.contains(Rule.MULTILINE_RECORD);
    }

    /** From the opening quote to behind the closing one. */
    private void quoted(ByteArrayOutputStream cell, Set<Rule> faults) {
        at++;
        while (at < bytes.length) {
            byte b = bytes[at];
            if (b == '"' && at + 1 < bytes.length && bytes[at + 1] == '"') {
                at++;
            } else if (b == '"') {
                at++;
                if (at < bytes.length && bytes[at] != ',' && !isLineEnd(at)) {
                    faults.add(Rule.BAD_CSV);
                }
                return;
            } else if (b == '\n' && !isMultiline) {
                break;
            }
            line += b == '\n' ? 1 : 0;
            cell.write(b);
            at++;
        }
        if (isMultiline) {
            throw new DamagedException(file + ": a quote never closes");
        }
        faults.add(Rule.MULTILINE_RECORD);
    }

    private void plain(ByteArrayOutputStream cell) {
        while (at < bytes.length && bytes[at] != ',' && !isLineEnd(at)) {
            cell.write(bytes[at++]);
        }
    }

    private void endLine() {
        while (at < bytes.length && bytes[at] != '\n') {
            at++;
        }
        at++;
        line++;
    }

    private static String decode(byte[] cell, Set<Rule> faults) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(cell)).toString();
            if (text.indexOf('\0') >= 0) {
                faults.add(Rule.NUL);
            }
            return text;
        } catch (CharacterCodingException e) {
            faults.add(Rule.BAD_ENCODING);
            return "\uFFFD";
        }
    }
}
