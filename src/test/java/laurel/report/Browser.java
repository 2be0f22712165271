package laurel.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import laurel.Folders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Chromium with one tab, spoken to by its DevTools protocol. */
final class Browser implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int SECONDS = 60;

    private final Process process;
    private final Path profile;
    private final WebSocket socket;
    private final BlockingQueue<JsonNode> messages;
    private final List<String> problems = new ArrayList<>();
    private String session = "";
    private int last;

    private Browser(
            Process process, Path profile, WebSocket socket, BlockingQueue<JsonNode> messages) {
        this.process = process;
        this.profile = profile;
        this.socket = socket;
        this.messages = messages;
    }

    /** Where Chromium is; empty when the machine has none ({@code apt-get install chromium}). */
    static Optional<Path> program() {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .flatMap(
                        folder ->
                                Stream.of("chromium", "chromium-browser", "google-chrome")
                                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Browser open(Path program) throws Exception {
        Path profile = Files.createTempDirectory("laurel-browser");
        Process process =
                new ProcessBuilder(
                                program.toString(),
                                "--headless=new",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-dev-shm-usage",
                                "--hide-scrollbars",
                                "--remote-debugging-port=0",
                                "--user-data-dir=" + profile,
                                "about:blank")
                        .redirectErrorStream(true)
                        .start();
        BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
        WebSocket socket =
                HttpClient.newHttpClient()
                        .newWebSocketBuilder()
                        .buildAsync(URI.create(address(process)), new Listener(messages))
                        .get(SECONDS, TimeUnit.SECONDS);
        Browser browser = new Browser(process, profile, socket, messages);
        browser.attach();
        return browser;
    }

    private static String address(Process process) throws IOException {
        BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("DevTools listening on ")) {
                Thread drain = new Thread(() -> lines.lines().forEach(said -> {}));
                drain.setDaemon(true);
                drain.start();
                return line.substring("DevTools listening on ".length());
            }
        }
        throw new IOException("Chromium ended without saying where it listens");
    }

    private void attach() throws Exception {
        String target =
                call("Target.createTarget", Map.of("url", "about:blank"))
                        .get("targetId")
                        .asString();
        session =
                call("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                        .get("sessionId")
                        .asString();
        for (String domain : List.of("Page", "Runtime", "Log")) {
            call(domain + ".enable", Map.of());
        }
    }

    /** Sends a command and waits for its answer; notes what the page complains of meanwhile. */
    JsonNode call(String method, Map<String, ?> parameters) throws Exception {
        int id = ++last;
        Map<String, Object> command = new java.util.HashMap<>();
        command.put("id", id);
        command.put("method", method);
        command.put("params", parameters);
        if (!session.isEmpty()) {
            command.put("sessionId", session);
        }
        socket.sendText(JSON.writeValueAsString(command), true).get(SECONDS, TimeUnit.SECONDS);
        while (true) {
            JsonNode message = next();
            if (message.has("id") && message.get("id").asInt() == id) {
                if (message.has("error")) {
                    throw new IllegalStateException(method + ": " + message.get("error"));
                }
                return message.get("result");
            }
        }
    }

    private JsonNode next() throws InterruptedException {
        JsonNode message = messages.poll(SECONDS, TimeUnit.SECONDS);
        if (message == null) {
            throw new IllegalStateException("Chromium says nothing for " + SECONDS + " seconds");
        }
        String method = message.has("method") ? message.get("method").asString() : "";
        if (method.equals("Log.entryAdded")
                || method.equals("Runtime.exceptionThrown")
                || method.equals("Runtime.consoleAPICalled")
                || method.equals("Page.javascriptDialogOpening")) {
            problems.add(message.get("params").toString());
        }
        return message;
    }

    /** Opens a page and waits until it is loaded. */
    void show(Path page) throws Exception {
        problems.clear();
        call("Page.navigate", Map.of("url", page.toUri().toString()));
        while (!Boolean.parseBoolean(
                ask("document.readyState === 'complete' && !!document.body.children.length"))) {
            Thread.onSpinWait();
        }
    }

    /** The value of a JavaScript expression, also of a promise, as text. */
    String ask(String expression) throws Exception {
        JsonNode answer =
                call(
                        "Runtime.evaluate",
                        Map.of(
                                "expression",
                                expression,
                                "awaitPromise",
                                true,
                                "returnByValue",
                                true));
        JsonNode value = answer.get("result").get("value");
        return value == null ? answer.toString() : value.asString();
    }

    /**
     * @param scheme light or dark
     */
    void look(int width, int height, String scheme) throws Exception {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        call(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** What the console, the log of violations and dialogs said since the page was opened. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    byte[] screenshot() throws Exception {
        String data =
                call("Page.captureScreenshot", Map.of("captureBeyondViewport", true))
                        .get("data")
                        .asString();
        return Base64.getDecoder().decode(data);
    }

    byte[] pdf() throws Exception {
        String data =
                call("Page.printToPDF", Map.of("preferCSSPageSize", true)).get("data").asString();
        return Base64.getDecoder().decode(data);
    }

    @Override
    public void close() throws IOException {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
        try {
            Folders.delete(profile);
        } catch (IOException busy) {
            // a child of the browser may still write; the folder is a temporary one
        }
    }

    /** Puts messages together and queues them. */
    private static final class Listener implements WebSocket.Listener {
        private final BlockingQueue<JsonNode> messages;
        private final StringBuilder text = new StringBuilder();

        Listener(BlockingQueue<JsonNode> messages) {
            this.messages = messages;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean isLast) {
            text.append(data);
            if (isLast) {
                messages.add(JSON.readTree(text.toString()));
                text.setLength(0);
            }
            socket.request(1);
            return java.util.concurrent.CompletableFuture.completedFuture(null);
        }
    }
}
