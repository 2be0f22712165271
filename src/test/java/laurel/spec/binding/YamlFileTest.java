package laurel.spec.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlFileTest {
    @TempDir Path folder;

    @Test
    void anAliasBombIsRefusedAtItsFirstAnchor() throws IOException {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        assertFirst("(line 1): anchor &a0 is not read; write the value out", bomb.toString());
    }

    @Test
    void aFileOfTwoMegabytesIsNotRead() throws IOException {
        assertFirst(
                "larger than 1 MiB; no job or feed file needs that much",
                "# nothing\n".repeat(200_000));
    }

    @Test
    void aListOfAHundredThousandIsRefused() throws IOException {
        assertFirst("(line 1): more than 50000 keys and values", "[" + "x,".repeat(100_000) + "]");
    }

    @Test
    void tagsAreRefused() throws IOException {
        assertFirst(
                "(line 2): tag tag:yaml.org,2002:java.net.URL is not read; leave it out",
                "name: x\nurl: !!java.net.URL [http://example.com]\n");
        assertFirst("(line 1): tag !local is not read; leave it out", "name: !local x\n");
        assertFirst("(line 1): tag ! is not read; leave it out", "name: ! x\n");
    }

    @Test
    void deepNestingIsRefused() throws IOException {
        assertFirst("(line 1): nested more than 32 levels deep", "[".repeat(100_000));
        assertFirst("(line 1): nested more than 32 levels deep", "{a: ".repeat(33));
    }

    @Test
    void aSecondDocumentIsRefused() throws IOException {
        assertFirst("(line 2): a second document starts; one file holds one", "a: 1\n---\nb: 2\n");
    }

    @Test
    void aSyntaxErrorNamesItsLine() throws IOException {
        assertFirst("(line 3): not YAML: found unexpected end of stream", "a: 1\nb: \"open\n");
        assertFirst(
                "(line 2): not YAML: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)",
                "a:\n\tb: 1\n");
    }

    @Test
    void anEmptyFileIsAProblem() throws IOException {
        assertFirst("empty; a mapping of keys to values is wanted", "# nothing\n");
        assertFirst("empty; a mapping of keys to values is wanted", "");
    }

    @Test
    void textThatIsNotUtf8IsAProblem() throws IOException {
        Problems problems = new Problems("x.yml");
        Path file = folder.resolve("x.yml");
        Files.write(file, "name: Köln".getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(YamlFile.read(file, problems).isEmpty());
        assertEquals("not UTF-8; save it as UTF-8", problems.found().get(0).toString());
    }

    private void assertFirst(String problem, String yaml) throws IOException {
        Problems problems = new Problems("x.yml");
        Path file = Files.writeString(folder.resolve("x.yml"), yaml);
        assertTrue(YamlFile.read(file, problems).isEmpty());
        assertEquals(problem, problems.found().get(0).toString());
        assertTrue(problems.found().size() <= 101);
    }
}
