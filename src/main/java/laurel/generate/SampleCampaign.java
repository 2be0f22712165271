package laurel.generate;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import laurel.generate.SamplePeople.Person;

/**
 * The small feeds under {@code sample-data/}: three Black Friday seasons of an invented home and
 * living shop. There is nothing to choose, so the folder is always the same.
 */
public final class SampleCampaign {
    static final long SEED = 2025;
    private static final int PEOPLE = 156;

    private SampleCampaign() {}

    /**
     * Writes a folder of CSV files for each of the eight feeds; files of these names are replaced.
     */
    public static void write(Path folder) {
        List<Person> people = SamplePeople.all(PEOPLE);
        List<SampleTargets> seasons = SampleTargets.all();
        List<SampleOrder> orders = new ArrayList<>();
        for (SampleTargets season : seasons) {
            orders.addAll(new SampleSeason(season, people).orders());
        }
        orders.addAll(around(people));
        orders.sort(Comparator.comparing(SampleOrder::at));
        SampleOrdersFeed.write(orders, folder);
        SampleRegisters.write(people, seasons, folder);
        SamplePosts.write(people, seasons, folder);
    }

    /** Orders that show one thing each, and those after the season. */
    private static List<SampleOrder> around(List<Person> people) {
        Draws draws = new Draws(SEED, "around", 0);
        List<SampleOrder> orders = new ArrayList<>();
        for (int i = 0; i < 36; i++) {
            LocalDateTime at =
                    LocalDateTime.of(2026, 1, 2, draws.between(8, 22), draws.below(60), 0)
                            .plusDays(draws.below(56));
            SampleOrder order =
                    SampleOrder.paid(at, draws.between(3_000, 70_000), "c-15" + (10 + i));
            Person person = people.get(draws.below(24));
            orders.add(i % 3 == 0 ? order.with(person.code(), "") : order);
        }
        LocalDateTime day = LocalDateTime.of(2025, 12, 9, 12, 0);
        orders.add(SampleOrder.paid(day, 44_900, "c-1601").in("NOK", 0));
        orders.add(SampleOrder.paid(day.plusHours(1), 21_900, "c-1602").in("NOK", 0));
        orders.add(SampleOrder.paid(day.plusDays(42), 32_000, "c-1603").in("CHF", 0));
        orders.add(SampleOrder.paid(day.plusHours(2), 5_990, "c-1604").as("refunded", false));
        SampleOrder.Back tooMuch = new SampleOrder.Back(day.plusDays(9), 9_900);
        SampleOrder less = SampleOrder.paid(day.plusHours(3), 8_900, "c-1605");
        orders.add(less.refunded(List.of(tooMuch)));
        return orders;
    }
}
