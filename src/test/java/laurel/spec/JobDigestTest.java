package laurel.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import laurel.testing.JobText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobDigestTest {
    @TempDir Path folder;

    @Test
    void whereThingsLieAndHowFastTheyAreDoneIsNoPartOfIt() {
        String digest = new JobText().read(folder).digest();
        assertSame(digest, "publish", "{to: elsewhere}");
        assertSame(digest, "state", "elsewhere");
        assertSame(digest, "engine", "{threads: 1, memory: 1GB}");
        assertSame(digest, "repository", "{url: jdbc:postgresql://h/d, password: '${env:P}'}");
        assertSame(digest, "notify", "{webhook: '${env:HOOK}', file: alerts.jsonl}");
        assertSame(digest, "report", "{pages: elsewhere}");
        assertSame(digest, "email-key", "${env:KEY}");
        assertSame(digest, "feeds[0]", "{feed: orders, source: elsewhere/*.csv}");
    }

    @Test
    void whatIsWrittenOutThoughItIsTheDefaultIsNoPartOfIt() {
        String digest = new JobText().read(folder).digest();
        assertSame(digest, "gross-margin", "1.00");
        assertSame(digest, "attribution", "{evidence: [code, link, click], click: {model: last}}");
        assertSame(
                digest,
                "tiers",
                "{list: [{id: high, until: 0.6}, {id: medium, until: 0.900}, {id: general}]}");
        assertSame(
                digest, "feeds[2]", "{feed: posts, source: p, multiline: true, tolerance: data}");
    }

    @Test
    void everyRuleIsPartOfIt() {
        String digest = new JobText().read(folder).digest();
        assertOther(digest, "name", "other");
        assertOther(digest, "timezone", "Europe/Paris");
        assertOther(digest, "currency", "USD");
        assertOther(digest, "gross-margin", "0.99");
        assertOther(digest, "return-window-days", "59");
        assertOther(digest, "seasons", "[{id: winter, rrule: FREQ=YEARLY, length-days: 31}]");
        assertOther(digest, "attribution", "{evidence: [link, code, click]}");
        assertOther(digest, "attribution", "{click: {lookback-days: 29}}");
        assertOther(digest, "tiers", "{min-orders: 2}");
        assertOther(digest, "tiers", "{pins: [{influencer-id: a, tier: high, why: b}]}");
        assertOther(digest, "size-bands", "[{id: all, from: 0}]");
        assertOther(digest, "tolerance", "all");
        assertOther(digest, "feeds[0]", "{feed: orders, source: o, constants: {is_test: no}}");
    }

    private void assertSame(String digest, String key, String yaml) {
        assertEquals(
                digest, new JobText().with(key, yaml).read(folder).digest(), key + ": " + yaml);
    }

    private void assertOther(String digest, String key, String yaml) {
        assertNotEquals(
                digest, new JobText().with(key, yaml).read(folder).digest(), key + ": " + yaml);
    }
}
