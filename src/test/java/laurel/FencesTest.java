package laurel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each library is known to the packages that are about it, and to no other. */
class FencesTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("laurel");

    /**
     * What lies behind a fence, and who may reach over it: packages, with all below them by {@code
     * ..}.
     */
    record Fence(List<String> libraries, List<String> friends) {}

    static Stream<Fence> fences() {
        return Stream.of(
                new Fence(
                        List.of("org.duckdb..", "org.apache.spark..", "scala.."),
                        List.of("laurel.engine..")),
                new Fence(
                        List.of("org.springframework..", "org.h2..", "org.postgresql.."),
                        List.of("laurel.batch..")),
                new Fence(List.of("picocli..", "me.tongfei.."), List.of("laurel", "laurel.cli..")),
                new Fence(
                        List.of("org.apache.parquet..", "org.apache.hadoop.."),
                        List.of("laurel.parquet..")),
                new Fence(
                        List.of("org.apache.arrow.."),
                        List.of("laurel.parquet..", "laurel.engine..", "laurel.publish..")),
                new Fence(List.of("jakarta.mail..", "dev.failsafe.."), List.of("laurel.notify..")),
                new Fence(List.of("org.dhatim.."), List.of("laurel.report..")),
                new Fence(
                        List.of("org.snakeyaml.."), List.of("laurel.spec..", "laurel.publish..")));
    }

    @ParameterizedTest
    @MethodSource("fences")
    void a_library_is_used_behind_its_fence_only(Fence fence) {
        noClasses()
                .that()
                .resideOutsideOfPackages(fence.friends().toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(fence.libraries().toArray(String[]::new))
                .because("only " + fence.friends() + " may")
                .allowEmptyShould(true)
                .check(CLASSES);
    }
}
