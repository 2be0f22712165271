package laurel.restate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import laurel.engine.QueryReader;
import laurel.feeds.Forgotten;
import laurel.publish.Contracts;
import laurel.publish.Manifest;
import laurel.publish.RunIdentity;
import org.jspecify.annotations.Nullable;

/** Finds what two runs are made of and does not agree. */
record Causes(QueryReader reader, Side from, Side to) {
    /** Said by the inputs, or by the as-of day. */
    private static final Set<String> SAID = Set.of("cfg_closed_seasons");

    List<Cause> find() {
        List<Cause> causes = new ArrayList<>();
        Manifest a = from.run().manifest();
        Manifest b = to.run().manifest();
        unequal(causes, "as-of", "as_of", a.asOf().toString(), b.asOf().toString());
        unequal(causes, "program", "version", a.programVersion(), b.programVersion());
        rules(causes);
        inputs(causes, a, b);
        columns(causes);
        return causes;
    }

    private static void unequal(
            List<Cause> causes,
            String kind,
            String name,
            @Nullable String from,
            @Nullable String to) {
        if (!Objects.equals(from, to)) {
            causes.add(new Cause(kind, name, from, to));
        }
    }

    private void rules(List<Cause> causes) {
        for (String relation : both(rules(from), rules(to))) {
            if (SAID.contains(relation)) {
                continue;
            }
            if (!from.has(relation) || !to.has(relation)) {
                causes.add(
                        new Cause(
                                "rule",
                                relation,
                                from.has(relation) ? "there" : null,
                                to.has(relation) ? "there" : null));
                continue;
            }
            String a = from.changed(relation);
            String b = to.changed(relation);
            if (!from.columns(relation).equals(to.columns(relation))) {
                causes.add(new Cause("rule", relation, "other columns", "other columns"));
            } else if (!from.isSame(relation)) {
                compare(causes, relation, a, b);
            }
        }
    }

    private static TreeSet<String> rules(Side side) {
        return new TreeSet<>(
                side.run().rows().keySet().stream()
                        .filter(dataset -> dataset.startsWith("cfg_"))
                        .toList());
    }

    private void compare(List<Cause> causes, String relation, String a, String b) {
        // seasons are known as far as as-of reaches: those that only one run can know are no rule
        String known =
                relation.equals("cfg_seasons") ? " where year(starts_on) < " + lastYear() : "";
        String before = "select * from " + a + known;
        String after = "select * from " + b + known;
        List<Map<String, @Nullable Object>> gone =
                reader.rows("(" + before + ") except (" + after + ") order by all limit 2");
        List<Map<String, @Nullable Object>> come =
                reader.rows("(" + after + ") except (" + before + ") order by all limit 2");
        boolean isOneRow =
                Stream.of(from, to)
                        .allMatch(side -> side.run().rows().getOrDefault(relation, 0L) == 1L);
        if (isOneRow) {
            cells(causes, relation, gone, come);
        } else if (!gone.isEmpty() || !come.isEmpty()) {
            causes.add(
                    new Cause(
                            "rule",
                            relation,
                            count(before, after) + " rows",
                            count(after, before) + " rows"));
        }
    }

    private static void cells(
            List<Cause> causes,
            String relation,
            List<Map<String, @Nullable Object>> gone,
            List<Map<String, @Nullable Object>> come) {
        if (gone.isEmpty() || come.isEmpty()) {
            return;
        }
        gone.get(0)
                .forEach(
                        (column, value) -> {
                            Object now = come.get(0).get(column);
                            if (!column.startsWith("as_of")) {
                                unequal(
                                        causes,
                                        "rule",
                                        relation + "." + column,
                                        value == null ? null : value.toString(),
                                        now == null ? null : now.toString());
                            }
                        });
    }

    private String count(String rows, String less) {
        return String.valueOf(
                reader.rows("select count(*) as n from ((" + rows + ") except (" + less + "))")
                        .get(0)
                        .get("n"));
    }

    private int lastYear() {
        return Math.min(from.run().asOf().getYear(), to.run().asOf().getYear()) + 30;
    }

    private static void inputs(List<Cause> causes, Manifest a, Manifest b) {
        Map<String, RunIdentity.Input> before = byName(a);
        Map<String, RunIdentity.Input> after = byName(b);
        for (String name : both(before.keySet(), after.keySet())) {
            RunIdentity.Input was = before.get(name);
            RunIdentity.Input is = after.get(name);
            if (was == null || is == null || !was.sha256().equals(is.sha256())) {
                boolean isClosing = name.startsWith(Closing.INPUT + "/");
                causes.add(
                        new Cause(
                                isClosing ? "closing" : "input",
                                isClosing ? name.substring(Closing.INPUT.length() + 1) : name,
                                was == null ? null : said(was),
                                is == null ? null : said(is)));
            }
        }
    }

    private static Map<String, RunIdentity.Input> byName(Manifest manifest) {
        Map<String, RunIdentity.Input> inputs = new LinkedHashMap<>();
        manifest.inputs().forEach(input -> inputs.put(input.feed() + "/" + input.file(), input));
        return inputs;
    }

    private static String said(RunIdentity.Input input) {
        return input.records()
                + counted(input.feed())
                + ", sha256 "
                + input.sha256().substring(0, 12);
    }

    private static String counted(String input) {
        return switch (input) {
            case Closing.INPUT -> " influencers";
            case Forgotten.INPUT -> " tombstones";
            default -> " records";
        };
    }

    private void columns(List<Cause> causes) {
        for (var contract : Contracts.all()) {
            String dataset = contract.dataset();
            Set<String> before = from.columns(dataset).keySet();
            Set<String> after = to.columns(dataset).keySet();
            if (before.isEmpty() || after.isEmpty()) {
                unequal(
                        causes,
                        "column",
                        dataset,
                        before.isEmpty() ? null : "there",
                        after.isEmpty() ? null : "there");
                continue;
            }
            for (String column : both(before, after)) {
                unequal(
                        causes,
                        "column",
                        dataset + "." + column,
                        before.contains(column) ? "there" : null,
                        after.contains(column) ? "there" : null);
            }
        }
    }

    private static TreeSet<String> both(Set<String> before, Set<String> after) {
        TreeSet<String> both = new TreeSet<>(before);
        both.addAll(after);
        return both;
    }
}
