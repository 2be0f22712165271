package laurel.generate;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;

/** Writes codes, influencers, deals, posts and rates. */
final class Registers {
    private static final List<String> PLATFORMS = List.of("instagram", "tiktok", "youtube");

    private final GeneratorSettings settings;
    private final Roster roster;
    private final Orders orders;
    private final Path folder;
    private final AnswerSheet answers;

    Registers(
            GeneratorSettings settings,
            Roster roster,
            Orders orders,
            Path folder,
            AnswerSheet answers) {
        this.settings = settings;
        this.roster = roster;
        this.orders = orders;
        this.folder = folder;
        this.answers = answers;
    }

    void write() {
        codes();
        influencers();
        deals();
        posts();
        if (settings.foreign() > 0) {
            fx();
        }
    }

    private void codes() {
        long days = settings.endsBefore().toEpochDay() - settings.from().toEpochDay();
        LocalDate half = settings.from().plusDays(days / 2);
        try (CsvOut out =
                open(
                        "codes",
                        "code,kind,influencer_id,valid_from,valid_to,commission_rate,"
                                + "commission_per_order")) {
            for (int n = 0; n < roster.size(); n++) {
                String rate = rate(n);
                String until = roster.isHandedOn(n) ? half.toString() : "";
                out.cell(Roster.code(n)).cell("code").cell(Roster.id(n)).blank().cell(until);
                out.cell(rate).blank().end();
                if (!until.isEmpty()) {
                    String heir = Roster.id(roster.successor(n));
                    out.cell(Roster.code(n)).cell("code").cell(heir).cell(until).blank();
                    out.cell(rate).blank().end();
                }
                out.cell(Roster.link(n)).cell("link").cell(Roster.id(n)).blanks(2);
                out.cell(rate).blank().end();
                out.cell(Roster.oldCode(n)).cell("code").cell(Roster.id(n)).blank();
                out.cell(settings.from()).cell(rate).blank().end();
            }
            out.line("WELCOME10,code,,,,,");
            answers.feed("codes", out.rows(), 0, 0);
        }
    }

    private static String rate(int number) {
        return String.format(Locale.ROOT, "0.%02d", 5 + number % 11);
    }

    private void influencers() {
        try (CsvOut out =
                open(
                        "influencers",
                        "influencer_id,name,first_name,email,platform,handle,followers,country,"
                                + "language,contact,agency,status,joined_on,last_contacted_on")) {
            for (int n = 0; n < roster.size(); n++) {
                String name = Roster.name(n);
                out.cell(Roster.id(n)).cell(name + " No. " + (n + 1)).cell(name);
                out.cell(Roster.id(n) + "@creator.example").cell(platform(n));
                out.cell("@" + name.toLowerCase(Locale.ROOT) + n).cell(followers(n));
                out.cell("DE").cell("de").cell(n % 20 == 3 ? "agency" : "direct");
                out.cell(n % 20 == 3 ? "North Talent" : "");
                out.cell(n % 200 == 77 ? "do_not_contact" : "active").blanks(2).end();
            }
            answers.feed("influencers", out.rows(), 0, 0);
        }
    }

    private static String platform(int number) {
        return PLATFORMS.get(number % PLATFORMS.size());
    }

    private long followers(int number) {
        Draws draws = new Draws(settings.seed(), "followers", number);
        int magnitude = draws.below(1000);
        int reach =
                magnitude < 600
                        ? 20_000
                        : magnitude < 930 ? 200_000 : magnitude < 990 ? 900_000 : 4_000_000;
        return draws.between(reach / 40, reach);
    }

    /** Two in ten have a deal around each year's November and December. */
    private void deals() {
        try (CsvOut out =
                open(
                        "deals",
                        "deal_id,influencer_id,season_id,starts_on,ends_before,model,fixed_fee,"
                                + "product_cost,ad_spend,other_cost,currency,commission_rate,"
                                + "expected_posts,post_due_on,stage,paid_on")) {
            for (int year = settings.from().getYear(); !isLate(year); year++) {
                for (int n = 0; n < roster.size(); n++) {
                    Draws draws = new Draws(settings.seed(), "deal " + year, n);
                    if (draws.isIn(200)) {
                        deal(out, year, n, draws);
                    }
                }
            }
            answers.feed("deals", out.rows(), 0, 0);
        }
    }

    private boolean isLate(int year) {
        return !LocalDate.of(year, 11, 1).isBefore(settings.endsBefore());
    }

    private static void deal(CsvOut out, int year, int number, Draws draws) {
        int kind = draws.below(4);
        out.cell("d-" + year + "-" + number).cell(Roster.id(number)).blank();
        out.cell(year + "-11-01").cell((year + 1) + "-01-01");
        out.cell(List.of("fixed", "affiliate", "hybrid", "gifted").get(kind));
        out.cell(kind % 2 == 0 ? draws.between(1, 20) * 50 + ".00" : "");
        out.cell(kind == 3 ? "60.00" : "").cell(kind == 0 ? "33.35" : "").blanks(2);
        out.cell(kind == 2 ? "0.06" : "").cell(1 + kind % 2).cell(year + "-11-24");
        out.cell("closed").blank().end();
    }

    private void posts() {
        long newest = 0;
        try (CsvOut out =
                open(
                        "posts",
                        "post_id,influencer_id,platform,posted_at,measured_at,views,reach,likes,"
                                + "comments,shares,saves,followers,url,text")) {
            int days = (int) (settings.endsBefore().toEpochDay() - settings.from().toEpochDay());
            for (int post = 0; post < settings.posts(); post++) {
                Draws draws = new Draws(settings.seed(), "post", post);
                int number = post % roster.size();
                LocalDateTime at =
                        settings.from().plusDays(draws.below(days)).atTime(draws.below(24), 30);
                long views = 50 + followers(number) * draws.below(500) / 1000;
                newest++;
                for (int measured : new int[] {1, 7, 30}) {
                    snapshot(out, post, number, at, measured, views);
                }
            }
            answers.feed("posts", out.rows(), out.rows() - newest, 0);
        }
    }

    private void snapshot(
            CsvOut out, int post, int number, LocalDateTime at, int days, long inTheEnd) {
        long views = days == 30 ? inTheEnd : inTheEnd * (50 + 5L * days) / 100;
        out.cell("p-" + post).cell(Roster.id(number)).cell(platform(number)).cell(at);
        out.cell(at.plusDays(days)).cell(views).cell(views * 8 / 10).cell(views / 25);
        out.cell(views / 300).cell(views / 700).blank().cell(followers(number)).blank();
        out.cell(post % 50 == 0 ? "New, at last:\ncode in bio" : "").end();
    }

    private void fx() {
        try (CsvOut out = open("fx", "rate_on,currency,units_per_reporting")) {
            LocalDate day = settings.from();
            while (day.isBefore(settings.endsBefore())) {
                String units = String.format(Locale.ROOT, "1.%04d", orders.units(day) - 10_000);
                out.cell(day).cell(settings.foreignCurrency()).cell(units).end();
                day = day.plusDays(1);
            }
            answers.feed("fx", out.rows(), 0, 0);
        }
    }

    private CsvOut open(String feed, String header) {
        return new CsvOut(folder.resolve(feed + "/" + feed + ".csv"), header);
    }
}
