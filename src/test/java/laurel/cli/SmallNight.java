package laurel.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A job of three tiny feeds in a folder: anna sells for 90.00, ben for 10.00, nobody for 5.00. */
public final class SmallNight {
    public static final String AS_OF = "2025-12-01";

    private static final String JOB =
            """
            name: nightly
            timezone: Europe/Berlin
            currency: EUR
            feeds:
              - {feed: orders, source: orders.csv}
              - {feed: codes, source: codes.csv}
              - {feed: posts, source: posts.csv}
            seasons:
              - id: black-friday
                occurrences: [{starts-on: 2025-11-24, ends-before: 2025-12-02}]
            publish: {to: published}
            """;

    private final Path folder;

    private SmallNight(Path folder) {
        this.folder = folder;
    }

    /** The job that a folder has already. */
    static SmallNight at(Path folder) {
        return new SmallNight(folder);
    }

    public static SmallNight in(Path folder) throws IOException {
        SmallNight night = new SmallNight(folder);
        night.write("job.yml", JOB);
        night.write(
                "orders.csv",
                """
                order_id,ordered_at,goods_amount,discount_codes,customer_id
                o1,2025-11-28T10:00:00,90.00,ANNA10,c1
                o2,2025-11-28T11:00:00,10.00,BEN10,c2
                o3,2025-11-28T12:00:00,5.00,,c3
                """);
        night.write(
                "codes.csv",
                """
                code,influencer_id,commission_rate
                ANNA10,anna,0.10
                BEN10,ben,0.10
                """);
        night.write(
                "posts.csv",
                """
                post_id,influencer_id,platform,posted_at,views
                p1,anna,instagram,2025-11-27T09:00:00,1000
                """);
        return night;
    }

    public Path job() {
        return folder.resolve("job.yml");
    }

    public Path published() {
        return folder.resolve("published");
    }

    public Path state() {
        return folder.resolve("state");
    }

    /** Replaces a file of the folder. */
    public void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    public String read(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    public Cli.Answer run(Object... more) {
        return runAsOf(AS_OF, more);
    }

    /**
     * @param day {@code --as-of}
     */
    public Cli.Answer runAsOf(String day, Object... more) {
        Object[] arguments = new Object[4 + more.length];
        arguments[0] = "run";
        arguments[1] = job();
        arguments[2] = "--as-of";
        arguments[3] = day;
        System.arraycopy(more, 0, arguments, 4, more.length);
        return Cli.run(arguments);
    }
}
