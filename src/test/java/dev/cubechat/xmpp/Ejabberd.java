package dev.cubechat.xmpp;

import dev.cubechat.model.AppId;
import dev.cubechat.model.UserId;
import dev.cubechat.tls.Trust;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A throw-away ejabberd on loopback: a server that nobody here wrote. */
public final class Ejabberd implements AutoCloseable {
    private static final Path SCRIPT = Path.of("..", "shared", "interop", "ejabberd-test.sh");
    private static final String SETTINGS = "ejabberd.yml.in";
    private static final Pattern VARIABLE = Pattern.compile("(EJ_\\w+)=(\\S+)");
    private static final Pattern STREAM = Pattern.compile("\\(tls\\|<[0-9.]+>\\)");
    private static final Duration STARTING = Duration.ofSeconds(60);

    private final Path folder;
    private final Map<String, String> variables;
    private final AtomicLong newest = new AtomicLong(1000);

    private Ejabberd(Path folder, Map<String, String> variables) {
        this.folder = folder;
        this.variables = variables;
    }

    /** Why there can be none here; empty where there can. */
    static Optional<String> missing() {
        if (!Files.isRegularFile(SCRIPT)) {
            return Optional.of("there is no " + SCRIPT + " beside this checkout");
        }
        boolean installed =
                Files.isExecutable(Path.of("/usr/bin/erl"))
                        && Files.isExecutable(Path.of("/usr/sbin/ejabberdctl"));
        return installed ? Optional.empty() : Optional.of("ejabberd is not installed");
    }

    static Ejabberd start(Path folder) throws IOException, InterruptedException {
        writeDownEverything(folder);
        run(folder, "start");
        Map<String, String> variables = new HashMap<>();
        Matcher found = VARIABLE.matcher(Files.readString(folder.resolve("env")));
        while (found.find()) {
            variables.put(found.group(1), found.group(2));
        }
        return new Ejabberd(folder, Map.copyOf(variables));
    }

    /**
     * Takes script and settings into the folder, with one more setting: where many lines come in a
     * second ejabberd leaves some out of its log, and we read there what it received.
     */
    private static void writeDownEverything(Path folder) throws IOException {
        Files.copy(SCRIPT, folder.resolve(SCRIPT.getFileName()));
        String settings = Files.readString(SCRIPT.resolveSibling(SETTINGS));
        Files.writeString(
                folder.resolve(SETTINGS), settings + "\nlog_burst_limit_count: 1000000\n");
    }

    public int port() {
        return Integer.parseInt(variable("EJ_TLS"));
    }

    public String domain() {
        return variable("EJ_DOMAIN");
    }

    public Path caFile() {
        return Path.of(variable("EJ_CA"));
    }

    public String app() {
        return variable("EJ_APP");
    }

    /** The resources with which this user is online, as ejabberd's own administration sees it. */
    public List<String> resources(UserId user) throws IOException, InterruptedException {
        return Pattern.compile("\"([^\"]*)\"")
                .matcher(administer("user_resources", user, ""))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** Waits until this user is not online any more; a session that may be resumed still counts. */
    public void awaitGone(UserId user) throws IOException, InterruptedException {
        awaitSessions(user, List::isEmpty);
    }

    /** The same for one of the user's devices. */
    public void awaitGone(UserId user, String resource) throws IOException, InterruptedException {
        awaitSessions(user, resources -> !resources.contains(resource));
    }

    private void awaitSessions(UserId user, Predicate<List<String>> wanted)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        List<String> there = resources(user);
        while (!wanted.test(there)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("there still are " + there);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            there = resources(user);
        }
    }

    /** Someone who was never here before; the password is {@code pw-} and the number. */
    public UserId newcomer() throws IOException, InterruptedException {
        UserId user = new UserId(newest.incrementAndGet());
        administer("register", user, ",\"password\":\"pw-" + user + "\"");
        return user;
    }

    /** What this person's connections have said until now, as ejabberd has written it down. */
    public String received(UserId user) throws IOException {
        List<String> log = Files.readAllLines(folder.resolve("log").resolve("ejabberd.log"));
        String login = " authentication for " + user + "-" + app() + "@";
        Set<String> streams =
                log.stream()
                        .filter(line -> line.contains(login))
                        .map(Ejabberd::stream)
                        .collect(Collectors.toSet());
        return log.stream()
                .filter(line -> line.contains("Received XML"))
                .filter(line -> streams.contains(stream(line)))
                .map(line -> line.replace("\\\"", "'"))
                .collect(Collectors.joining("\n"));
    }

    /**
     * Waits a second, in which little is said: of many lines in one second ejabberd leaves some out
     * of its log, whatever its settings say.
     */
    public void catchUp() {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1200);
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    /** What they have said, once there is enough of it: ejabberd writes it down a little later. */
    public String received(UserId user, Predicate<String> enough) throws IOException {
        long end = System.nanoTime() + STARTING.toNanos();
        String text = received(user);
        while (!enough.test(text)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("in vain, there is only\n" + text);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            text = received(user);
        }
        return text;
    }

    /** Has this stanza handed on as if it came from this address, as only a server can. */
    public void handOn(String from, String to, String stanza)
            throws IOException, InterruptedException {
        String order = "{\"from\":\"%s\",\"to\":\"%s\",\"stanza\":\"%s\"}";
        administer("send_stanza", order.formatted(from, to, stanza));
    }

    private static String stream(String line) {
        Matcher found = STREAM.matcher(line);
        return found.find() ? found.group() : "";
    }

    private String administer(String command, UserId user, String more)
            throws IOException, InterruptedException {
        String about =
                "{\"user\":\""
                        + user
                        + "-"
                        + app()
                        + "\",\"host\":\""
                        + domain()
                        + "\""
                        + more
                        + "}";
        return administer(command, about);
    }

    private String administer(String command, String about)
            throws IOException, InterruptedException {
        URI order = URI.create("http://127.0.0.1:" + variable("EJ_API") + "/api/" + command);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    client.send(
                            HttpRequest.newBuilder(order)
                                    .POST(HttpRequest.BodyPublishers.ofString(about))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("ejabberd does not " + command + ": " + answer.body());
            }
            return answer.body();
        }
    }

    XmppSettings settings(UserId user, int port, String resource) {
        return XmppSettings.of(
                        new AppId(Long.parseLong(variable("EJ_APP"))), user, domain(), resource)
                .with(new Endpoint("localhost", port, Trust.in(caFile())));
    }

    @Override
    public void close() throws IOException {
        try {
            run(folder, "stop");
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private String variable(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalStateException("ejabberd did not say its " + name);
        }
        return value;
    }

    private static void run(Path folder, String command) throws IOException, InterruptedException {
        Path output = folder.resolve(command + ".out");
        Process process =
                new ProcessBuilder(
                                "bash",
                                folder.resolve(SCRIPT.getFileName()).toString(),
                                command,
                                folder.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        if (!process.waitFor(STARTING.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("ejabberd did not " + command + " in time");
        }
        if (process.exitValue() != 0) {
            throw new IOException("ejabberd did not " + command + ":\n" + Files.readString(output));
        }
    }
}
