package laurel.spec;

import java.nio.file.Path;
import java.util.List;
import laurel.spec.binding.Checks;
import laurel.spec.binding.Default;
import laurel.spec.binding.Doc;
import laurel.spec.binding.Max;
import laurel.spec.binding.Min;
import laurel.spec.binding.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Where new alerts are sent after a run was published.
 *
 * @param webhook its URL, which lets everybody post who knows it; null: none
 * @param mail null: none
 * @param file null: none
 */
@Doc(
        "Where new alerts are sent after a run was published: each once, not every night. What"
                + " cannot be sent is a warning, and is tried again by the next run.")
public record NotifySpec(
        @Doc(
                        value =
                                "A URL that takes {\"text\": …} by POST, as Slack and many others do;"
                                        + " as a reference, since whoever knows it can post.",
                        otherwise = "none")
                @Nullable Secret webhook,
        @Doc(value = "A mail server and who gets mail.", otherwise = "none") @Nullable Mail mail,
        @Doc(value = "A file that gets a line of JSON an alert.", otherwise = "none")
                @Nullable Path file) {

    /**
     * A mail server and who gets mail.
     *
     * @param user null: nobody signs in
     */
    @Doc("A mail server and who gets mail.")
    public record Mail(
            @Doc("The mail server.") String host,
            @Doc("Its port.") @Default("587") @Min("1") @Max("65535") int port,
            @Doc("Whether the connection must be encrypted by STARTTLS.") @Default("true")
                    boolean startTls,
            @Doc(value = "Who signs in.", otherwise = "nobody signs in") @Nullable String user,
            @Doc(value = "The password, as a reference.", otherwise = "nobody signs in")
                    @Nullable Secret password,
            @Doc("The sender's address.") String from,
            @Doc("The receivers' addresses.") List<String> to) {

        public Mail {
            new Checks()
                    .that(!to.isEmpty(), "to", "names nobody; name at least one address")
                    .that(
                            (user == null) == (password == null),
                            "user",
                            "and password belong together; write both or neither")
                    .done();
        }
    }
}
