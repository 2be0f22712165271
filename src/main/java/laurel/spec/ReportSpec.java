package laurel.spec;

import java.nio.file.Path;
import java.util.List;
import laurel.spec.binding.Checks;
import laurel.spec.binding.Default;
import laurel.spec.binding.Doc;
import laurel.spec.binding.Max;
import laurel.spec.binding.Min;
import laurel.spec.binding.Operational;
import org.jspecify.annotations.Nullable;

/**
 * What is looked back on when a season is summed up.
 *
 * @param baselineWeeks whole weeks before a season by which ordinary days are judged
 * @param top numbers of influencers from the top whose share is reported
 * @param modelComparison whether model_comparison has rows
 * @param pages null: a run makes no pages
 */
@Doc("What is looked back on when a season is summed up.")
public record ReportSpec(
        @Doc("The weeks before a season by which ordinary days are judged.")
                @Default("8")
                @Min("2")
                @Max("104")
                int baselineWeeks,
        @Doc("Of how many influencers from the top the share in a season is reported.")
                @Default("[1, 5, 10]")
                List<Integer> top,
        @Doc(
                        "Whether to publish what every influencer would have got under each click model"
                                + " and each order of evidence (model_comparison).")
                @Default("false")
                boolean modelComparison,
        @Doc(
                        value =
                                "A folder that a run writes pages to: SEASON.html for the latest of"
                                        + " every season.",
                        otherwise = "laurel report makes pages")
                @Operational
                @Nullable Path pages) {

    public ReportSpec {
        Checks checks = new Checks().unique(top, "top[%d]");
        for (int i = 0; i < top.size(); i++) {
            checks.that(
                    top.get(i) >= 1,
                    "top[" + i + "]",
                    "%d is out of range; wanted is at least 1",
                    top.get(i));
        }
        checks.done();
    }
}
