package laurel.generate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The invented influencers of the sample campaign. */
final class SamplePeople {
    private static final List<String> FIRST =
            List.of(
                    "Annika",
                    "Bela",
                    "Carlotta",
                    "Dario",
                    "Elif",
                    "Fiete",
                    "Greta",
                    "Henrik",
                    "Ida",
                    "Jonne",
                    "Kaja",
                    "Levin",
                    "Mila",
                    "Nuri",
                    "Ole",
                    "Pia",
                    "Quirin",
                    "Romy",
                    "Smilla",
                    "Tilo",
                    "Ulla",
                    "Veit",
                    "Wanda",
                    "Xenia",
                    "Yara",
                    "Zoe",
                    "Aaron",
                    "Britta",
                    "Cem",
                    "Dörte",
                    "Emil",
                    "Frieda",
                    "Gesa",
                    "Hanno",
                    "Ilva",
                    "Jette",
                    "Kilian",
                    "Liv",
                    "Momo",
                    "Neele",
                    "Oskar",
                    "Paula",
                    "Rieke",
                    "Sören",
                    "Tamika",
                    "Udo",
                    "Valea",
                    "Wim");
    private static final List<String> LAST =
            List.of("Sandkamp", "Birkmoos", "Tannweg", "Lindholz", "Ahornsee", "Wiesenau");
    private static final List<String> PLATFORMS = List.of("instagram", "tiktok", "youtube");
    private static final List<String> AGENCIES = List.of("Nordlicht Talents", "Studio Kranich");

    /**
     * @param number 1-based; the id is {@code inf-} and three digits
     * @param code the discount code she gives away
     * @param link the token of her tracked link
     * @param perMille commission in thousandths of the revenue
     */
    record Person(int number, String first, String last, String code, String link, int perMille) {
        String id() {
            return String.format(Locale.ROOT, "inf-%03d", number);
        }

        String platform() {
            return PLATFORMS.get(number % PLATFORMS.size());
        }

        long followers() {
            Draws draws = new Draws(SampleCampaign.SEED, "followers", number);
            int reach = number <= 3 ? 700_000 : number <= 15 ? 180_000 : 40_000;
            return draws.between(reach / (number <= 15 ? 3 : 60), reach);
        }
    }

    private SamplePeople() {}

    static List<Person> all(int count) {
        List<Person> people = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (int number = 1; number <= count; number++) {
            String first = FIRST.get((number - 1) % FIRST.size());
            int turn = seen.merge(first, 1, Integer::sum);
            String last = LAST.get((number + turn) % LAST.size());
            String ascii = first.replace("ö", "oe").replace("Ö", "Oe");
            String name = turn == 1 ? ascii : ascii + last.charAt(0) + (turn > 2 ? turn : "");
            int percent = 10 + 5 * (number % 3);
            people.add(
                    new Person(
                            number,
                            first,
                            last,
                            code(number, name.toUpperCase(Locale.ROOT) + percent),
                            name.toLowerCase(Locale.ROOT) + "-home",
                            number <= 15 ? 60 + 10 * (number % 4) : 80));
        }
        return people;
    }

    /** Two codes went to somebody else after the season of 2024. */
    private static String code(int number, String own) {
        return switch (number) {
            case 11, 110 -> "HOMELOVE15";
            case 17, 95 -> "SOFA10";
            default -> own;
        };
    }

    /** Columns as the influencers feed names them. */
    static void write(List<Person> people, CsvOut out) {
        for (Person person : people) {
            int n = person.number();
            boolean isAgency = n <= 24 && n % 4 == 1;
            out.cell(person.id()).cell(person.first() + " " + person.last());
            out.cell(n == 64 ? "" : person.first());
            out.cell(person.link().replace("-home", "") + "@creator.example");
            out.cell(person.platform()).cell("@" + person.link().replace('-', '.'));
            out.cell(person.followers()).cell("DE").cell(n % 9 == 0 ? "en" : "de");
            out.cell(isAgency ? "agency" : "direct");
            out.cell(isAgency ? AGENCIES.get(n / 4 % 2) : "");
            out.cell(n == 8 ? "do_not_contact" : n == 15 ? "paused" : "active");
            out.cell(joined(n)).cell(n == 12 ? "2026-02-20" : n <= 30 ? "2025-10-06" : "");
            out.end();
        }
        out.line("inf-157,Nele Ohneort,Nele,,instagram,@nele.ohneort,many,DE,de,direct,,active,,");
    }

    private static String joined(int number) {
        int year = number <= 24 ? 2023 : number <= 94 ? 2024 : 2025;
        return String.format(Locale.ROOT, "%d-%02d-%02d", year, 5 + number % 5, 1 + number % 28);
    }
}
