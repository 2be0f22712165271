package laurel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import laurel.Folders;
import laurel.batch.RunLock;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Verify, gc and runs. */
class UpkeepCommandsTest extends AfterTwoNights {
    /** A second is soon gone: the engine or the batch alone would take most of it to start. */
    @Test
    void whole_runs_are_verified() {
        Cli.Answer answer = verify();
        assertEquals(0, answer.exitCode(), answer.err());
        List<String> lines = answer.out().lines().toList();
        assertEquals(2, lines.size());
        assertTrue(lines.get(1).startsWith(second.id()), lines.get(1));
        assertTrue(lines.get(1).endsWith("  as published"), lines.get(1));
        assertEquals("", answer.err());
        assertEquals(3, verify("--all").out().lines().count());
        assertEquals(0, Cli.run("verify", first.id(), "--from", night.published()).exitCode());
        assertEquals(2, verify("2025-11-28").exitCode());
        assertEquals(2, verify(first.id(), "--all").exitCode());
    }

    @Test
    void verify_tells_all_that_is_wrong_at_once() throws Exception {
        List<Path> files =
                second.manifest().files().stream()
                        .map(f -> second.folder().resolve(f.path()))
                        .toList();
        Path missing = files.get(0);
        Path cut = files.get(1);
        Path changed = files.get(2);
        Path extra = second.folder().resolve("ledger/notes.txt");
        Files.delete(missing);
        Files.write(cut, new byte[] {1});
        byte[] bytes = Files.readAllBytes(changed);
        bytes[bytes.length / 2] ^= 1;
        Files.write(changed, bytes);
        Files.writeString(extra, "hello");
        Cli.Answer answer = verify();
        assertEquals(3, answer.exitCode());
        assertEquals(
                List.of(
                        missing + " is missing",
                        cut
                                + " has 1 bytes, published were "
                                + second.manifest().files().get(1).bytes(),
                        extra + " is no file of the run",
                        changed + " is not the file that was published: sha256 differs"),
                answer.err().lines().toList());
        assertTrue(answer.out().contains("  4 problems\n"), answer.out());
        assertEquals(0, verify(first.id()).exitCode());
    }

    @Test
    void verify_holds_rows_and_sums_of_the_manifest_against_the_files() throws Exception {
        Path manifest = second.folder().resolve("MANIFEST.json");
        String text = Files.readString(manifest);
        Files.writeString(
                manifest,
                text.replaceFirst("\"revenue\" : 10500", "\"revenue\" : 10501")
                        .replace("\"config_digest\" : \"", "\"config_digest\" : \"0"));
        Cli.Answer answer = verify("--format", "json");
        assertEquals(3, answer.exitCode());
        JsonNode run = JsonMapper.shared().readTree(answer.out()).path("runs").path(0);
        assertEquals(second.id(), run.path("run_id").asString());
        assertTrue(
                run.path("problems").path(0).asString().contains("makes run 2025-11-30-"),
                answer.out());
        assertTrue(
                run.path("problems")
                        .path(1)
                        .asString()
                        .matches(
                                ".* holds \\d+ rows, sums \\{.*revenue=10500\\}, the manifest says \\d+ rows, sums \\{.*revenue=10501\\}"),
                answer.out());
        Files.writeString(manifest, text.substring(0, 100));
        Cli.Answer torn = verify();
        assertEquals(3, torn.exitCode());
        assertTrue(torn.err().contains("MANIFEST.json is damaged"), torn.err());
        assertTrue(Cli.run("runs", "--job", night.job()).out().contains("  damaged\n"));
    }

    @Test
    void verify_tells_of_a_pointer_that_leads_nowhere() throws Exception {
        Folders.delete(second.folder());
        Cli.Answer answer = verify("--all");
        assertEquals(3, answer.exitCode());
        assertEquals(
                "%s names run %s, which is not there\n"
                        .formatted(night.published().resolve("CURRENT.json"), second.id()),
                answer.err());
        assertEquals(2, Cli.run("verify", "--from", folder.resolve("none")).exitCode());
    }

    @Test
    void gc_sweeps_what_died_and_keeps_what_is_needed() throws Exception {
        Path runs = night.published().resolve("runs");
        Path torn = Files.createDirectories(runs.resolve("2025-12-01-abc.tmp/ledger"));
        Files.writeString(torn.resolve("ledger.parquet"), "PAR1");
        Path unfinished = Files.createDirectories(runs.resolve("2025-12-01-0123456789ab"));
        Path pointer = Files.writeString(night.published().resolve("CURRENT.json.tmp"), "{");
        Path landing = Files.createDirectories(night.state().resolve("landed/orders/torn.tmp"));
        Path unused = aged(Files.createDirectories(night.state().resolve("landed/orders/gone")));
        Path young = Files.createDirectories(night.state().resolve("landed/orders/young"));
        Path failed = aged(Files.createDirectories(night.state().resolve("work/nightly/feed")));
        Path retried = Files.createDirectories(night.state().resolve("work/other/cafe"));
        Path spill = Files.createDirectories(retried.resolve("scratch"));
        Files.writeString(spill.resolve("duckdb.tmp"), "spilled");

        Cli.Answer listed = gc("--dry-run");
        assertEquals(0, listed.exitCode(), listed.err());
        assertTrue(listed.out().contains("7 things would be deleted, "), listed.out());
        assertTrue(Files.exists(torn));

        Cli.Answer answer = gc();
        assertEquals(0, answer.exitCode(), answer.err());
        assertTrue(answer.out().contains("7 things deleted, "), answer.out());
        for (Path gone :
                List.of(torn.getParent(), unfinished, pointer, landing, unused, failed, spill)) {
            assertFalse(Files.exists(gone), gone.toString());
        }
        assertTrue(Files.exists(young) && Files.exists(retried));
        assertEquals(0, verify("--all").exitCode());
        assertEquals("There was nothing to delete.\n", gc().out());
        assertEquals(0, Cli.run("explain", "order", "o1", "--job", night.job()).exitCode());
    }

    @Test
    void gc_keeps_what_the_last_run_was_made_of_however_old() throws Exception {
        Path retried = Files.createDirectories(night.state().resolve("work/other/cafe"));
        Path landings = night.state().resolve("landed");
        try (var all = Files.walk(night.state())) {
            for (Path path : all.toList()) {
                aged(path);
            }
        }
        Cli.Answer answer = gc();
        assertTrue(answer.out().contains("1 thing deleted, "), answer.out());
        assertFalse(Files.exists(retried));
        try (var left = Files.list(landings)) {
            assertEquals(3, left.count());
        }
        assertEquals(0, Cli.run("explain", "order", "o1", "--job", night.job()).exitCode());
    }

    @Test
    void gc_never_leaves_its_folders() throws Exception {
        Path outside = Files.createDirectories(folder.resolve("outside/kept"));
        Path file = Files.writeString(outside.resolve("file"), "kept");
        Path link = night.published().resolve("runs/2025-12-01-abc.tmp");
        Files.createSymbolicLink(link, outside);
        Path landed = night.state().resolve("landed/clicks");
        Files.createSymbolicLink(landed, folder.resolve("outside"));
        assertEquals(0, gc().exitCode());
        assertFalse(Files.exists(link, LinkOption.NOFOLLOW_LINKS));
        assertTrue(Files.exists(file) && Files.exists(landed));
    }

    @Test
    void gc_does_not_keep_less_than_is_safe() {
        Cli.Answer answer = gc("--keep-runs", 13, "--keep-days", 2);
        assertEquals(2, answer.exitCode());
        assertEquals(3, answer.err().lines().count(), answer.err());
        assertTrue(
                answer.err().contains("--keep-runs 13: at least 14 runs are kept"), answer.err());
        assertTrue(answer.err().contains("--keep-days 2: from 3 days"), answer.err());
    }

    @Test
    void while_a_run_is_alive_nothing_is_changed() throws Exception {
        try (RunLock lock = RunLock.acquire(night.state())) {
            assertNotNull(lock);
            assertEquals(75, rollback().exitCode());
            assertEquals(75, gc().exitCode());
            assertEquals(75, gc("--dry-run").exitCode());
            assertEquals(0, verify().exitCode());
        }
        assertEquals(second.id(), nights.current());
    }

    @Test
    void runs_tells_which_are_whole() throws Exception {
        Files.delete(first.files("ledger").get(0));
        Files.createDirectories(night.published().resolve("runs/2025-12-01-0123456789ab"));
        List<String> lines = Cli.run("runs", "--job", night.job()).out().lines().toList();
        assertTrue(lines.get(1).startsWith("   " + first.id()), lines.get(1));
        assertTrue(lines.get(1).endsWith("  damaged"), lines.get(1));
        assertTrue(lines.get(2).startsWith("*  " + second.id()), lines.get(2));
        assertTrue(lines.get(2).endsWith("  whole"), lines.get(2));
        assertTrue(lines.get(3).endsWith("  not complete"), lines.get(3));
    }

    private static Path aged(Path path) throws IOException {
        return Files.setLastModifiedTime(path, FileTime.from(Instant.EPOCH));
    }
}
