/**
 * Publishing: immutable runs and one pointer. Read {@link laurel.publish.Contract} for what is
 * promised, {@link laurel.publish.Publisher} for how a run comes to be, {@link laurel.publish.Runs}
 * for how it is read.
 */
@NullMarked
package laurel.publish;

import org.jspecify.annotations.NullMarked;
