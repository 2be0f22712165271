package laurel.feeds;

/** Strict UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF. */
final class Utf8 {
    private Utf8() {}

    static boolean isValid(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to) {
            int length = bytes[i] >= 0 ? 1 : sequence(bytes, i, to);
            if (length == 0) {
                return false;
            }
            i += length;
        }
        return true;
    }

    /**
     * Length of the sequence that begins with the non-ASCII byte at {@code i}; 0 when malformed.
     */
    static int sequence(byte[] bytes, int i, int to) {
        int first = bytes[i] & 0xFF;
        if (first >= 0xC2 && first <= 0xDF) {
            return tail(bytes, i + 1, to) ? 2 : 0;
        }
        if (first >= 0xE0 && first <= 0xEF) {
            boolean isGood = second(bytes, i + 1, to, first) && tail(bytes, i + 2, to);
            return isGood ? 3 : 0;
        }
        if (first >= 0xF0 && first <= 0xF4) {
            boolean isGood =
                    second(bytes, i + 1, to, first)
                            && tail(bytes, i + 2, to)
                            && tail(bytes, i + 3, to);
            return isGood ? 4 : 0;
        }
        return 0;
    }

    private static boolean second(byte[] bytes, int i, int to, int first) {
        if (!tail(bytes, i, to)) {
            return false;
        }
        int second = bytes[i] & 0xFF;
        return switch (first) {
            case 0xE0 -> second >= 0xA0;
            case 0xED -> second <= 0x9F;
            case 0xF0 -> second >= 0x90;
            case 0xF4 -> second <= 0x8F;
            default -> true;
        };
    }

    private static boolean tail(byte[] bytes, int i, int to) {
        return i < to && (bytes[i] & 0xC0) == 0x80;
    }
}
