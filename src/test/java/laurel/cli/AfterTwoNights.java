package laurel.cli;

import java.nio.file.Path;
import laurel.publish.Run;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests that each do as they like with a copy of two nights. */
@NullUnmarked
abstract class AfterTwoNights {
    @TempDir static Path original;

    @TempDir Path folder;

    TwoNights nights;
    SmallNight night;
    Run first;
    Run second;

    @BeforeAll
    static void run() throws Exception {
        TwoNights.run(original);
    }

    @BeforeEach
    void copy() throws Exception {
        nights = TwoNights.copy(original, folder);
        night = nights.night();
        first = nights.first();
        second = nights.second();
    }

    Cli.Answer rollback(Object... more) {
        return nights.command("rollback", more);
    }

    Cli.Answer verify(Object... more) {
        return nights.command("verify", more);
    }

    Cli.Answer gc(Object... more) {
        return nights.command("gc", more);
    }
}
