package laurel.cli;

/** Whether a person watches. The launcher finds out: Java 17 cannot ask about stderr alone. */
final class Terminal {
    private Terminal() {}

    static boolean isThere() {
        return Boolean.getBoolean("laurel.terminal");
    }
}
