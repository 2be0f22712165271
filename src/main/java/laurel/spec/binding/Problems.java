package laurel.spec.binding;

import java.util.ArrayList;
import java.util.List;

/** The problems of one file as they are found; the first hundred of them. */
public final class Problems {
    private static final int MOST = 100;
    private final String file;
    private final List<Problem> found = new ArrayList<>();

    public Problems(String file) {
        this.file = file;
    }

    public void add(String path, int line, String message) {
        if (found.size() < MOST) {
            found.add(new Problem(file, path, line, message));
        } else if (found.size() == MOST) {
            found.add(new Problem(file, "", 0, "there are more; these come first"));
        }
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public List<Problem> found() {
        return List.copyOf(found);
    }

    public String file() {
        return file;
    }
}
