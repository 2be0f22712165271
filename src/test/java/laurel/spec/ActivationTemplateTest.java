package laurel.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import laurel.spec.binding.SpecFault;
import org.junit.jupiter.api.Test;

class ActivationTemplateTest {

    @Test
    void aTypoIsAProblemThatNamesTheVariableThatWasMeant() {
        assertEquals(
                "message: {{fristname}} is unknown; did you mean firstname?",
                problem("Hello", "Hi {{fristname}}"));
    }

    @Test
    void anUnknownVariableIsAProblemThatListsTheKnownOnes() {
        assertEquals(
                "subject: {{budget}} is unknown; known are firstname, name, handle, code, link, fee,"
                        + " rate, terms, season, starts_on, last_day, ship_by, post_from, post_by,"
                        + " commission_due_on, offer, content_freedom, expectations, benefits",
                problem("{{#budget}}{{/budget}}", "Hi"));
    }

    @Test
    void whatIsNoMustacheSaysWhere() {
        assertTrue(
                problem("Hello", "Hi\n{{#code}}").startsWith("message: is not Mustache: "),
                () -> problem("Hello", "Hi\n{{#code}}"));
    }

    @Test
    void othersTextsAreNotReadIn() {
        assertEquals(
                "message: {{>footer}} is not read; write the text out",
                problem("Hello", "Hi {{>footer}}"));
    }

    @Test
    void aValueThatMayBeMissingWantsADefault() {
        assertEquals(
                "message: {{code}} may be missing; say what stands there then,"
                        + " {{code}}{{^code}}…{{/code}}, or put it into a section,"
                        + " {{#code}}…{{code}}…{{/code}}",
                problem("Hello", "Your code is {{code}}."));
    }

    @Test
    void aDefaultOrASectionIsEnough() {
        template("Hello", "Your code is {{code}}{{^code}}on its way{{/code}}.");
        template("Hello", "Welcome.{{#code}} Your code is {{code}}.{{/code}}");
        template("Hello", "{{#fee}}{{fee}} now.{{/fee}}{{^fee}}{{rate}} later.{{/fee}}");
    }

    @Test
    void aSectionOfAnotherValueIsNoDefault() {
        assertTrue(
                problem("Hello", "{{#handle}}{{code}}{{/handle}}")
                        .startsWith("message: {{code}} may be missing"));
    }

    @Test
    void aTextThatMayBeEmptyIsAProblem() {
        assertEquals(
                "subject: is empty when there is no code", problem("{{#code}}x{{/code}}", "Hi"));
        assertEquals("message: is empty; write a text", problem("Hello", " "));
    }

    @Test
    void aSubjectIsOneLine() {
        assertEquals("subject: has a line break; it is one line", problem("a\nb", "Hi"));
    }

    @Test
    void allProblemsComeOutTogether() {
        assertEquals(2, problem("{{x}}", "{{y}}").split("; known are", -1).length - 1);
    }

    @Test
    void onlyAFirstNameWithoutDefaultKeepsAMessageBack() {
        assertTrue(template("Hello", "Hi {{firstname}}").needsFirstName());
        assertTrue(template("{{firstname}}!", "Hi").needsFirstName());
        assertFalse(
                template("Hello", "Hi {{firstname}}{{^firstname}}there{{/firstname}}")
                        .needsFirstName());
        assertFalse(
                template("Hello", "Hi{{#firstname}} {{firstname}}{{/firstname}}").needsFirstName());
    }

    @Test
    void valuesStandInTheTextAsTheyAre() {
        assertEquals(
                "Tom & <Jerry> \"{{code}}\"",
                ActivationText.of("{{name}}{{^name}}you{{/name}}\n")
                        .render(
                                Map.of(ActivationVariable.NAME, "Tom & <Jerry> \"{{code}}\"")
                                        ::get));
    }

    private static ActivationTemplate template(String subject, String message) {
        return new ActivationTemplate(subject, message);
    }

    private static String problem(String subject, String message) {
        SpecFault fault = assertThrows(SpecFault.class, () -> template(subject, message));
        return String.valueOf(fault.getMessage());
    }
}
