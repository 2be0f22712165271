package laurel.spec;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.MustacheParseException;
import com.samskivert.mustache.Template;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import laurel.spec.binding.Names;
import org.jspecify.annotations.Nullable;

/**
 * A Mustache text that can be rendered. What it needs is found by rendering it with every set of
 * values that may be missing: there are few, and so sections mean here what they will mean later.
 */
public final class ActivationText {
    private static final Set<ActivationVariable> PERSONAL =
            EnumSet.of(
                    ActivationVariable.FIRSTNAME,
                    ActivationVariable.NAME,
                    ActivationVariable.HANDLE,
                    ActivationVariable.CODE,
                    ActivationVariable.LINK);

    private final Template template;
    private final Variables variables = new Variables();

    private ActivationText(String text) {
        template = Mustache.compiler().escapeHTML(false).emptyStringIsFalse(true).compile(text);
        template.visit(variables);
    }

    /**
     * @param text one without {@link #problems}
     */
    public static ActivationText of(String text) {
        return new ActivationText(text);
    }

    /** What is wrong with a text, in sentences; empty: nothing. */
    static List<String> problems(String text) {
        try {
            ActivationText parsed = new ActivationText(text);
            List<String> problems = new ArrayList<>(parsed.variables.problems);
            if (problems.isEmpty()) {
                problems.addAll(parsed.gaps());
            }
            return problems;
        } catch (MustacheParseException e) {
            return List.of("is not Mustache: " + e.getMessage());
        }
    }

    /** The values without which the text has no message. */
    Set<ActivationVariable> needs() {
        Set<ActivationVariable> needs = EnumSet.noneOf(ActivationVariable.class);
        for (Set<ActivationVariable> missing : absences()) {
            try {
                render(samples(missing)::get);
            } catch (MustacheException.Context e) {
                ActivationVariable.of(e.key).ifPresent(needs::add);
            }
        }
        return needs;
    }

    /**
     * The text with its values in place, without white space at its end.
     *
     * @param values asked for the variables that the text names; none blank, null when missing
     * @throws MustacheException when a value is missing that the text {@link #needs}
     */
    public String render(Function<ActivationVariable, @Nullable String> values) {
        Map<String, String> context = new HashMap<>();
        variables.defaulted.forEach(id -> context.put(id, ""));
        for (ActivationVariable named : variables.named) {
            String value = values.apply(named);
            if (value != null) {
                context.put(named.id(), value);
            }
        }
        return template.execute(context).stripTrailing();
    }

    private List<String> gaps() {
        List<String> gaps = new ArrayList<>();
        for (ActivationVariable variable : needs()) {
            String id = variable.id();
            if (variable != ActivationVariable.FIRSTNAME) {
                gaps.add(
                        "{{%1$s}} may be missing; say what stands there then, {{%1$s}}{{^%1$s}}…{{/%1$s}}, or put it into a section, {{#%1$s}}…{{%1$s}}…{{/%1$s}}"
                                .formatted(id));
            }
        }
        if (gaps.isEmpty()) {
            absences().stream()
                    .filter(this::isEmptyWithout)
                    .findFirst()
                    .ifPresent(
                            missing ->
                                    gaps.add(
                                            missing.isEmpty()
                                                    ? "is empty; write a text"
                                                    : "is empty when there is no " + ids(missing)));
        }
        return gaps;
    }

    private boolean isEmptyWithout(Set<ActivationVariable> missing) {
        try {
            return render(samples(missing)::get).isBlank();
        } catch (MustacheException.Context e) {
            return false;
        }
    }

    /** Every set of values that may be missing at once, small ones first. */
    private static List<Set<ActivationVariable>> absences() {
        List<Set<ActivationVariable>> absences = new ArrayList<>();
        absences.add(EnumSet.noneOf(ActivationVariable.class));
        for (ActivationVariable variable : PERSONAL) {
            for (Set<ActivationVariable> smaller : List.copyOf(absences)) {
                absences.add(with(smaller, variable));
            }
        }
        // an affiliate deal has no fee, a fixed one no rate
        for (Set<ActivationVariable> personal : List.copyOf(absences)) {
            absences.add(with(personal, ActivationVariable.FEE));
            absences.add(with(personal, ActivationVariable.RATE));
        }
        return absences;
    }

    private static Set<ActivationVariable> with(
            Set<ActivationVariable> variables, ActivationVariable variable) {
        Set<ActivationVariable> more = EnumSet.of(variable);
        more.addAll(variables);
        return more;
    }

    private static Map<ActivationVariable, String> samples(Set<ActivationVariable> missing) {
        Map<ActivationVariable, String> samples = new EnumMap<>(ActivationVariable.class);
        for (ActivationVariable variable : ActivationVariable.values()) {
            samples.put(variable, variable.id());
        }
        samples.keySet().removeAll(missing);
        return samples;
    }

    private static String ids(Set<ActivationVariable> variables) {
        return variables.stream().map(ActivationVariable::id).collect(Collectors.joining(", "));
    }

    /** Collects which variables a text names, and for which it says what stands there instead. */
    private static final class Variables implements Mustache.Visitor {
        private final List<String> problems = new ArrayList<>();
        private final Set<ActivationVariable> named = EnumSet.noneOf(ActivationVariable.class);
        private final Set<String> defaulted = new TreeSet<>();

        @Override
        public void visitText(String text) {
            // any text will do
        }

        @Override
        public void visitVariable(String name) {
            ActivationVariable.of(name)
                    .ifPresentOrElse(
                            named::add,
                            () ->
                                    problems.add(
                                            "{{"
                                                    + name
                                                    + "}} is unknown; "
                                                    + Names.hint(name, ActivationVariable.ids())));
        }

        @Override
        public boolean visitInclude(String name) {
            problems.add("{{>" + name + "}} is not read; write the text out");
            return false;
        }

        @Override
        public boolean visitSection(String name) {
            visitVariable(name);
            return true;
        }

        @Override
        public boolean visitInvertedSection(String name) {
            visitVariable(name);
            defaulted.add(name);
            return true;
        }
    }
}
