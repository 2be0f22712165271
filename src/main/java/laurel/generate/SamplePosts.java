package laurel.generate;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import laurel.generate.SamplePeople.Person;

/** Posts of the sample campaign, two snapshots each; some captions run over several lines. */
final class SamplePosts {
    private static final List<String> CAPTIONS =
            List.of(
                    "Our new reading corner",
                    "Before and after:\nthe hallway, finally",
                    "\"Cozy\" is a colour, I am sure of it",
                    "Haul, part 2",
                    "Code in my bio",
                    "Three lamps, one room\n\nWhich one stays?");

    private SamplePosts() {}

    static void write(List<Person> people, List<SampleTargets> seasons, Path folder) {
        for (SampleTargets season : seasons) {
            Path file = folder.resolve("posts/" + season.year() + ".csv");
            String header =
                    "post_id,influencer_id,platform,posted_at,measured_at,views,reach,likes,"
                            + "comments,shares,saves,followers,text";
            try (CsvOut out = new CsvOut(file, header)) {
                season.active().forEach(n -> posts(out, season.year(), people.get(n - 1)));
                if (season.year() == 2025) {
                    out.line(
                            "P-2025-999-1,inf-004,instagram,2025-11-20T18:00:00,,12k,,,,,,,Zoom in");
                }
            }
        }
    }

    private static void posts(CsvOut out, int year, Person person) {
        Draws draws = new Draws(SampleCampaign.SEED, "posts " + year, person.number());
        int count = person.number() <= 15 ? 2 : 1;
        for (int i = 1; i <= count; i++) {
            String id = String.format(Locale.ROOT, "P-%d-%03d-%d", year, person.number(), i);
            LocalDateTime at =
                    LocalDate.of(year, 11, 1)
                            .plusDays(draws.below(52))
                            .atTime(draws.between(9, 22), draws.below(60));
            long views = person.followers() * draws.between(8, 45) / 100 + 90;
            String text = draws.one(CAPTIONS);
            boolean isStory = person.number() % 10 == 4;
            row(out, id, person, at, at.plusDays(1), isStory ? -1 : views * 6 / 10, text);
            if (person.number() % 3 != 1) {
                row(out, id, person, at, at.plusDays(21), isStory ? -1 : views, text);
            }
        }
    }

    /**
     * @param views negative: the platform does not tell
     */
    private static void row(
            CsvOut out,
            String id,
            Person person,
            LocalDateTime at,
            LocalDateTime measuredAt,
            long views,
            String text) {
        long known = Math.abs(views);
        out.cell(id).cell(person.id()).cell(person.platform()).cell(at).cell(measuredAt);
        if (views < 0) {
            out.blanks(2).cell(17);
        } else {
            out.cell(views).cell(views * 8 / 10).cell(known * 4 / 100);
        }
        out.cell(known / 400).cell(known / 900).cell(known / 700);
        out.cell(person.followers()).cell(text).end();
    }
}
