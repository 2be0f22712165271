/**
 * Writes Parquet: an explicit schema, exact decimals, the same bytes for the same rows. Read {@link
 * laurel.parquet.TableSchema}, then {@link laurel.parquet.TableWriter}. Only this package knows
 * Parquet's library, and no class of Hadoop is loaded when it writes.
 */
@NullMarked
package laurel.parquet;

import org.jspecify.annotations.NullMarked;
