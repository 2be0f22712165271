package laurel.feeds;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import laurel.Digest;
import laurel.spec.FeedKind;
import laurel.spec.FeedSpec;

/** Names a landing by all that can change its outcome: same key, same rows. */
final class LandingKey {
    /** To be raised whenever the same file would land otherwise than before. */
    private static final String VERSION = "4";

    private LandingKey() {}

    /** A key that says nothing of the e-mail key's bytes. */
    static String of(
            FeedFile file, String fileDigest, ControlTotal total, LandingSettings settings) {
        FeedSpec spec = file.spec();
        List<String> parts = new ArrayList<>();
        parts.add(VERSION);
        parts.add(fileDigest);
        parts.add(Transport.packing(file.path()));
        parts.add(String.valueOf(total.digest()));
        parts.add(String.valueOf(total.rows()));
        parts.add(spec.feed().id());
        parts.add(spec.format().kind().name() + spec.format().delimiter());
        parts.add(new TreeMap<>(spec.columns()).toString());
        parts.add(new TreeMap<>(spec.constants()).toString());
        parts.add(spec.timezone() == null ? "" : zone(spec.timezone()));
        parts.add(String.valueOf(spec.timestampFormat()));
        parts.add(String.valueOf(spec.dateFormat()));
        parts.add(spec.decimalSeparator() + " " + spec.groupingSeparator());
        parts.add(String.valueOf(spec.isMultiline()));
        parts.add(zone(settings.timezone()));
        parts.add(settings.currency());
        if (spec.feed() == FeedKind.ORDERS) {
            parts.addAll(settings.linkParameters());
        }
        if (settings.emailKey() != null && hasEmail(spec.feed())) {
            parts.add(new Emails(settings.emailKey()).hash("fingerprint of the key"));
        }
        if (!settings.forgotten().isEmpty()) {
            parts.add(Forgotten.INPUT + " " + settings.forgotten().digest());
        }
        if (file.isReplayed()) {
            parts.add("replayed");
        }
        return Digest.of(parts);
    }

    static boolean hasEmail(FeedKind kind) {
        return kind.columns().stream().anyMatch(c -> c.cell() == FeedKind.Cell.EMAIL);
    }

    /** The zone's rules themselves, which a newer JDK may know better. */
    private static String zone(ZoneId zone) {
        ByteArrayOutputStream rules = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(rules)) {
            out.writeObject(zone.getRules());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Digest.of(rules.toByteArray());
    }
}
