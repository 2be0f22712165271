package laurel.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TablesReadTest {
    @Test
    void tablesAreFoundWhereverAQueryNamesThem() {
        assertEquals(
                List.of(Set.of("a", "b", "d", "e", "f"), Set.of()),
                TablesRead.of(
                        List.of(
                                file(
                                        """
                                        with c as (
                                            with inner_c as (select * from a) select * from inner_c
                                        )
                                        select x, (select max(y) from f) as y from c
                                        left join b using (x)
                                        where x in (select x from d) or exists (select 1 from e)
                                        union all select 1, 2 from c
                                        """),
                                file("select 1 as x"))));
    }

    @Test
    void theBuildWroteDownWhatItsQueriesRead() {
        List<SqlFiles.SqlFile> files = SqlFiles.under("models");
        assertEquals(TablesRead.parsed(files), TablesRead.of(files));
        Set<String> known = TablesKnown.ofBuild().keySet();
        assertEquals(
                List.of(), files.stream().filter(file -> !known.contains(file.digest())).toList());
    }

    @Test
    void aQueryThatIsNoneIsNamed() {
        IllegalStateException refused =
                assertThrows(
                        IllegalStateException.class,
                        () -> TablesRead.of(List.of(file("select 1"), file("selec 2"))));
        assertTrue(String.valueOf(refused.getMessage()).startsWith("selec 2.sql: "));
    }

    private static SqlFiles.SqlFile file(String sql) {
        return new SqlFiles.SqlFile("", sql, sql);
    }
}
