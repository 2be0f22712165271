package laurel.notify;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import laurel.publish.Json;

/**
 * Posts JSON that Slack and many others take.
 *
 * @param url never shown: whoever knows it can post
 */
record Webhook(String url) implements Channel {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public void send(Message message) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(uri())
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json; charset=utf-8")
                        .header("Idempotency-Key", '"' + message.id() + '"')
                        .POST(HttpRequest.BodyPublishers.ofString(body(message)))
                        .build();
        HttpResponse<Void> response =
                HttpClient.newBuilder()
                        // an offer to go on with HTTP/2 is more than some small servers understand
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(PATIENCE)
                        .build()
                        .send(request, HttpResponse.BodyHandlers.discarding());
        if (response.statusCode() / 100 != 2) {
            throw new IOException("it answers with status " + response.statusCode());
        }
    }

    private URI uri() throws IOException {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException wrong) {
            throw new IOException("the secret is no URL"); // the message would repeat it
        }
    }

    /** In Slack's text, {@code &}, {@code <} and {@code >} begin links and mentions. */
    private static String body(Message message) {
        String text =
                message.text().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return Json.line(Map.of("text", text));
    }

    @Override
    public String toString() {
        return "Webhook[***]";
    }
}
