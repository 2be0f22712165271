package laurel.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import laurel.Folders;

/**
 * New files of a folder that wait beside it. Once the last of them is there they are moved into
 * their places one by one, that one last; whoever is killed meanwhile finds the rest waiting.
 */
public final class Aside {
    private Aside() {}

    /**
     * Moves what waits; links that other folders have to the old files stay.
     *
     * @param last name of the file that says what the others are
     * @return how many others there were
     */
    public static int swap(Path aside, Path folder, String last) throws IOException {
        List<Path> waiting;
        try (Stream<Path> files = Files.walk(aside)) {
            waiting = files.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : waiting) {
            if (!file.equals(aside.resolve(last))) {
                move(file, folder.resolve(aside.relativize(file)));
            }
        }
        move(aside.resolve(last), folder.resolve(last));
        Folders.delete(aside);
        return waiting.size() - 1;
    }

    private static void move(Path file, Path target) throws IOException {
        Files.move(
                file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Disk.forceFolder(target.getParent());
    }
}
