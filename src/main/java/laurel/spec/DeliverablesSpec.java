package laurel.spec;

import java.math.BigDecimal;
import java.util.Map;
import laurel.spec.binding.Default;
import laurel.spec.binding.Doc;
import laurel.spec.binding.Max;
import laurel.spec.binding.Min;

/**
 * What is expected of promised posts.
 *
 * @param expectedEngagement tier or size tier to engagements per view, 0 to 1
 */
@Doc("What is expected of promised posts.")
public record DeliverablesSpec(
        @Doc("Days after the last day for a post until somebody asks.")
                @Default("3")
                @Min("0")
                @Max("365")
                int followUpAfterDays,
        @Doc("A post counts for a deal up to this many days after its end and its post_due_on.")
                @Default("30")
                @Min("0")
                @Max("3660")
                int lateDays,
        @Doc(
                        value =
                                "Engagements per view that are expected of a tier, or of a size tier; the"
                                        + " tier comes first.",
                        otherwise = "nothing is expected")
                @Default("{}")
                Map<String, BigDecimal> expectedEngagement) {}
