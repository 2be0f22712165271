package laurel.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import laurel.spec.ActivationSpec;
import laurel.spec.binding.Binder;
import laurel.spec.binding.Problems;
import laurel.spec.binding.YamlFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Messages MESSAGES = new Messages(spec(), "EUR", 2);

    @Test
    void theTermsAreSpelledOut() {
        Map<String, @Nullable String> written = MESSAGES.of(row("partner")::get);
        assertEquals("Anna, thank you, and Black Friday", written.get("subject"));
        assertEquals(
                """
                Hi Anna,

                thank you for what you have done with us. Black Friday starts on 24 November 2025, and we would like to plan it with you before anybody else.

                What we would ask of you: Two posts, online from 17 November 2025 to 24 November 2025.
                How free you are: A free hand.
                What you would get: A gift. Early access.
                Your code: ANNA10.
                What we would pay: a fixed fee of 250.00 EUR and a commission of 6.25 % on the sales you bring.
                When it is paid: the fee once your posts are online; the commission once returns are settled, on 30 January 2026.

                Shall we talk this week?""",
                written.get("message"));
    }

    @Test
    void everyDealSaysWhatIsPaidAndWhen() {
        Map<String, @Nullable Object> row = row("community");
        row.put("offered_rate", null);
        assertEquals(
                """
                What we would pay: a fixed fee of 250.00 EUR.
                When it is paid: the fee once your posts are online.""",
                payment(row));
        row.put("offered_rate", 125_000L);
        row.put("offered_fee", null);
        assertEquals(
                """
                What we would pay: a commission of 12.5 % on the sales you bring.
                When it is paid: the commission once returns are settled, on 30 January 2026.""",
                payment(row));
    }

    @Test
    void whatIsUnknownLeavesNoBlank() {
        for (String template : List.of("community", "introduction")) {
            Map<String, @Nullable Object> row = row(template);
            row.put("first_name", null);
            row.put("code", " ");
            String message = Objects.requireNonNull(MESSAGES.of(row::get).get("message"));
            assertEquals("Hi there,", message.lines().findFirst().orElse(""));
            assertFalse(message.contains("  "), message);
            assertFalse(message.contains("null"), message);
        }
    }

    @Test
    void aSuppressedRowHasNoMessage() {
        Map<String, @Nullable Object> row = row("partner");
        row.put("is_suppressed", true);
        row.put("first_name", null);
        assertNull(MESSAGES.of(row::get).get("subject"));
        assertNull(MESSAGES.of(row::get).get("message"));
    }

    @Test
    void aLineBreakInANameDoesNotBreakTheSubject() {
        Map<String, @Nullable Object> row = row("partner");
        row.put("first_name", "Anna\r\nBcc: all");
        assertEquals(
                "Anna Bcc: all, thank you, and Black Friday", MESSAGES.of(row::get).get("subject"));
    }

    private static String payment(Map<String, @Nullable Object> row) {
        String message = Objects.requireNonNull(MESSAGES.of(row::get).get("message"));
        int from = message.indexOf("What we would pay");
        return message.substring(from, message.indexOf("\n\n", from));
    }

    private static Map<String, @Nullable Object> row(String template) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("template", template);
        row.put("is_suppressed", false);
        row.put("first_name", "Anna");
        row.put("code", "ANNA10");
        row.put("offered_fee", 25_000L);
        row.put("offered_rate", 62_500L);
        row.put("season", "black-friday");
        row.put("starts_on", LocalDate.of(2025, 11, 24));
        row.put("ends_before", LocalDate.of(2025, 12, 1));
        row.put("ship_by", LocalDate.of(2025, 10, 22));
        row.put("post_from", LocalDate.of(2025, 11, 17));
        row.put("post_by", LocalDate.of(2025, 11, 24));
        row.put("commission_due_on", LocalDate.of(2026, 1, 30));
        row.put("offer", "A gift");
        row.put("content_freedom", "A free hand");
        row.put("expectations", "Two posts");
        row.put("benefits", "Early access");
        return row;
    }

    private static ActivationSpec spec() {
        Problems problems = new Problems("job.yml");
        return new Binder(Path.of("."), problems, (type, key, node) -> null)
                .bind(ActivationSpec.class, YamlFile.parse("{}", problems).orElseThrow())
                .orElseThrow()
                .completedFor(List.of("high", "medium", "general"));
    }
}
