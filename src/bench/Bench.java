import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Measures a read of all feeds, a hand-written DuckDB script, on request the same script on Spark,
 * and {@code target/laurel run} on the same generated feeds, and checks that all ledgers say the
 * same; then a night with a thousandth of new orders on top. Needs Linux for the peak memory and the
 * processor time.
 */
final class Bench {
    private static final Path TARGET = Path.of("target/bench");
    private static final String LAUREL = "target/laurel";
    private static final String NEXT_NIGHT = "laurel, the next night";
    private static final String NEXT_SCRIPT = "script, the next night";

    /** What is run of the script, under {@code src/bench/script}. */
    private static final List<String> SCRIPT =
            List.of("1-parse", "2-newest", "3-lines", "4-figures", "5-seasons");

    private static final List<String> KEEP =
            List.of("1-parse", "2-newest", "3-lines", "4-figures", "keep");
    private static final List<String> SCRIPT_OF_NIGHT =
            List.of("1-parse", "night-newest", "3-lines", "4-figures", "5-seasons");

    /** The orders' files of a full run, and the only one of the night after it. */
    private static final String FULL = "*";

    private static final String NIGHT = "2026-01-01";

    private static final String SPARK_SCRIPT = "script, Spark";
    private static final String SPARK_JARS = "target/spark/jars";

    /**
     * @param cpuSeconds of all its threads, in the program and in the system
     */
    private record Measure(double seconds, double cpuSeconds, long peakMiB) {}

    private final Path feeds;
    private final Path out;
    private final Path aside = TARGET.resolve("aside");
    private final String duck;
    private final long orders;
    private final int rounds;
    private final boolean isWithSpark;

    private Bench(long orders, int rounds, boolean isWithSpark) throws IOException {
        this.orders = orders;
        this.rounds = rounds;
        this.isWithSpark = isWithSpark;
        feeds = TARGET.resolve("feeds-" + orders);
        out = Files.createDirectories(TARGET.resolve("out-" + orders));
        duck = "target/bench/classes:" + jar("target/lib", "duckdb_jdbc");
        if (!Files.exists(feeds.resolve("answers.json"))) {
            generate(orders);
        }
    }

    public static void main(String[] args) throws Exception {
        new Bench(Long.parseLong(args[0]), Integer.parseInt(args[1]), args[2].equals("1")).measure();
    }

    /** 10,000 influencers and 20,000 codes from 200,000 orders on; what the script leaves out is off. */
    private void generate(long orders) throws IOException {
        int influencers = (int) Math.max(20, Math.min(10_000, orders / 20));
        System.err.println("generating " + feeds);
        run(
                List.of(
                        LAUREL, "generate", "--orders", orders + "", "--seed", "7", "--to",
                        feeds.toString(), "--influencers", influencers + "", "--clicked", "0",
                        "--foreign", "0", "--dirty", "0"));
    }

    private void measure() throws IOException {
        Map<String, List<String>> contenders = new LinkedHashMap<>();
        contenders.put("read floor", sql("floor.sql"));
        contenders.put("script", script(SCRIPT, FULL, "", "ledger"));
        if (isWithSpark) {
            contenders.put(SPARK_SCRIPT, sparkSql());
        }
        contenders.put("laurel", night("2025-12-31"));
        Map<String, List<Measure>> measures = new LinkedHashMap<>();
        Map<String, String> stages = new LinkedHashMap<>();
        for (int round = 1; round <= rounds; round++) {
            System.err.println("round " + round);
            for (Map.Entry<String, List<String>> contender : contenders.entrySet()) {
                empty();
                measure(contender.getKey(), contender.getValue(), measures);
                if (contender.getKey().equals("script")) {
                    Files.writeString(out.resolve("script.csv"), sums(out + "/ledger.parquet"));
                } else if (contender.getKey().equals(SPARK_SCRIPT)) {
                    check(SPARK_SCRIPT, out + "/spark-ledger/*.parquet");
                }
            }
            check("laurel", currentRun() + "/ledger/**/*.parquet");
            String full = stages();
            nextNight(measures);
            stages.put("laurel", full);
            stages.put(NEXT_NIGHT, stages());
        }
        deleteAside();
        print(measures);
        stages.forEach((name, table) -> System.out.println("\n" + name + "\n\n" + table));
    }

    private List<String> night(String asOf) {
        return List.of(LAUREL, "run", feeds.resolve("job.yml") + "", "--as-of", asOf);
    }

    /** One new order for every thousand there are, all of the day after the last. */
    private void nextNight(Map<String, List<Measure>> measures) throws IOException {
        if (!Files.exists(out.resolve("kept-days.parquet"))) {
            System.err.println("keeping what a night by hand begins with");
            run(script(KEEP, FULL, "", "kept-ledger"));
        }
        Path delivered = feeds.resolve("orders/" + NIGHT + ".csv");
        List<String> lines = new ArrayList<>();
        try (Stream<String> orders = Files.lines(feeds.resolve("orders/2025-12.csv"))) {
            orders.limit(1 + this.orders / 1000).forEach(lines::add);
        }
        for (int line = 1; line < lines.size(); line++) {
            lines.set(
                    line,
                    lines.get(line)
                            .replaceFirst("^[^,]*", "night-" + line)
                            .replaceAll("2025-12-\\d\\d(T| )", NIGHT + "$1"));
        }
        Files.write(delivered, lines);
        try {
            String kept = "union all select * from read_parquet('" + out + "/kept-days.parquet')";
            measure(NEXT_SCRIPT, script(SCRIPT_OF_NIGHT, NIGHT, kept, "kept-ledger-" + NIGHT), measures);
            measure(NEXT_NIGHT, night(NIGHT), measures);
        } finally {
            Files.delete(delivered);
        }
        Files.writeString(out.resolve("script.csv"), sums(out + "/kept-ledger*.parquet"));
        check(NEXT_NIGHT, currentRun() + "/ledger/**/*.parquet");
    }

    private static void measure(
            String name, List<String> command, Map<String, List<Measure>> measures)
            throws IOException {
        System.err.println(name);
        measures.computeIfAbsent(name, any -> new ArrayList<>()).add(run(command));
    }

    /**
     * @param orders what the orders' files are called
     * @param kept what counts for seasons of nights before, as SQL
     * @param ledger the name of its file
     */
    private List<String> script(
            List<String> parts, String orders, String kept, String ledger) {
        List<String> command =
                new ArrayList<>(List.of("java", "-Xmx256m", "-cp", duck, "RunSql"));
        parts.forEach(part -> command.add("src/bench/script/" + part + ".sql"));
        command.addAll(
                List.of(
                        "feeds=" + feeds, "out=" + out, "orders=" + orders, "kept=" + kept,
                        "ledger=" + ledger,
                        "end=" + (orders.equals(FULL) ? NIGHT : "2026-01-02")));
        return command;
    }

    private List<String> sql(String file) {
        return List.of(
                "java", "-Xmx256m", "-cp", duck, "RunSql", "src/bench/" + file, "feeds=" + feeds,
                "out=" + out, "end=2026-01-01");
    }

    /** With the openings into Java that Spark's own start script makes. */
    private List<String> sparkSql() {
        List<String> command = new ArrayList<>(List.of("java", "-Xmx4g"));
        for (String opened : List.of("java.lang", "java.nio", "java.util", "sun.nio.ch")) {
            command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        command.addAll(
                List.of(
                        "-cp", "target/bench/spark-classes:" + SPARK_JARS + "/*", "RunSparkSql",
                        "src/bench/script-spark.sql", out.resolve("spark-tables") + "",
                        "feeds=" + feeds.toAbsolutePath(), "out=" + out.toAbsolutePath(),
                        "end=2026-01-01"));
        return command;
    }

    /** Whole, from the start of the process to its end; a failure ends the benchmark. */
    private static Measure run(List<String> command) throws IOException {
        double cpu = cpuSecondsOfChildren();
        long from = System.nanoTime();
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(TARGET.resolve("output.txt").toFile())
                        .start();
        long peak = peakKiB(process.pid());
        while (!hasEnded(process)) {
            peak = Math.max(peak, peakKiB(process.pid()));
        }
        double seconds = (System.nanoTime() - from) / 1e9;
        if (process.exitValue() != 0) {
            throw new IllegalStateException(
                    String.join(" ", command)
                            + " ended with "
                            + process.exitValue()
                            + ":\n"
                            + Files.readString(TARGET.resolve("output.txt")));
        }
        return new Measure(seconds, cpuSecondsOfChildren() - cpu, peak / 1024);
    }

    /** Of all processes that this one started and that have ended: fields 16 and 17, in hundredths. */
    private static double cpuSecondsOfChildren() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / 100.0;
    }

    /** Waits a little; to look more often would take of what is measured. */
    private static boolean hasEnded(Process process) {
        try {
            return process.waitFor(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long peakKiB(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }

    /**
     * Every round starts from nothing. What the round before left is put aside until the end: file
     * systems make new files slowly where many were just deleted.
     */
    private void empty() throws IOException {
        for (Path left :
                List.of(
                        feeds.resolve("published"),
                        feeds.resolve("state"),
                        out.resolve("ledger.parquet"),
                        out.resolve("tiers.parquet"),
                        out.resolve("spark-tables"),
                        out.resolve("spark-ledger"),
                        out.resolve("spark-tiers"))) {
            if (Files.exists(left)) {
                Files.createDirectories(aside);
                Files.move(left, aside.resolve(System.nanoTime() + "-" + left.getFileName()));
            }
        }
    }

    private void deleteAside() throws IOException {
        if (Files.exists(aside)) {
            try (Stream<Path> files = Files.walk(aside)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void print(Map<String, List<Measure>> measures) {
        System.out.printf(
                "| %s | wall s | CPU s | peak MiB | x script |%n|---|--:|--:|--:|--:|%n", feeds.getFileName());
        measures.forEach(
                (name, all) -> {
                    double seconds = median(all, Measure::seconds);
                    String peer = name.endsWith("night") ? NEXT_SCRIPT : "script";
                    System.out.printf(
                            Locale.ROOT,
                            "| %s | %.2f | %.2f | %.0f | %.2f |%n",
                            name,
                            seconds,
                            median(all, Measure::cpuSeconds),
                            median(all, Measure::peakMiB),
                            seconds / median(measures.get(peer), Measure::seconds));
                });
    }

    private static double median(
            List<Measure> all, java.util.function.ToDoubleFunction<Measure> of) {
        double[] sorted = all.stream().mapToDouble(of).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** The folder of the run that readers see. */
    private Path currentRun() throws IOException {
        Matcher current =
                Pattern.compile("\"run_id\" : \"([^\"]+)\"")
                        .matcher(Files.readString(feeds.resolve("published/CURRENT.json")));
        if (!current.find()) {
            throw new IllegalStateException("nothing is current");
        }
        return feeds.resolve("published/runs").resolve(current.group(1));
    }

    /** How long each stage of the run that readers see took; publishing is still going on when it is noted. */
    private String stages() throws IOException {
        Path run = currentRun();
        Matcher stage =
                Pattern.compile("\"milliseconds\" : (\\d+),\\s*\"stage\" : \"([^\"]+)\"")
                        .matcher(Files.readString(run.resolve("run_results.json")));
        StringBuilder table = new StringBuilder("| stage | s |\n|---|--:|\n");
        while (stage.find()) {
            table.append(
                    String.format(
                            Locale.ROOT,
                            "| %s | %.2f |\n",
                            stage.group(2),
                            Long.parseLong(stage.group(1)) / 1e3));
        }
        return table.toString();
    }

    private void check(String name, String ledger) throws IOException {
        String script = Files.readString(out.resolve("script.csv"));
        String other = sums(ledger);
        if (!script.equals(other)) {
            throw new IllegalStateException(
                    "the ledgers differ; script:\n" + script + "\n" + name + ":\n" + other);
        }
        System.err.println(name + "'s ledger and the script's agree, by entry and reason:\n" + other);
    }

    private String sums(String ledger) throws IOException {
        run(List.of("java", "-cp", duck, "RunSql", "src/bench/sums.sql", "ledger=" + ledger, "out=" + out));
        return Files.readString(out.resolve("sums.csv"));
    }

    private static String jar(String folder, String name) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.map(Path::toString)
                    .filter(file -> file.contains("/" + name) && file.endsWith(".jar"))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalStateException(folder + ": no " + name + "; make build first"));
        }
    }
}
