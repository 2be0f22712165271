package laurel.harness.disk;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A path of the real disk that says it belongs to the watched one. */
record WatchedPath(Path real, WatchedFileSystem fileSystem) implements InvocationHandler {
    /** What is watched already stays so. */
    static Path of(Path real, WatchedFileSystem fileSystem) {
        return (Path)
                Proxy.newProxyInstance(
                        WatchedPath.class.getClassLoader(),
                        new Class<?>[] {Path.class},
                        new WatchedPath(real(real), fileSystem));
    }

    static Path real(Path path) {
        return path instanceof Proxy && Proxy.getInvocationHandler(path) instanceof WatchedPath mine
                ? mine.real
                : path;
    }

    @Override
    public @Nullable Object invoke(
            Object self, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        if (method.getName().equals("getFileSystem")) {
            return fileSystem;
        }
        if (method.getName().equals("toFile")) {
            // the real path refuses: it is not of the default file system
            return new java.io.File(real.toString());
        }
        try {
            return watched(method.invoke(real, real(arguments)));
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() == null ? thrown : thrown.getCause();
        }
    }

    private static @Nullable Object @Nullable [] real(@Nullable Object @Nullable [] arguments) {
        if (arguments == null) {
            return null;
        }
        @Nullable Object[] unwrapped = arguments.clone();
        for (int i = 0; i < unwrapped.length; i++) {
            if (unwrapped[i] instanceof Path path) {
                unwrapped[i] = real(path);
            }
        }
        return unwrapped;
    }

    private @Nullable Object watched(@Nullable Object result) {
        if (result instanceof Path path) {
            return of(path, fileSystem);
        }
        if (result instanceof Iterator<?> names) {
            List<Path> wrapped = new ArrayList<>();
            names.forEachRemaining(name -> wrapped.add(of((Path) name, fileSystem)));
            return wrapped.iterator();
        }
        return result;
    }
}
