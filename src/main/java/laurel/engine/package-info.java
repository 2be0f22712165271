/**
 * What runs SQL. {@link laurel.engine.Engine} is all that building needs; {@link
 * laurel.engine.QueryReader} reads what was built. Only this package knows DuckDB and Spark.
 */
@NullMarked
package laurel.engine;

import org.jspecify.annotations.NullMarked;
