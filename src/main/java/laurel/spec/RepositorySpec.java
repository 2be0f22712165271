package laurel.spec;

import laurel.spec.binding.Checks;
import laurel.spec.binding.Doc;
import laurel.spec.binding.Secret;
import org.jspecify.annotations.Nullable;

/**
 * The database of a team that keeps its batch records together.
 *
 * @param url a JDBC URL of PostgreSQL
 */
@Doc("A PostgreSQL database for the records of the batch.")
public record RepositorySpec(
        @Doc("The JDBC URL, e.g. jdbc:postgresql://db.example.com/laurel.") String url,
        @Doc(value = "The database user.", otherwise = "the URL's, or the driver's default")
                @Nullable String user,
        @Doc(value = "The user's password, as a reference.", otherwise = "none is sent")
                @Nullable Secret password) {

    public RepositorySpec {
        new Checks()
                .that(
                        url.startsWith("jdbc:postgresql:"),
                        "url",
                        "is not a JDBC URL of PostgreSQL (jdbc:postgresql://host/database)")
                .that(
                        !url.contains("password="),
                        "url",
                        "holds a password; write it as password: ${env:NAME}")
                .done();
    }
}
