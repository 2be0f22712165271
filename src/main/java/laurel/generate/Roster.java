package laurel.generate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Influencers by number, the best seller first; how much each sells follows a power law. */
final class Roster {
    private static final double EXPONENT = 1.05;
    private static final List<String> NAMES =
            List.of(
                    "Ava", "Ben", "Cleo", "Dan", "Eda", "Finn", "Gia", "Hugo", "Isla", "Jon",
                    "Kira", "Leo", "Mia", "Noel", "Ona", "Pax", "Quinn", "Rosa", "Sami", "Tess",
                    "Uma", "Vito", "Wren", "Xena", "Yuri", "Zara");

    private final GeneratorSettings settings;

    /** Running sum of what each sells, in millionths of what the first does. */
    private final long[] upTo;

    Roster(GeneratorSettings settings) {
        this.settings = settings;
        this.upTo = new long[settings.influencers()];
        long sum = 0;
        for (int number = 0; number < upTo.length; number++) {
            sum += (long) (1_000_000 / StrictMath.pow(number + 1.0, EXPONENT)) + 1;
            upTo[number] = sum;
        }
    }

    int size() {
        return upTo.length;
    }

    /** Draws one, those who sell more more often. */
    int pick(Draws draws) {
        long ticket = Math.floorMod(draws.next(), upTo[upTo.length - 1]) + 1;
        int found = Arrays.binarySearch(upTo, ticket);
        return found >= 0 ? found : -found - 1;
    }

    static String id(int number) {
        return "inf-" + (100_001 + number);
    }

    static String name(int number) {
        return NAMES.get(number % NAMES.size());
    }

    /** Her discount code. */
    static String code(int number) {
        return name(number).toUpperCase(Locale.ROOT) + (number + 10);
    }

    /** A code of hers that ended before the first order. */
    static String oldCode(int number) {
        return "OLD" + code(number);
    }

    static String link(int number) {
        return "ln-" + (100_001 + number);
    }

    /** Whether her code goes to the next number half way. */
    boolean isHandedOn(int number) {
        return new Draws(settings.seed(), "handed on", number).isIn(settings.handedOn());
    }

    int successor(int number) {
        return (number + 1) % upTo.length;
    }
}
