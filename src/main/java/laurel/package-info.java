/**
 * Laurel: who earned what, which tier it makes, whom to bring back. Start at {@link laurel.Main}.
 */
@NullMarked
package laurel;

import org.jspecify.annotations.NullMarked;
