package laurel.spec;

import java.util.List;
import laurel.spec.binding.Checks;
import laurel.spec.binding.Doc;
import laurel.spec.binding.Max;
import laurel.spec.binding.Min;
import laurel.spec.binding.Slug;

/**
 * A size of influencer by followers.
 *
 * @param from first number of followers in the band; it ends where the next begins
 */
@Doc("A size of influencer; bands are listed from the smallest.")
public record SizeBand(
        @Doc("The name in outputs.") @Slug String id,
        @Doc("The first number of followers in the band; it ends where the next begins.")
                @Min("0")
                @Max("1000000000000")
                long from) {

    static void check(Checks checks, List<SizeBand> bands) {
        checks.that(!bands.isEmpty(), "size-bands", "is empty; name at least one band")
                .unique(bands.stream().map(SizeBand::id).toList(), "size-bands[%d].id");
        for (int i = 0; i < bands.size(); i++) {
            String place = "size-bands[" + i + "].from";
            long from = bands.get(i).from();
            if (i == 0) {
                checks.that(
                        from == 0, place, "the first band begins with 0 followers, not %d", from);
            } else {
                long before = bands.get(i - 1).from();
                checks.that(
                        from > before,
                        place,
                        "%d is not above %d of the band before",
                        from,
                        before);
            }
        }
    }
}
