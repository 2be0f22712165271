/** Tests of the page, in text and in a real browser. */
@NullMarked
package laurel.report;

import org.jspecify.annotations.NullMarked;
