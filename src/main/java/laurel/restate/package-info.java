/**
 * What changes after the fact. {@link laurel.restate.RunComparison} says what differs between two
 * published runs and why; {@link laurel.restate.Restatement} is what a run keeps of that; {@link
 * laurel.restate.Closings} are the seasons that were closed, and {@link
 * laurel.restate.ClosedRelations} how models see them.
 */
@NullMarked
package laurel.restate;

import org.jspecify.annotations.NullMarked;
