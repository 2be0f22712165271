package laurel.publish;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import laurel.spec.ActivationSpec;
import laurel.spec.ActivationText;
import laurel.spec.ActivationVariable;
import laurel.spec.Job;
import org.jspecify.annotations.Nullable;

/**
 * Writes the messages of an activation list. A message depends on its row and the template alone; a
 * suppressed row has none.
 */
public final class Messages implements DerivedColumns {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final Map<String, ActivationText> subjects = new HashMap<>();
    private final Map<String, ActivationText> texts = new HashMap<>();
    private final String currency;
    private final int minorUnits;

    /** The messages of a job's lists. */
    public static Messages of(Job job) {
        return new Messages(job.activation(), job.currency().getCurrencyCode(), job.minorUnits());
    }

    /**
     * @param spec completed for the job's tiers
     * @param currency code of the reporting currency, written behind amounts
     * @param minorUnits its decimals
     */
    Messages(ActivationSpec spec, String currency, int minorUnits) {
        spec.templates()
                .forEach(
                        (id, template) -> {
                            subjects.put(id, ActivationText.of(template.subject()));
                            texts.put(id, ActivationText.of(template.message()));
                        });
        this.currency = currency;
        this.minorUnits = minorUnits;
    }

    /**
     * The columns {@code subject} and {@code message} of a row of {@code activation_lists}; null
     * for a suppressed one.
     */
    @Override
    public Map<String, @Nullable String> of(Map<String, @Nullable Object> row) {
        Map<String, @Nullable String> message = new HashMap<>();
        message.put("subject", null);
        message.put("message", null);
        if (!Boolean.TRUE.equals(row.get("is_suppressed"))) {
            String id = text(row, "template");
            Map<ActivationVariable, String> values = values(row);
            message.put("subject", Objects.requireNonNull(subjects.get(id), id).render(values));
            message.put("message", Objects.requireNonNull(texts.get(id), id).render(values));
        }
        return message;
    }

    private Map<ActivationVariable, String> values(Map<String, @Nullable Object> row) {
        Map<ActivationVariable, String> values = new EnumMap<>(ActivationVariable.class);
        put(values, ActivationVariable.FIRSTNAME, row.get("first_name"));
        put(values, ActivationVariable.NAME, row.get("name"));
        put(values, ActivationVariable.HANDLE, row.get("handle"));
        put(values, ActivationVariable.CODE, row.get("code"));
        put(values, ActivationVariable.LINK, row.get("link"));
        put(values, ActivationVariable.FEE, fee(row));
        put(values, ActivationVariable.RATE, rate(row));
        put(values, ActivationVariable.TERMS, terms(row));
        put(values, ActivationVariable.SEASON, title(text(row, "season")));
        put(values, ActivationVariable.STARTS_ON, day(date(row, "starts_on")));
        put(values, ActivationVariable.LAST_DAY, day(date(row, "ends_before").minusDays(1)));
        put(values, ActivationVariable.SHIP_BY, day(date(row, "ship_by")));
        put(values, ActivationVariable.POST_FROM, day(date(row, "post_from")));
        put(values, ActivationVariable.POST_BY, day(date(row, "post_by")));
        put(values, ActivationVariable.COMMISSION_DUE_ON, day(date(row, "commission_due_on")));
        put(values, ActivationVariable.OFFER, row.get("offer"));
        put(values, ActivationVariable.CONTENT_FREEDOM, row.get("content_freedom"));
        put(values, ActivationVariable.EXPECTATIONS, row.get("expectations"));
        put(values, ActivationVariable.BENEFITS, row.get("benefits"));
        return values;
    }

    /** A line break in a value would break a subject in two. */
    private static void put(
            Map<ActivationVariable, String> values,
            ActivationVariable variable,
            @Nullable Object value) {
        String line = value == null ? "" : BLANKS.matcher(value.toString()).replaceAll(" ").strip();
        if (!line.isEmpty()) {
            values.put(variable, line);
        }
    }

    private @Nullable String fee(Map<String, @Nullable Object> row) {
        Object fee = row.get("offered_fee");
        return fee == null
                ? null
                : BigDecimal.valueOf((Long) fee, minorUnits).toPlainString() + " " + currency;
    }

    private static @Nullable String rate(Map<String, @Nullable Object> row) {
        Object rate = row.get("offered_rate");
        return rate == null
                ? null
                : BigDecimal.valueOf((Long) rate, 4).stripTrailingZeros().toPlainString() + " %";
    }

    private String terms(Map<String, @Nullable Object> row) {
        String fee = fee(row);
        String rate = rate(row);
        String commission = "a commission of " + rate + " on the sales you bring";
        if (fee == null) {
            return commission;
        }
        return "a fixed fee of " + fee + (rate == null ? "" : " and " + commission);
    }

    /** {@code black-friday} as people write it: {@code Black Friday}. */
    private static String title(String season) {
        return Arrays.stream(season.split("[-_ ]+"))
                .filter(word -> !word.isEmpty())
                .map(Messages::capitalised)
                .collect(Collectors.joining(" "));
    }

    private static String capitalised(String word) {
        int first = word.offsetByCodePoints(0, 1);
        return word.substring(0, first).toUpperCase(Locale.ROOT) + word.substring(first);
    }

    private static String day(LocalDate day) {
        return DAY.format(day);
    }

    private static String text(Map<String, @Nullable Object> row, String column) {
        return Objects.requireNonNull(row.get(column), column).toString();
    }

    private static LocalDate date(Map<String, @Nullable Object> row, String column) {
        return (LocalDate) Objects.requireNonNull(row.get(column), column);
    }
}
