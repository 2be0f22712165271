package laurel;

/** Arguments in, exit code out; nothing else. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        return args.length == 0 ? 2 : 0;
    }
}
