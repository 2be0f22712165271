package laurel.spec;

import java.util.Set;
import laurel.spec.binding.Checks;
import laurel.spec.binding.Doc;

/**
 * A message in Mustache, plain text. A value that may be missing stands in a section of its name or
 * beside a default: {@code {{#code}}your code {{code}}{{/code}}}, {@code
 * {{handle}}{{^handle}}you{{/handle}}}; a first name without a default keeps the message from those
 * whose name is unknown.
 */
@Doc(
        "A message in Mustache, plain text. A value that may be missing stands in a section of its name"
                + " ({{#code}}your code {{code}}{{/code}}) or beside a default"
                + " ({{handle}}{{^handle}}you{{/handle}}).")
public record ActivationTemplate(
        @Doc("The subject, one line.") String subject, @Doc("The text.") String message) {

    public ActivationTemplate {
        Checks checks = new Checks();
        checks.that(!subject.contains("\n"), "subject", "has a line break; it is one line");
        check(checks, "subject", subject);
        check(checks, "message", message);
        checks.done();
    }

    /** Whether the message is not for those whose first name is unknown. */
    public boolean needsFirstName() {
        Set<ActivationVariable> needed = ActivationText.of(subject).needs();
        needed.addAll(ActivationText.of(message).needs());
        return needed.contains(ActivationVariable.FIRSTNAME);
    }

    private static void check(Checks checks, String key, String text) {
        for (String problem : ActivationText.problems(text)) {
            checks.that(false, key, "%s", problem);
        }
    }
}
