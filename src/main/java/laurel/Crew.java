package laurel;

import java.io.Serializable;
import java.util.List;

/** Does the same to many things, elsewhere: what goes there, and what comes back, is text. */
public interface Crew {
    /** What is done. It travels to where it is done, and may be done again where that is lost. */
    interface Task extends Serializable {
        String run(String item) throws Exception;
    }

    /**
     * The results in the order of the items.
     *
     * @throws java.util.concurrent.CancellationException if this thread is interrupted, which it
     *     stays
     */
    List<String> map(List<String> items, Task task);
}
