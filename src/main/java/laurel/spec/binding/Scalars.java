package laurel.spec.binding;

import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** One cell of YAML as a value of a type, or a {@link SpecFault} that says what is wanted. */
final class Scalars {
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,12})?");
    private static final Pattern AGE = Pattern.compile("([1-9][0-9]{0,4})([hd])");
    private static final Set<String> ZONES = new TreeSet<>(ZoneId.getAvailableZoneIds());

    private final Map<Class<?>, Reader> readers = new HashMap<>();

    private interface Reader {
        Object read(ScalarNode node);
    }

    /**
     * @param folder that of the file, against which paths are resolved
     */
    Scalars(Path folder) {
        readers.put(String.class, ScalarNode::getValue);
        readers.put(int.class, node -> (int) whole(node, Integer.MAX_VALUE));
        readers.put(Integer.class, node -> (int) whole(node, Integer.MAX_VALUE));
        readers.put(long.class, node -> whole(node, Long.MAX_VALUE));
        readers.put(Long.class, node -> whole(node, Long.MAX_VALUE));
        readers.put(boolean.class, Scalars::truth);
        readers.put(BigDecimal.class, Scalars::number);
        readers.put(LocalDate.class, Scalars::date);
        readers.put(Duration.class, Scalars::age);
        readers.put(ZoneId.class, Scalars::zone);
        readers.put(Currency.class, Scalars::currency);
        readers.put(char.class, Scalars::sign);
        readers.put(Character.class, Scalars::sign);
        readers.put(Path.class, node -> folder.resolve(node.getValue()).normalize());
        readers.put(Secret.class, node -> Secret.of(node.getValue(), folder));
    }

    boolean knows(Class<?> type) {
        return type.isEnum() || readers.containsKey(type);
    }

    Object read(Class<?> type, ScalarNode node) {
        if (node.getTag().equals(Tag.NULL) || node.getValue().isEmpty()) {
            throw new SpecFault("", "has no value; give it one or leave the key out");
        }
        Reader reader = readers.get(type);
        try {
            return reader == null ? constant(type, node.getValue()) : reader.read(node);
        } catch (InvalidPathException e) {
            throw unfit(node.getValue(), "a path");
        }
    }

    private static Object constant(Class<?> type, String text) {
        List<String> known = Names.of(type);
        int place = known.indexOf(text);
        if (place < 0) {
            String meant =
                    Names.nearest(text, known).map(n -> "; did you mean " + n + "?").orElse("");
            throw unfit(text, "one of " + String.join(", ", known) + meant);
        }
        return type.getEnumConstants()[place];
    }

    private static long whole(ScalarNode node, long most) {
        String text = plain(node, "a whole number");
        if (!WHOLE.matcher(text).matches() || Math.abs(Long.parseLong(text)) > most) {
            throw unfit(text, "a whole number");
        }
        return Long.parseLong(text);
    }

    private static BigDecimal number(ScalarNode node) {
        String text = plain(node, "a number");
        if (!NUMBER.matcher(text).matches()) {
            throw unfit(text, "a number such as 0.55 (at most 12 places)");
        }
        return new BigDecimal(text);
    }

    private static boolean truth(ScalarNode node) {
        String text = plain(node, "true or false");
        if (!text.equals("true") && !text.equals("false")) {
            throw unfit(text, "true or false");
        }
        return text.equals("true");
    }

    private static LocalDate date(ScalarNode node) {
        try {
            return LocalDate.parse(node.getValue());
        } catch (DateTimeParseException e) {
            throw unfit(node.getValue(), "a date such as 2025-11-28");
        }
    }

    private static Duration age(ScalarNode node) {
        Matcher age = AGE.matcher(node.getValue());
        if (!age.matches()) {
            throw unfit(node.getValue(), "a number of hours or days such as 12h or 2d");
        }
        long number = Long.parseLong(age.group(1));
        return age.group(2).equals("h") ? Duration.ofHours(number) : Duration.ofDays(number);
    }

    private static ZoneId zone(ScalarNode node) {
        String text = node.getValue();
        if (!ZONES.contains(text)) {
            String meant =
                    Names.nearest(text, ZONES).map(n -> "; did you mean " + n + "?").orElse("");
            throw unfit(text, "an IANA time zone such as Europe/Berlin" + meant);
        }
        return ZoneId.of(text);
    }

    private static Currency currency(ScalarNode node) {
        String text = node.getValue();
        try {
            Currency currency = Currency.getInstance(text);
            if (currency.getDefaultFractionDigits() >= 0) {
                return currency;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw unfit(text, "a currency such as EUR (ISO 4217, upper case)");
    }

    private static char sign(ScalarNode node) {
        if (node.getValue().length() != 1) {
            throw unfit(node.getValue(), "one character (a tab is \"\\t\")");
        }
        return node.getValue().charAt(0);
    }

    private static String plain(ScalarNode node, String wanted) {
        if (node.getScalarStyle() != ScalarStyle.PLAIN) {
            throw new SpecFault("", "is text in quotes; write " + wanted + " without quotes");
        }
        return node.getValue();
    }

    private static SpecFault unfit(String text, String wanted) {
        String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
        return new SpecFault(
                "", "'" + shown.replaceAll("[\\s\\p{Cntrl}]+", " ") + "' is not " + wanted);
    }
}
