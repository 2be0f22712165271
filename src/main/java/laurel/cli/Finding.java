package laurel.cli;

/**
 * One line of what {@code doctor} found.
 *
 * @param level how bad it is
 * @param what the thing looked at
 * @param detail what was found, and what to do when it is not OK
 */
record Finding(Level level, String what, String detail) {
    enum Level {
        OK,
        WARN,
        FAIL
    }

    static Finding ok(String what, String detail) {
        return new Finding(Level.OK, what, detail);
    }

    static Finding warn(String what, String detail) {
        return new Finding(Level.WARN, what, detail);
    }

    static Finding fail(String what, String detail) {
        return new Finding(Level.FAIL, what, detail);
    }
}
