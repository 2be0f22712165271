package laurel.spec;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a message may say about its reader, the season and the deal. */
public enum ActivationVariable {
    FIRSTNAME(true, "first name; a text that needs it is not sent to those whose name is unknown"),
    NAME(true, "full name"),
    HANDLE(true, "name on the platform"),
    CODE(true, "discount code held now"),
    LINK(true, "link token held now"),
    FEE(true, "fee of the proposed deal; missing when it is affiliate"),
    RATE(true, "commission rate of the proposed deal; missing when it is fixed"),
    TERMS(false, "the proposed deal in words"),
    SEASON(false, "name of the season"),
    STARTS_ON(false, "first day of the season"),
    LAST_DAY(false, "last day of the season"),
    SHIP_BY(false, "day by which the product is on its way"),
    POST_FROM(false, "first day for posts"),
    POST_BY(false, "last day for posts"),
    COMMISSION_DUE_ON(false, "day on which the season's returns are settled"),
    OFFER(false, "the play's offer"),
    CONTENT_FREEDOM(false, "the play's content freedom for the number of past posts"),
    EXPECTATIONS(false, "the play's expectations"),
    BENEFITS(false, "the play's benefits");

    private final String id = name().toLowerCase(Locale.ROOT);
    private final boolean maybeMissing;
    private final String meaning;

    ActivationVariable(boolean maybeMissing, String meaning) {
        this.maybeMissing = maybeMissing;
        this.meaning = meaning;
    }

    /** The name in a template: {@code post_by}. */
    public String id() {
        return id;
    }

    /** Whether some readers have none, so that a template must say what stands there then. */
    public boolean maybeMissing() {
        return maybeMissing;
    }

    /** What it stands for, for the reference page. */
    public String meaning() {
        return meaning;
    }

    public static Optional<ActivationVariable> of(String id) {
        return Arrays.stream(values()).filter(variable -> variable.id().equals(id)).findFirst();
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(ActivationVariable::id).toList();
    }
}
