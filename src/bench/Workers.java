import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How long a run on Spark would have taken on other numbers of cores, told from its event log: {@code
 * java src/bench/Workers.java LOG 1 2 4 8 16}. A calculation, not a measurement.
 *
 * <p>A run is a graph of queries (or jobs without one) and their stages. A stage begins when the
 * stages of its query that had ended before it began have ended, a query when the queries that had
 * ended before it began have ended, each after the time that the driver took in between, which stays
 * as it was; so does what comes after the last query. A stage's tasks keep their times and are laid
 * onto cores as they get free, first the stages that began first.
 *
 * <p>Where this flatters: every core is as quick as in the log, where few executors did all tasks and
 * had their code compiled early; nothing is slower for going over a network; nobody waits for a disk
 * that others use. Where it does not: what was cut into few tasks stays so; queries that waited for
 * each other only by chance, or for one of the driver's threads, still do.
 */
final class Workers {
    /** A stage, or the beginning or end of a query, which has no tasks. */
    private static final class Node {
        final long gap;
        final List<Long> tasks;
        final List<Node> after = new ArrayList<>();
        int waitsFor;
        int running;

        /**
         * @param gap what the driver does once all it waits for has ended, in milliseconds
         * @param first those it waits for
         */
        Node(long gap, List<Long> tasks, List<Node> first) {
            this.gap = gap;
            this.tasks = tasks;
            waitsFor = first.size();
            running = tasks.size();
            first.forEach(node -> node.after.add(this));
        }
    }

    /** Something with a beginning and an end, in milliseconds; 0: not known yet. */
    private static final class Span {
        long start;
        long end;
        final List<Long> tasks = new ArrayList<>();
        final Map<Integer, Span> stages = new TreeMap<>();
    }

    private record Event(long at, Node node, boolean isTask) {}

    private final Map<String, Span> queries = new LinkedHashMap<>();
    private final Map<Integer, String> queryOfStage = new TreeMap<>();
    private final Span application = new Span();

    public static void main(String[] args) throws IOException {
        Workers workers = new Workers();
        try (Stream<String> lines = Files.lines(Path.of(args[0]))) {
            lines.forEach(workers::read);
        }
        workers.queries.values().removeIf(query -> query.end == 0);
        workers.tell();
        System.out.println("| cores | s |\n|--:|--:|");
        for (String cores : List.of(args).subList(1, args.length)) {
            long took = simulate(workers.graph(), Integer.parseInt(cores));
            System.out.printf(Locale.ROOT, "| %s | %.1f |%n", cores, took / 1e3);
        }
        System.out.printf(
                Locale.ROOT,
                "| any number | %.1f |%n",
                simulate(workers.graph(), Integer.MAX_VALUE) / 1e3);
    }

    private void read(String line) {
        String event = text(line, "\"Event\":\"(?:[a-z.]*\\.ui\\.)?(\\w+)\"");
        switch (event) {
            case "SparkListenerApplicationStart" -> application.start = number(line, "Timestamp");
            case "SparkListenerApplicationEnd" -> application.end = number(line, "Timestamp");
            case "SparkListenerSQLExecutionStart" -> query(line).start = number(line, "time");
            case "SparkListenerSQLExecutionEnd" -> query(line).end = number(line, "time");
            case "SparkListenerJobStart" -> job(line);
            case "SparkListenerJobEnd" -> {
                Span job = queries.get("job " + number(line, "Job ID"));
                if (job != null) {
                    job.end = number(line, "Completion Time");
                }
            }
            case "SparkListenerStageCompleted" -> {
                stage(line).start = number(line, "Submission Time");
                stage(line).end = number(line, "Completion Time");
            }
            case "SparkListenerTaskEnd" ->
                    stage(line)
                            .tasks
                            .add(number(line, "Finish Time") - number(line, "Launch Time"));
            default -> {}
        }
    }

    private void job(String line) {
        String query = text(line, "\"spark\\.sql\\.execution\\.id\":\"(\\d+)\"");
        String name = query.isEmpty() ? "job " + number(line, "Job ID") : query;
        if (query.isEmpty()) {
            span(name).start = number(line, "Submission Time");
        }
        for (String stage : text(line, "\"Stage IDs\":\\[([0-9,]*)]").split(",", -1)) {
            queryOfStage.putIfAbsent(Integer.valueOf(stage), name);
        }
    }

    private Span query(String line) {
        return span(number(line, "executionId") + "");
    }

    private Span span(String query) {
        return queries.computeIfAbsent(query, name -> new Span());
    }

    private Span stage(String line) {
        int id = (int) number(line, "Stage ID");
        return span(queryOfStage.get(id)).stages.computeIfAbsent(id, any -> new Span());
    }

    private static long number(String line, String key) {
        return Long.parseLong(text(line, "\"" + key + "\":(\\d+)"));
    }

    private static String text(String line, String pattern) {
        Matcher matcher = PATTERNS.computeIfAbsent(pattern, Pattern::compile).matcher(line);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static final Map<String, Pattern> PATTERNS = new TreeMap<>();

    private void tell() {
        List<Span> stages =
                queries.values().stream().flatMap(query -> query.stages.values().stream()).toList();
        List<Long> tasks = stages.stream().flatMap(stage -> stage.tasks.stream()).toList();
        System.out.printf(
                Locale.ROOT,
                "%d queries, %d stages, %d tasks; %.1f s of tasks in %.1f s from the application's start to its"
                        + " end, %.1f s of them after the last query%n%n",
                queries.size(),
                stages.size(),
                tasks.size(),
                tasks.stream().mapToLong(Long::longValue).sum() / 1e3,
                (application.end - application.start) / 1e3,
                (application.end - latest(queries.values(), query -> query.end)) / 1e3);
    }

    /** The node of the application's beginning, from which all others are reached. */
    private Node graph() {
        Node begin = new Node(0, List.of(), List.of());
        Map<Span, Node> ends = new LinkedHashMap<>();
        List<Span> inOrder =
                queries.values().stream().sorted(Comparator.comparingLong(query -> query.start)).toList();
        for (Span query : inOrder) {
            List<Span> before = ended(inOrder, query.start);
            Node start = node(query.start, before, ends, List.of(), application.start, begin);
            ends.put(query, end(query, start));
        }
        node(application.end, inOrder, ends, List.of(), application.start, begin);
        return begin;
    }

    /** Adds the stages of a query. */
    private static Node end(Span query, Node start) {
        Map<Span, Node> ends = new LinkedHashMap<>();
        List<Span> stages =
                query.stages.values().stream()
                        .filter(stage -> stage.end > 0)
                        .sorted(Comparator.comparingLong(stage -> stage.start))
                        .toList();
        for (Span stage : stages) {
            List<Span> before = ended(stages, stage.start);
            ends.put(stage, node(stage.start, before, ends, stage.tasks, query.start, start));
        }
        return node(query.end, stages, ends, List.of(), query.start, start);
    }

    private static Node node(
            long at,
            List<Span> before,
            Map<Span, Node> ends,
            List<Long> tasks,
            long otherwiseAt,
            Node otherwise) {
        if (before.isEmpty()) {
            return new Node(at - otherwiseAt, tasks, List.of(otherwise));
        }
        return new Node(
                Math.max(0, at - latest(before, span -> span.end)),
                tasks,
                before.stream().map(ends::get).toList());
    }

    private static List<Span> ended(List<Span> spans, long at) {
        return spans.stream().filter(span -> span.end <= at && span.start < at).toList();
    }

    private static long latest(Iterable<Span> spans, ToLongFunction<Span> of) {
        long latest = 0;
        for (Span span : spans) {
            latest = Math.max(latest, of.applyAsLong(span));
        }
        return latest;
    }

    /** When the last node ended. */
    private static long simulate(Node begin, int cores) {
        PriorityQueue<Event> events = new PriorityQueue<>(Comparator.comparingLong(Event::at));
        Queue<Map.Entry<Node, Long>> waiting = new ArrayDeque<>();
        events.add(new Event(0, begin, false));
        int free = cores;
        long now = 0;
        while (!events.isEmpty()) {
            Event event = events.remove();
            now = event.at();
            Node node = event.node();
            if (event.isTask()) {
                free++;
                node.running--;
            } else {
                node.tasks.forEach(task -> waiting.add(Map.entry(node, task)));
            }
            if (node.running == 0) {
                for (Node next : node.after) {
                    next.waitsFor--;
                    if (next.waitsFor == 0) {
                        events.add(new Event(now + next.gap, next, false));
                    }
                }
            }
            for (; free > 0 && !waiting.isEmpty(); free--) {
                Map.Entry<Node, Long> task = waiting.remove();
                events.add(new Event(now + task.getValue(), task.getKey(), true));
            }
        }
        return now;
    }
}
