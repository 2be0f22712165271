package laurel.upkeep;

import java.io.IOException;
import java.util.List;

/** Knows one kind of leftover. */
interface Sweeper {
    /** What can go; finding it changes nothing. */
    List<Leftover> find() throws IOException;
}
