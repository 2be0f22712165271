package laurel.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import laurel.spec.ActivationPlay.Deal;
import laurel.spec.ActivationPlay.Effort;
import laurel.spec.ActivationPlay.Freedom;

/** The playbook of practitioners, for jobs that do not write their own. */
final class ActivationDefaults {
    private static final ActivationPlay HIGH =
            new ActivationPlay(
                    "Write a personal thank-you, then agree on terms before anybody else is asked",
                    "A gift and the new product before its launch",
                    Deal.FIXED,
                    Effort.PERSONAL,
                    "partner",
                    List.of(
                            new Freedom(0, "Our key points, your format; one round of changes"),
                            new Freedom(5, "Our key points, your format and words"),
                            new Freedom(15, "A free hand; only the advertising notice is fixed")),
                    "Two posts and a story, marked as advertising",
                    "Early access to the new products and one person to turn to");

    private static final ActivationPlay MEDIUM =
            new ActivationPlay(
                    "Write personally and propose a joint post",
                    "The new product",
                    Deal.HYBRID,
                    Effort.PERSONAL,
                    "collaboration",
                    List.of(
                            new Freedom(0, "Our brief; one round of changes"),
                            new Freedom(5, "Our key points, your format; one round of changes"),
                            new Freedom(15, "Our key points, your format and words")),
                    "One post and a story, marked as advertising",
                    "The new product to keep");

    private static final ActivationPlay GENERAL =
            new ActivationPlay(
                    "Send automatically, with working links; raise commission in peak seasons",
                    "Ready-made pictures and texts for the season",
                    Deal.AFFILIATE,
                    Effort.AUTOMATED,
                    "community",
                    List.of(
                            new Freedom(0, "Our pictures and texts as they are"),
                            new Freedom(5, "Our pictures, your words"),
                            new Freedom(15, "Our key points, your format")),
                    "A story or post with your link or code, marked as advertising",
                    "The season's offers a day before they are public");

    private static final ActivationPlay UNTESTED =
            new ActivationPlay(
                    "Introduce the programme and start with a small test",
                    "A product to try",
                    Deal.AFFILIATE,
                    Effort.AUTOMATED,
                    "introduction",
                    List.of(
                            new Freedom(0, "Our brief; one round of changes"),
                            new Freedom(5, "Our key points, your format")),
                    "One post or story, marked as advertising",
                    "The product to keep");

    static final Map<String, ActivationTemplate> TEMPLATES = templates();

    private ActivationDefaults() {}

    /**
     * A play for each tier and for {@code untested}: the first tier's is that for high performers,
     * the last one's that for the general public, between them that for medium.
     *
     * @param tierIds from the top; a lone tier is the first
     */
    static Map<String, ActivationPlay> playbook(List<String> tierIds) {
        Map<String, ActivationPlay> plays = new LinkedHashMap<>();
        for (int i = 0; i < tierIds.size(); i++) {
            boolean isLast = i == tierIds.size() - 1;
            plays.put(tierIds.get(i), i == 0 ? HIGH : isLast ? GENERAL : MEDIUM);
        }
        plays.put(ActivationSpec.UNTESTED, UNTESTED);
        return plays;
    }

    private static Map<String, ActivationTemplate> templates() {
        Map<String, ActivationTemplate> templates = new LinkedHashMap<>();
        templates.put(
                "partner",
                new ActivationTemplate(
                        "{{firstname}}, thank you, and {{season}}",
                        """
                        Hi {{firstname}},

                        thank you for what you have done with us. {{season}} starts on {{starts_on}}, and we would like to plan it with you before anybody else.

                        """
                                + terms()
                                + """

                        Shall we talk this week?
                        """));
        templates.put(
                "collaboration",
                new ActivationTemplate(
                        "{{season}} together, {{firstname}}?",
                        """
                        Hi {{firstname}},

                        working with you has been a pleasure, and {{season}} starts on {{starts_on}}. We would be glad to have you with us again.

                        """
                                + terms()
                                + """

                        Just reply, and we will settle the rest.
                        """));
        templates.put(
                "community",
                new ActivationTemplate(
                        "{{season}} starts on {{starts_on}}",
                        """
                        Hi {{firstname}}{{^firstname}}there{{/firstname}},

                        {{season}} starts on {{starts_on}} and runs until {{last_day}}.

                        """
                                + terms()
                                + """

                        Just reply if you are in.
                        """));
        templates.put(
                "introduction",
                new ActivationTemplate(
                        "Would you like to try us for {{season}}?",
                        """
                        Hi {{firstname}}{{^firstname}}there{{/firstname}},

                        we like what you make, and {{season}} starts on {{starts_on}}. Would you like to try us?

                        """
                                + terms()
                                + """

                        Just reply, and we will send you the details.
                        """));
        return Collections.unmodifiableMap(templates);
    }

    private static String terms() {
        return """
                What we would ask of you: {{expectations}}, online from {{post_from}} to {{post_by}}.
                How free you are: {{content_freedom}}.
                What you would get: {{offer}}. {{benefits}}.
                Your code: {{code}}{{^code}}we will send you one of your own{{/code}}.
                What we would pay: {{terms}}.
                When it is paid: {{#fee}}the fee once your posts are online{{/fee}}{{#fee}}{{#rate}}; {{/rate}}{{/fee}}{{#rate}}the commission once returns are settled, on {{commission_due_on}}{{/rate}}.
                """;
    }
}
