/**
 * Feed files into typed Parquet, every record accounted for. Start at {@link laurel.feeds.Landing}
 * (which files, which of them are new), then {@link laurel.feeds.FileLanding} (one file), {@link
 * laurel.feeds.LineScanner} (where records begin and end, counted apart from any parser), {@link
 * laurel.feeds.TypedRow} (what cells mean) and {@link laurel.feeds.Rule} (why rows are rejected).
 */
@NullMarked
package laurel.feeds;

import org.jspecify.annotations.NullMarked;
