package laurel.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import laurel.Digest;
import laurel.publish.Run;

/**
 * The page of a season: one HTML file that needs nothing beside it and lets nothing in, by its
 * Content-Security-Policy. The same run gives the same bytes.
 */
public final class SeasonPage {
    private final Season season;
    private final Run run;

    private SeasonPage(Season season, Run run) {
        this.season = season;
        this.run = run;
    }

    /**
     * What the template is filled with.
     *
     * @param style and the scripts are our own files, written as they are
     */
    private record Content(
            String title,
            String policy,
            String style,
            String library,
            String script,
            String state,
            List<Cell> facts,
            List<Section> sections) {}

    /**
     * Makes the page.
     *
     * @return empty when the run has no such season
     */
    public static Optional<String> of(Run run, String seasonId) {
        try (Tables tables = Tables.of(run)) {
            return Season.of(tables, seasonId).map(season -> new SeasonPage(season, run).html());
        }
    }

    /**
     * Puts a page in its place at once, so that nobody reads half of one.
     *
     * @param file replaced when it is there; its folder must exist
     */
    public static void write(String page, Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "it is a folder");
        }
        Path aside = file.resolveSibling("." + file.getFileName() + ".tmp");
        try {
            Files.writeString(aside, page);
            Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    /** The seasons that a run has a page for, the latest first. */
    public static List<String> seasons(Run run) {
        try (Tables tables = Tables.of(run)) {
            return tables
                    .rows(
                            Query.of("season_summaries", "season_id")
                                    .order("starts_on desc, season_id"))
                    .stream()
                    .map(row -> row.word("season_id"))
                    .toList();
        }
    }

    /** Of every season the latest that the run knows. */
    public static List<String> latest(Run run) {
        try (Tables tables = Tables.of(run)) {
            String latest = "max_by(season_id, starts_on)";
            return tables
                    .rows(Query.of("season_summaries", "season").columns(latest).order("season"))
                    .stream()
                    .map(row -> row.word(latest))
                    .toList();
        }
    }

    private String html() {
        String style = resource("/laurel/report/page.css");
        String script = resource("/laurel/report/charts.js");
        String library = library();
        String policy =
                "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; script-src "
                        + hash(library)
                        + " "
                        + hash(script)
                        + "; style-src "
                        + hash(style);
        Template template =
                Mustache.compiler()
                        .withLoader(
                                name ->
                                        new StringReader(
                                                resource("/laurel/report/" + name + ".mustache")))
                        .compile(resource("/laurel/report/page.mustache"));
        return template.execute(
                new Content(
                        season.id() + " – " + season.run().word("job"),
                        policy,
                        style,
                        library,
                        script,
                        season.summary().is("is_provisional") ? "provisional" : "final",
                        facts(),
                        sections()));
    }

    private List<Cell> facts() {
        return Section.cells(
                season.summary().word("starts_on")
                        + " until before "
                        + season.summary().word("ends_before"),
                "as of " + season.run().word("as_of"),
                "money in " + season.currency(),
                "run " + run.id());
    }

    private List<Section> sections() {
        return List.of(
                new Headline(season).section(),
                new Who(season).section(),
                new When(season).section(),
                new Cost(season).section(),
                new Changes(season).section(),
                new Trouble(season).section(),
                new Confidence(season).section(),
                new Next(season).section());
    }

    private static String library() {
        Properties webjar = new Properties();
        try (InputStream in = open("/META-INF/maven/org.webjars/echarts/pom.properties")) {
            webjar.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return resource(
                "/META-INF/resources/webjars/echarts/"
                        + webjar.getProperty("version")
                        + "/echarts.min.js");
    }

    private static String resource(String name) {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        InputStream in = SeasonPage.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("[BUG] no resource " + name);
        }
        return in;
    }

    private static String hash(String text) {
        return "'sha256-" + Digest.base64(text) + "'";
    }
}
