package laurel.generate;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import laurel.generate.SamplePeople.Person;

/** Codes, influencers, deals and rates of the sample campaign. */
final class SampleRegisters {
    /** Whose code the second took over on 1 June 2025. */
    private static final int[][] HANDED_ON = {{11, 110}, {17, 95}};

    private SampleRegisters() {}

    static void write(List<Person> people, List<SampleTargets> seasons, Path folder) {
        try (CsvOut out =
                new CsvOut(
                        folder.resolve("codes/codes.csv"),
                        "code,kind,influencer_id,valid_from,valid_to,commission_rate,"
                                + "commission_per_order")) {
            people.forEach(person -> code(out, person));
            out.line("WELCOME10,code,,,,,");
            out.line("THANKYOU5,code,,2025-01-01,2024-01-01,,");
        }
        try (CsvOut out =
                new CsvOut(
                        folder.resolve("influencers/influencers.csv"),
                        "influencer_id,name,first_name,email,platform,handle,followers,country,"
                                + "language,contact,agency,status,joined_on,last_contacted_on")) {
            SamplePeople.write(people, out);
        }
        try (CsvOut out =
                new CsvOut(
                        folder.resolve("deals/deals.csv"),
                        "deal_id,influencer_id,season_id,starts_on,ends_before,model,fixed_fee,"
                                + "product_cost,ad_spend,other_cost,currency,commission_rate,"
                                + "expected_posts,post_due_on,stage,paid_on")) {
            seasons.forEach(season -> deals(out, season, people));
            out.line("D-9001,inf-003,black-fridya-2025,2025-10-01,,fixed,500.00,,,,EUR,,,,closed,");
        }
        try (CsvOut out =
                new CsvOut(folder.resolve("fx/fx.csv"), "rate_on,currency,units_per_reporting")) {
            SampleRates.write(out);
        }
    }

    private static void code(CsvOut out, Person person) {
        int n = person.number();
        String joined = n <= 24 ? "2023-06-01" : n <= 94 ? "2024-06-01" : "2025-06-01";
        String until = n == 30 ? "2025-01-15" : "";
        for (int[] pair : HANDED_ON) {
            until = n == pair[0] ? "2025-06-01" : until;
        }
        boolean isPerOrder = n >= 40 && n <= 45;
        String rate = String.format(Locale.ROOT, "0.%03d", isPerOrder ? 40 : person.perMille());
        out.cell(person.code()).cell("code").cell(person.id()).cell(joined).cell(until);
        out.cell(rate).cell(isPerOrder ? "2.50" : "").end();
        out.cell(person.link()).cell("link").cell(person.id()).cell(joined).blank();
        out.cell(rate).blank().end();
    }

    private static void deals(CsvOut out, SampleTargets season, List<Person> people) {
        int year = season.year();
        for (int number : season.active()) {
            Person person = people.get(number - 1);
            String id = String.format(Locale.ROOT, "D-%d-%03d", year, number);
            out.cell(id).cell(person.id());
            if (number <= 3 || number == 7) {
                campaign(out, season, number * 100L + 3_200, "hybrid", "0.050");
            } else if (number <= 15 || number == 95 || number == 101) {
                campaign(out, season, 450 + number % 5 * 150L, "fixed", "");
            } else if (number % 3 == 0) {
                campaign(out, season, 0, "gifted", "");
            } else if (number % 7 == 0) {
                campaign(out, season, 0, "affiliate", "0.120");
            } else {
                out.blank().cell(year + "-10-15").cell((year + 1) + "-01-15").cell("affiliate");
                out.blanks(4).cell("EUR").blanks(3).cell("closed").blank().end();
            }
        }
        if (year == 2025) {
            out.line(
                    "D-2026-151,inf-151,,2026-03-20,2026-05-20,affiliate,,,,,EUR,0.100,,,outreach,");
            out.line(
                    "D-2026-152,inf-152,,2026-03-20,2026-05-20,fixed,350.00,,,,EUR,,1,,negotiation,");
        }
    }

    private static void campaign(
            CsvOut out, SampleTargets season, long fee, String model, String rate) {
        int year = season.year();
        boolean isBig = fee > 2_000;
        out.cell("black-friday-" + year).cell(year + "-10-20").cell((year + 1) + "-01-01");
        out.cell(model);
        out.cell(fee == 0 ? "" : fee + ".00").cell(model.equals("gifted") ? "79.00" : "");
        out.cell(isBig ? "600.00" : "")
                .blank()
                .cell(isBig && fee == 3_400 && year > 2023 ? "CHF" : "EUR");
        out.cell(rate).cell(isBig ? 3 : 1).cell(year + "-11-24");
        boolean isOpen = year == 2025 && fee == 600;
        out.cell(isOpen ? "awaiting_post" : "closed");
        out.cell(fee == 0 || isOpen ? "" : (year + 1) + "-01-10").end();
    }
}
