package laurel.generate;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** Appends cells to a CSV file (UTF-8, LF) through a buffer of its own, for speed. */
final class CsvOut implements AutoCloseable {
    private static final int FULL = 1 << 16;

    private final OutputStream out;
    private final byte[] buffer = new byte[FULL];
    private int used;
    private boolean isRowBegun;
    private long rows;

    /** Replaces the file; its folder is made. */
    CsvOut(Path file, String header) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            out = Files.newOutputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        line(header);
        rows = 0;
    }

    /** A cell, quoted when it needs to be. */
    CsvOut cell(String text) {
        comma();
        if (text.indexOf(',') < 0 && text.indexOf('"') < 0 && text.indexOf('\n') < 0) {
            raw(text);
        } else {
            raw("\"" + text.replace("\"", "\"\"") + "\"");
        }
        return this;
    }

    CsvOut cell(long number) {
        comma();
        digits(number, 1);
        return this;
    }

    /** Hundredths, written with two places. */
    CsvOut cents(long cents) {
        comma();
        digits(cents / 100, 1);
        put('.');
        digits(cents % 100, 2);
        return this;
    }

    CsvOut cell(LocalDate date) {
        comma();
        day(date);
        return this;
    }

    /** Local time to the second. */
    CsvOut cell(LocalDateTime time) {
        comma();
        day(time.toLocalDate());
        put('T');
        digits(time.getHour(), 2);
        put(':');
        digits(time.getMinute(), 2);
        put(':');
        digits(time.getSecond(), 2);
        return this;
    }

    CsvOut blank() {
        comma();
        return this;
    }

    CsvOut blanks(int count) {
        for (int i = 0; i < count; i++) {
            comma();
        }
        return this;
    }

    void end() {
        put('\n');
        isRowBegun = false;
        rows++;
    }

    /** A whole record as it stands, also one that no reader should take. */
    void line(String text) {
        raw(text);
        end();
    }

    /** Records so far, without the header. */
    long rows() {
        return rows;
    }

    private void day(LocalDate date) {
        digits(date.getYear(), 4);
        put('-');
        digits(date.getMonthValue(), 2);
        put('-');
        digits(date.getDayOfMonth(), 2);
    }

    private void comma() {
        if (isRowBegun) {
            put(',');
        }
        isRowBegun = true;
    }

    private void digits(long number, int atLeast) {
        long power = 1;
        int count = 1;
        while (count < atLeast || number / power >= 10) {
            power *= 10;
            count++;
        }
        for (long p = power; p > 0; p /= 10) {
            put((char) ('0' + number / p % 10));
        }
    }

    private void raw(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                rest(text.substring(i));
                return;
            }
            put(text.charAt(i));
        }
    }

    private void rest(String text) {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            put((char) (b & 0xFF));
        }
    }

    private void put(char c) {
        if (used == FULL) {
            flush();
        }
        buffer[used++] = (byte) c;
    }

    private void flush() {
        try {
            out.write(buffer, 0, used);
            used = 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        flush();
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
