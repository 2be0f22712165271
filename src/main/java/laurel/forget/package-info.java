/**
 * Taking a person out of all that is kept. Read {@link laurel.forget.Forgetting} first: the
 * tombstone, then the runs, closed seasons and repaired records, and what can be made anew last.
 * What landing does with tombstones stands in {@link laurel.feeds.Forgotten}.
 */
@NullMarked
package laurel.forget;

import org.jspecify.annotations.NullMarked;
