/**
 * A second way to the same answers: plain Java over the bytes of canonical CSV feeds, without SQL,
 * without anything of {@code laurel.feeds} or the models. Everything is held in memory, so it is
 * for checking, not for nights. Read {@link laurel.reconcile.Answers} first: bytes ({@link
 * laurel.reconcile.Csv}), feeds ({@link laurel.reconcile.Feeds}), what counts ({@link
 * laurel.reconcile.Book}), lines ({@link laurel.reconcile.Ledger}), seasons, tiers.
 */
@NullMarked
package laurel.reconcile;

import org.jspecify.annotations.NullMarked;
