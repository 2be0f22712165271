/**
 * Seeded feeds: the same arguments give the same bytes on any machine. {@link
 * laurel.generate.Generator} writes feeds of any size, {@link laurel.generate.SampleCampaign} the
 * small ones under {@code sample-data/}; both draw from {@link laurel.generate.Draws} and write
 * with {@link laurel.generate.CsvOut}.
 */
@NullMarked
package laurel.generate;

import org.jspecify.annotations.NullMarked;
