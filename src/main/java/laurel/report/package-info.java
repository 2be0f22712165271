/**
 * The page of a season, made from what a run published and nothing else: {@link
 * laurel.report.SeasonPage}. A {@link laurel.report.Query} reads rows of a dataset, a {@link
 * laurel.report.Cell} is a figure that knows where it was read; sections put cells into tables, and
 * the page draws its charts from these tables.
 */
@NullMarked
package laurel.report;

import org.jspecify.annotations.NullMarked;
