package laurel.spec;

import java.util.List;
import java.util.Map;
import laurel.spec.binding.Doc;
import laurel.spec.binding.RecordKey;
import laurel.spec.binding.Shorthand;

/** The reference page of job and feed files, made of the records that read them. */
public final class JobReference {
    private static final String HEAD =
            """
            # The job file

            Every key of a job file and of the feed files it names: type, default, meaning. This page is made of
            the records that read the files, as are the JSON Schemas for editors (`job.schema.json`, `feed.schema.json`).

            - Files are plain YAML 1.2: UTF-8, one document, at most 1 MiB and 50,000 keys and values, no anchors, aliases or tags.
            - Unknown keys, keys that stand twice and values that do not fit are refused, all of them at once, each with its line.
            - Paths are relative to the file they stand in. Dates are written 2025-11-28, intervals include their first day and not their last (`ends-before`).
            - Secrets are never written into a file, only where they are kept: `${env:NAME}` or `${file:path}`.
            - `jobs/nightly.yml` is an example to copy.
            """;

    private static final String NOTHING = "–";

    private final StringBuilder page = new StringBuilder(HEAD);

    private JobReference() {}

    public static String markdown() {
        JobReference reference = new JobReference();
        reference.section("Job file", "", Job.class);
        reference.section("Feed file", "", FeedSpec.class);
        reference.columns();
        reference.variables();
        return reference.page.toString();
    }

    private void section(String title, String path, Class<?> type) {
        Doc doc = type.getAnnotation(Doc.class);
        page.append("\n## ").append(title).append("\n\n");
        page.append(doc == null ? "" : doc.value() + "\n\n");
        Shorthand shorthand = type.getAnnotation(Shorthand.class);
        if (shorthand != null) {
            page.append("A lone value stands for `").append(shorthand.value()).append("`.\n\n");
        }
        page.append("| key | type | default | meaning |\n|---|---|---|---|\n");
        List<RecordKey> keys = RecordKey.of(type).stream().filter(key -> !key.isGiven()).toList();
        keys.forEach(this::row);
        keys.forEach(key -> nested(key, path));
    }

    private void nested(RecordKey key, String path) {
        KeyType type = KeyType.of(key);
        String place = path.isEmpty() ? key.name() : path + "." + key.name();
        if (type.raw() == List.class) {
            type = type.element();
            place += "[]";
        } else if (type.raw() == Map.class) {
            type = type.element();
            place += ".*";
        }
        if (type.isNested() && type.raw() != FeedSpec.class) {
            section("`" + place + "`", place, type.raw());
        }
    }

    private void row(RecordKey key) {
        String range =
                key.min().map(min -> ", " + min + " to " + key.max().orElse("any")).orElse("");
        page.append("| `").append(key.name()).append("` | ");
        page.append(KeyType.of(key).words()).append(range).append(" | ");
        page.append(byDefault(key)).append(" | ");
        page.append(key.doc().replace("|", "\\|")).append(" |\n");
    }

    private static String byDefault(RecordKey key) {
        if (key.isRequired()) {
            return "**required**";
        }
        if (!key.otherwise().isEmpty()) {
            return key.otherwise().replace("|", "\\|");
        }
        return key.defaultText()
                .map(text -> text.equals("{}") || text.equals("[]") ? NOTHING : "`" + text + "`")
                .orElse(NOTHING);
    }

    private void columns() {
        page.append("\n## Canonical columns\n\nThe columns of each feed; `*` is required.\n\n");
        page.append("| feed | columns |\n|---|---|\n");
        for (FeedKind kind : FeedKind.values()) {
            page.append("| ").append(kind.id()).append(" | ");
            page.append(
                    String.join(
                            ", ",
                            kind.columns().stream()
                                    .map(column -> Map.entry(column.name(), column.isRequired()))
                                    .map(c -> "`" + c.getKey() + "`" + (c.getValue() ? "\\*" : ""))
                                    .toList()));
            page.append(" |\n");
        }
    }

    private void variables() {
        page.append("\n## Variables of messages\n\n");
        page.append(
                "What a template of `activation.templates` may say. One that some readers lack");
        page.append(" stands in a section of its name or beside a default.\n\n");
        page.append("| variable | may be missing | meaning |\n|---|---|---|\n");
        for (ActivationVariable variable : ActivationVariable.values()) {
            page.append("| `{{").append(variable.id()).append("}}` | ");
            page.append(variable.maybeMissing() ? "yes" : "").append(" | ");
            page.append(variable.meaning()).append(" |\n");
        }
    }
}
