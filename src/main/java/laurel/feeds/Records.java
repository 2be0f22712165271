package laurel.feeds;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records of one file, one after the other, faulty ones too. */
interface Records extends Closeable {
    /** The names of the cells' columns, in order; null: cells are in the feed's own order. */
    @Nullable List<String> header();

    /** Goes to the next record; false at the end of the file. */
    boolean next() throws IOException;

    /** What is wrong with the record before any cell is looked at; null: nothing. */
    @Nullable Rule fault();

    /** Of a faulty record: what was met, for a reader; null: see the rule. */
    @Nullable String complaint();

    /** The cells; none when the record could not be divided into cells. */
    Cells cells();

    /** Physical line of the record's first, 1-based; of Parquet the row. */
    long line();

    /** Bytes of decompressed text before the record; of Parquet 0. */
    long offset();

    /** The record as it was delivered, faulty bytes replaced. */
    String text();

    /** Records so far, counted apart from any parser. */
    long count();
}
