package laurel.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A standalone cluster on this machine: a master and workers of one core, each a process, and
 * drivers started as {@code spark-submit} starts them, of the jars in {@code target/spark/jars} and
 * the built program.
 */
final class Cluster implements AutoCloseable {
    private static final Path HOME = Path.of("target/spark").toAbsolutePath();
    private static final Path JAR = Path.of("target/laurel.jar").toAbsolutePath();
    private static final Pattern ADDRESS = Pattern.compile("spark://127\\.0\\.0\\.1:[0-9]+");

    /** On a machine that may be busy: wait for answers. */
    private static final Map<String, String> SETTINGS =
            Map.of(
                    "spark.driver.host", "127.0.0.1",
                    "spark.ui.enabled", "false",
                    "spark.network.timeout", "600s",
                    "spark.executor.extraClassPath", JAR.toString());

    /** To compile a query would take longer than to run it. */
    static final Map<String, String> LITTLE_DATA =
            Map.of(
                    "spark.sql.shuffle.partitions", "4",
                    "spark.sql.codegen.wholeStage", "false",
                    "spark.sql.codegen.factoryMode", "NO_CODEGEN");

    private final Path folder;
    private final List<Process> daemons = new ArrayList<>();
    private final String master;

    private Cluster(Path folder, int workers) throws IOException, InterruptedException {
        this.folder = folder;
        Process started =
                start(
                        "master",
                        "org.apache.spark.deploy.master.Master",
                        "--host",
                        "127.0.0.1",
                        "--port",
                        "0",
                        "--webui-port",
                        "0");
        daemons.add(started);
        master = heard(started, ADDRESS);
        deaf(started);
        for (int i = 1; i <= workers; i++) {
            String name = "worker-" + i;
            Process worker =
                    start(
                            name,
                            "org.apache.spark.deploy.worker.Worker",
                            "--host",
                            "127.0.0.1",
                            "--webui-port",
                            "0",
                            "--cores",
                            "1",
                            "--memory",
                            "1g",
                            "--work-dir",
                            folder.resolve(name).toString(),
                            master);
            daemons.add(worker);
            heard(worker, Pattern.compile("Successfully registered with master"));
            deaf(worker);
        }
    }

    static Cluster start(Path folder, int workers) throws IOException, InterruptedException {
        assertTrue(
                Files.isDirectory(HOME.resolve("jars")) && Files.exists(JAR),
                "start this by make test-cluster");
        return new Cluster(Files.createDirectories(folder), workers);
    }

    /**
     * A driver that runs a job on the cluster, and tells its events on stderr, a JSON each.
     *
     * @param settings of Spark, beside those of every run
     */
    Process submit(Path job, LocalDate asOf, Map<String, String> settings)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("--master", master));
        Map<String, String> all = new TreeMap<>(SETTINGS);
        all.putAll(settings);
        all.forEach((key, value) -> arguments.addAll(List.of("--conf", key + "=" + value)));
        arguments.addAll(
                List.of(
                        "--driver-class-path",
                        JAR.toString(),
                        "--class",
                        "laurel.Main",
                        JAR.toString(),
                        "run",
                        job.toString(),
                        "--as-of",
                        asOf.toString(),
                        "--engine",
                        "spark",
                        "--log-format",
                        "json"));
        return start(
                "driver", "org.apache.spark.deploy.SparkSubmit", arguments.toArray(String[]::new));
    }

    /** Waits until a process says what is looked for. */
    static String heard(Process process, Pattern wanted) throws IOException {
        BufferedReader said = process.errorReader(StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            lines.add(line);
            Matcher matcher = wanted.matcher(line);
            if (matcher.find()) {
                return matcher.group();
            }
        }
        throw new AssertionError(wanted + " was not said, but\n" + String.join("\n", lines));
    }

    /** Waits for the end of a process that nobody listens to any more. */
    static void assertDone(Process process) throws IOException, InterruptedException {
        String rest = String.join("\n", process.errorReader().lines().toList());
        assertEquals(0, process.waitFor(), rest);
    }

    /** Kills the executor of a worker; the cluster starts another. */
    void killAnExecutor() throws InterruptedException {
        ProcessHandle executor =
                daemons.get(1)
                        .descendants()
                        .filter(
                                child ->
                                        child.info()
                                                .commandLine()
                                                .orElse("")
                                                .contains("CoarseGrainedExecutorBackend"))
                        .findFirst()
                        .orElseThrow();
        assertTrue(executor.destroyForcibly());
        executor.onExit().join();
    }

    /**
     * What the shell script of a Spark distribution does: it asks for the command, and starts it.
     */
    private Process start(String name, String main, String... arguments)
            throws IOException, InterruptedException {
        List<String> asked = new ArrayList<>();
        asked.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        asked.addAll(List.of("-cp", HOME.resolve("jars") + "/*", "org.apache.spark.launcher.Main"));
        asked.add(main);
        asked.addAll(Arrays.asList(arguments));
        Process launcher = in(new ProcessBuilder(asked)).start();
        String told = new String(launcher.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, launcher.waitFor(), name);
        List<String> command = Arrays.asList(told.substring(told.indexOf('\n') + 1).split("\0", 0));
        return in(new ProcessBuilder(command))
                .redirectOutput(folder.resolve(name + ".txt").toFile())
                .start();
    }

    private static ProcessBuilder in(ProcessBuilder builder) {
        builder.environment()
                .putAll(
                        Map.of(
                                "SPARK_HOME",
                                HOME.toString(),
                                "SPARK_SCALA_VERSION",
                                "2.13",
                                "SPARK_LOCAL_IP",
                                "127.0.0.1",
                                "SPARK_DAEMON_JAVA_OPTS",
                                "-Dspark.worker.timeout=600"));
        return builder;
    }

    /** Reads on, so that a process that talks is not held up. */
    private static void deaf(Process process) {
        Thread reader = new Thread(() -> process.errorReader().lines().forEach(line -> {}));
        reader.setDaemon(true);
        reader.start();
    }

    @Override
    public void close() {
        for (Process daemon : daemons) {
            daemon.descendants().forEach(ProcessHandle::destroyForcibly);
            daemon.destroyForcibly();
        }
    }
}
