package laurel.publish;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
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
    public Map<String, @Nullable String> of(Row row) {
        Map<String, @Nullable String> message = new HashMap<>();
        message.put("subject", null);
        message.put("message", null);
        if (!Boolean.TRUE.equals(row.get("is_suppressed"))) {
            String id = text(row, "template");
            message.put("subject", render(Objects.requireNonNull(subjects.get(id), id), row));
            message.put("message", render(Objects.requireNonNull(texts.get(id), id), row));
        }
        return message;
    }

    private String render(ActivationText text, Row row) {
        return text.render(variable -> line(value(variable, row)));
    }

    private @Nullable Object value(ActivationVariable variable, Row row) {
        return switch (variable) {
            case FIRSTNAME -> row.get("first_name");
            case FEE -> fee(row);
            case RATE -> rate(row);
            case TERMS -> terms(row);
            case SEASON -> title(text(row, "season"));
            case LAST_DAY -> DAY.format(day(row, "ends_before").minusDays(1));
            case STARTS_ON, SHIP_BY, POST_FROM, POST_BY, COMMISSION_DUE_ON ->
                    DAY.format(day(row, variable.id()));
            case NAME, HANDLE, CODE, LINK, OFFER, CONTENT_FREEDOM, EXPECTATIONS, BENEFITS ->
                    row.get(variable.id());
        };
    }

    /** A line break in a value would break a subject in two. */
    private static @Nullable String line(@Nullable Object value) {
        String line = value == null ? "" : BLANKS.matcher(value.toString()).replaceAll(" ").strip();
        return line.isEmpty() ? null : line;
    }

    private @Nullable String fee(Row row) {
        Object fee = row.get("offered_fee");
        return fee == null
                ? null
                : BigDecimal.valueOf((Long) fee, minorUnits).toPlainString() + " " + currency;
    }

    private static @Nullable String rate(Row row) {
        Object rate = row.get("offered_rate");
        return rate == null
                ? null
                : BigDecimal.valueOf((Long) rate, 4).stripTrailingZeros().toPlainString() + " %";
    }

    private String terms(Row row) {
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

    private static String text(Row row, String column) {
        return Objects.requireNonNull(row.get(column), column).toString();
    }

    private static LocalDate day(Row row, String column) {
        return (LocalDate) Objects.requireNonNull(row.get(column), column);
    }
}
