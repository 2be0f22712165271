package laurel.models;

import static laurel.parquet.Column.bigint;
import static laurel.parquet.Column.date;
import static laurel.parquet.Column.integer;
import static laurel.parquet.Column.string;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import laurel.Digest;
import laurel.feeds.LandedFeeds;
import laurel.feeds.LandedFile;
import laurel.parquet.TableSchema;
import laurel.parquet.Tables;
import laurel.spec.CfgRelations;
import laurel.spec.FeedKind;
import laurel.spec.Job;
import laurel.spec.Seasons;

/**
 * What models start from: landed feeds, the rules, and the calendar of the months that orders or
 * clicks lie in.
 */
public final class Roots {
    private static final TableSchema MONTHS =
            TableSchema.of(
                    integer("month").required(),
                    date("starts_on").required(),
                    date("ends_before").required(),
                    bigint("starts_at").required(),
                    bigint("ends_at").required(),
                    date("looked_back_on").required(),
                    bigint("looked_back_at").required(),
                    bigint("as_of_ends_at").required());
    private static final TableSchema DELIVERIES =
            TableSchema.of(
                    string("feed").required(),
                    integer("month").required(),
                    bigint("file_id").required(),
                    bigint("delivery").required());
    private static final Set<FeedKind> BY_MONTH = Set.of(FeedKind.ORDERS, FeedKind.CLICKS);
    private static final long DAY_MICROS = 86_400_000_000L;

    private final Job job;
    private final LocalDate asOf;
    private final LandedFeeds landed;
    private final Path folder;
    private final Set<FeedKind> unread;
    private final List<Seasons.Occurrence> seasons;
    private final Map<String, Built> relations = new TreeMap<>();

    private Roots(Job job, LocalDate asOf, LandedFeeds landed, Path folder, Set<FeedKind> unread) {
        this.job = job;
        this.asOf = asOf;
        this.landed = landed;
        this.folder = folder;
        this.unread = unread;
        seasons = Seasons.of(job, asOf);
    }

    /**
     * @param cfg the rules as relations, by name
     * @param folder of the run, for the calendar
     */
    public static Roots of(
            Job job, LocalDate asOf, LandedFeeds landed, Map<String, Path> cfg, Path folder) {
        return of(job, asOf, landed, cfg, folder, Set.of());
    }

    /**
     * @param unread feeds some of whose files were only looked at: their months are not known
     */
    public static Roots of(
            Job job,
            LocalDate asOf,
            LandedFeeds landed,
            Map<String, Path> cfg,
            Path folder,
            Set<FeedKind> unread) {
        Roots roots = new Roots(job, asOf, landed, folder, unread);
        roots.feeds();
        roots.files();
        roots.months();
        roots.deliveries();
        cfg.forEach((name, file) -> roots.relations.put(name, file(file)));
        return roots;
    }

    Map<String, Built> relations() {
        return relations;
    }

    /**
     * The months that a month reaches to: from the first that its orders look back on, to itself;
     * or those of the seasons that begin in it.
     */
    SortedSet<Integer> reached(Model.Reach reach, int month) {
        SortedSet<Integer> months = new TreeSet<>();
        if (month <= 0 || month == Built.OTHERS) {
            return months;
        }
        LocalDate first = firstDay(month);
        if (reach.isOfSeasons()) {
            seasons.stream()
                    .filter(season -> season.startsOn().withDayOfMonth(1).equals(first))
                    .forEach(season -> months.addAll(monthsFrom(first, season.endsBefore())));
        } else {
            months.addAll(monthsFrom(lookedBackOn(first).withDayOfMonth(1), first.plusMonths(1)));
        }
        return months;
    }

    /** From the first day of a month to before another day. */
    private static SortedSet<Integer> monthsFrom(LocalDate from, LocalDate before) {
        return Stream.iterate(from, day -> day.isBefore(before), day -> day.plusMonths(1))
                .map(day -> day.getYear() * 100 + day.getMonthValue())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void feeds() {
        Map<String, LandedFile> byKey =
                landed.files().stream()
                        .collect(Collectors.toMap(LandedFile::key, file -> file, (a, b) -> a));
        landed.relations()
                .forEach(
                        (name, files) -> {
                            boolean isByMonth =
                                    Set.of(
                                                    "raw_orders",
                                                    "raw_order_codes",
                                                    "raw_order_links",
                                                    "raw_clicks")
                                            .contains(name);
                            relations.put(
                                    name,
                                    isByMonth
                                            ? byMonth(name, files, byKey)
                                            : Built.root(files, Digest.of(keys(name))));
                        });
    }

    /** The landing keys of the files that a relation's rows come from, in the order of delivery. */
    private Set<String> keys(String relation) {
        return landed.files().stream()
                .filter(
                        file ->
                                relation.equals("raw_rejects")
                                        || relation.equals("raw_replayed")
                                        || relation.equals("raw_" + file.feed().id()))
                .map(LandedFile::key)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Built byMonth(String name, List<Path> files, Map<String, LandedFile> byKey) {
        FeedKind feed = name.equals("raw_clicks") ? FeedKind.CLICKS : FeedKind.ORDERS;
        SortedMap<Integer, Built.Part> parts =
                parts(
                        Set.of(feed),
                        Built.FRESH,
                        months(feed),
                        month ->
                                Digest.of(
                                        files(feed, month).stream()
                                                .map(LandedFile::key)
                                                .collect(
                                                        Collectors.toCollection(
                                                                LinkedHashSet::new))));
        List<Built.Stored> stored = new ArrayList<>();
        for (Path file : files) {
            LandedFile from =
                    byKey.get(file.resolveSibling(".").normalize().getFileName().toString());
            SortedSet<Integer> months =
                    from == null ? new TreeSet<>() : new TreeSet<>(from.months().keySet());
            stored.add(new Built.Stored(file.toString(), months, months));
        }
        return new Built(true, stored, parts);
    }

    /**
     * @param feeds whose files tell what the parts are
     * @param unreadDigest of what files add that were not read
     */
    private SortedMap<Integer, Built.Part> parts(
            Set<FeedKind> feeds,
            String unreadDigest,
            Set<Integer> months,
            Function<Integer, String> digest) {
        SortedMap<Integer, Built.Part> parts = new TreeMap<>();
        for (int month : months) {
            parts.put(month, part(digest.apply(month)));
        }
        if (feeds.stream().anyMatch(unread::contains)) {
            parts.put(Built.OTHERS, part(unreadDigest));
        }
        return parts;
    }

    private static Built.Part part(String key) {
        return new Built.Part(key, key, new TreeMap<>());
    }

    /** The delivered files of a feed that hold rows of a month, in the order of delivery. */
    private List<LandedFile> files(FeedKind feed, int month) {
        return landed.files().stream()
                .filter(file -> file.feed() == feed && file.months().containsKey(month))
                .toList();
    }

    private SortedSet<Integer> months(FeedKind feed) {
        return landed.files().stream()
                .filter(file -> file.feed() == feed)
                .flatMap(file -> file.months().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Which file was delivered when, and which are new: others every night. */
    private void files() {
        for (String relation : List.of("raw_files", "raw_new_files")) {
            List<Path> files = landed.relations().getOrDefault(relation, List.of());
            relations.put(relation, file(files.get(0)));
        }
    }

    private void months() {
        SortedSet<Integer> months = new TreeSet<>();
        BY_MONTH.forEach(feed -> months.addAll(months(feed)));
        Map<Integer, List<Object>> rows = new TreeMap<>();
        months.forEach(month -> rows.put(month, month(month)));
        calendar("raw_months", MONTHS, rows.values());
        relations.put(
                "raw_months",
                stored(
                        "raw_months",
                        parts(
                                BY_MONTH,
                                Built.UNTOLD, // a file may well have no other months
                                months,
                                month -> Digest.of(List.of("" + rows.get(month))))));
    }

    private List<Object> month(int month) {
        LocalDate startsOn = firstDay(month);
        LocalDate endsBefore = startsOn.plusMonths(1);
        long startsAt = CfgRelations.startOf(startsOn, job.timezone());
        long lookback = job.attribution().click().lookbackDays() * DAY_MICROS;
        return List.of(
                month,
                startsOn,
                endsBefore,
                startsAt,
                CfgRelations.startOf(endsBefore, job.timezone()),
                lookedBackOn(startsOn),
                startsAt - lookback,
                asOfEndsAt(month));
    }

    /** An hour more or less does not matter here: nothing is left out, the models look closer. */
    private LocalDate lookedBackOn(LocalDate startsOn) {
        return startsOn.minusDays(job.attribution().click().lookbackDays() + 1L);
    }

    /**
     * From when on nothing is looked at: the end of the as-of day where a month has anything behind
     * it; otherwise never, so that a month that is over stays as it is.
     */
    private long asOfEndsAt(int month) {
        long end = CfgRelations.startOf(asOf.plusDays(1), job.timezone());
        boolean isHiding =
                landed.files().stream()
                        .anyMatch(file -> file.months().getOrDefault(month, end - 1) >= end);
        return isHiding ? end : Long.MAX_VALUE;
    }

    private void deliveries() {
        Map<Integer, List<List<Object>>> rows = new TreeMap<>();
        for (FeedKind feed : List.of(FeedKind.ORDERS, FeedKind.CLICKS)) {
            for (int month : months(feed)) {
                List<LandedFile> files = files(feed, month);
                for (int place = 0; place < files.size(); place++) {
                    rows.computeIfAbsent(month, any -> new ArrayList<>())
                            .add(
                                    List.of(
                                            feed.id(),
                                            month,
                                            files.get(place).fileId(),
                                            (long) place));
                }
            }
        }
        calendar(
                "raw_deliveries",
                DELIVERIES,
                rows.values().stream().flatMap(List::stream).toList());
        relations.put(
                "raw_deliveries",
                stored(
                        "raw_deliveries",
                        parts(
                                BY_MONTH,
                                Built.FRESH,
                                rows.keySet(),
                                month -> Digest.of(List.of("" + rows.get(month))))));
    }

    /** Anew at each start: one that was killed may have left half a file. */
    private void calendar(String name, TableSchema schema, Collection<List<Object>> rows) {
        Path file = folder.resolve(name + ".parquet");
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Tables.write(file, schema, List.copyOf(rows));
    }

    private Built stored(String name, SortedMap<Integer, Built.Part> parts) {
        SortedSet<Integer> months = new TreeSet<>(parts.keySet());
        String file = folder.resolve(name + ".parquet").toString();
        return new Built(true, List.of(new Built.Stored(file, months, months)), parts);
    }

    private static LocalDate firstDay(int month) {
        return LocalDate.of(month / 100, month % 100, 1);
    }

    private static Built file(Path file) {
        try {
            return Built.root(List.of(file), Digest.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
