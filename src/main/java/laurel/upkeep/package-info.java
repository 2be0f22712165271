/**
 * Tidying the publish and the state folder. Read {@link laurel.upkeep.Gc} first: it asks each
 * {@link laurel.upkeep.Sweeper} what nobody needs any more, and deletes that. What is never deleted
 * stands in {@link laurel.upkeep.Retention}.
 */
@NullMarked
package laurel.upkeep;

import org.jspecify.annotations.NullMarked;
