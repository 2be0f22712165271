package laurel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PreludesTest {
    private static final Pattern DEFINED =
            Pattern.compile("(?m)^create (?:macro|temporary function) (\\w+)\\(([^)]*)");

    /** A function: its name, and how many arguments it takes. */
    private static List<String> defined(String engine) {
        Matcher matcher = DEFINED.matcher(Prelude.of(engine).replaceAll("decimal\\([^)]*\\)", ""));
        return matcher.results().map(PreludesTest::signature).toList();
    }

    private static String signature(java.util.regex.MatchResult function) {
        String[] arguments = function.group(2).split(",", -1);
        return function.group(1)
                + Stream.of(arguments).map(a -> a.strip().split(" ", -1)[0]).toList();
    }

    @Test
    void every_engine_defines_the_same_functions_in_the_same_order() {
        assertTrue(defined("duckdb").contains("days_between[a, b]"), "none found");
        assertEquals(defined("duckdb"), defined("spark"));
    }
}
