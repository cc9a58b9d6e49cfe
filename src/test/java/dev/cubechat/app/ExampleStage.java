package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.cli.Stop;
import dev.cubechat.json.Json;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * Where an example is tried: mira in a sandbox's default world, with the files on her disk and the
 * profile that the examples name. A command that waits for others gets a jon who does things; one
 * that would never end is ended when it has said something.
 */
final class ExampleStage implements AutoCloseable {
    /** Wait until somebody does something. */
    private static final Set<String> WAITING = Set.of("listen", "presence watch", "wait");

    /** Look for somebody in a room. */
    private static final Set<String> IN_COMPANY = Set.of("dialog online");

    /** Never end by themselves. */
    private static final Set<String> ENDLESS = Set.of("sandbox run");

    private static final Set<String> SERVERS = Set.of("sandbox run", "sandbox start");
    private static final List<String> PORTS = List.of("--rest-port", "--xmpp-port", "--ws-port");
    private static final Duration GOODBYE = Duration.ofSeconds(30);

    private final Example example;
    private final StoryWorld world;
    private final Path home;

    ExampleStage(Path homes, Example example) {
        this.example = example;
        this.world = new StoryWorld(homes);
        this.home = homes.resolve("mira");
        prepare();
        typeFirstLines();
    }

    StoryWorld world() {
        return world;
    }

    /** Lets mira have a session already, so that her next command is nothing but itself. */
    void signIn() {
        if (!example.command().startsWith("auth ")) {
            world.mira().run("auth", "login");
        }
    }

    /** Runs the example as it is written. */
    Shell.Result run() {
        return run(words(example));
    }

    /** Runs the example with more words behind it, and without those about its output. */
    Shell.Result run(String... more) {
        return run(
                Stream.concat(
                                words(example).stream().filter(word -> !word.startsWith("--json")),
                                Stream.of(more))
                        .toList());
    }

    private List<String> words(Example each) {
        return each.words(home);
    }

    private Shell.Result run(List<String> words) {
        List<String> all = new ArrayList<>(words);
        if (SERVERS.contains(example.command())) {
            PORTS.stream()
                    .filter(option -> !words.contains(option))
                    .forEach(option -> all.add(option + "=0"));
        }
        String[] args = all.toArray(String[]::new);
        if (ENDLESS.contains(example.command())) {
            return untilItSpeaks(args);
        }
        if (IN_COMPANY.contains(example.command())) {
            return besideOneInTheRoom(args);
        }
        return WAITING.contains(example.command())
                ? besideOneWhoTalks(args)
                : world.mira().typing(stdin(words)).run(args);
    }

    /** Who reads lines gets one, where it is known whom it goes to. */
    private String stdin(List<String> words) {
        return Set.of("chat", "msg pipe").contains(example.command()) && words.contains("#Climbers")
                ? "the rope is packed\n"
                : "";
    }

    private Shell.Result besideOneInTheRoom(String... args) {
        try (Listening jon = Listening.in(world.jon(), "dialog", "join", "#Climbers")) {
            Json.Obj ignored = jon.await("joined");
            return world.mira().run(args);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private Shell.Result besideOneWhoTalks(String... args) {
        AtomicBoolean over = new AtomicBoolean();
        Thread jon = Thread.startVirtualThread(() -> talk(over));
        try {
            return world.mira().run(args);
        } finally {
            over.set(true);
            await(jon);
        }
    }

    /** His last command still writes into his home. */
    private static void await(Thread talking) {
        try {
            assertThat(talking.join(GOODBYE)).as("jon has ended").isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private void talk(AtomicBoolean over) {
        while (!over.get()) {
            world.jon().run("msg", "send", "#Climbers", "-m", "hello", "--transport=xmpp");
            world.jon().run("presence", "active");
        }
    }

    /** The end comes from outside, so the code is that of an interruption. */
    private Shell.Result untilItSpeaks(String... args) {
        Stop stop = new Stop();
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        OutputStream ending =
                new FilterOutputStream(heard) {
                    @Override
                    public void flush() {
                        if (heard.size() > 0) {
                            Thread.startVirtualThread(() -> stop.now(GOODBYE));
                        }
                    }
                };
        Shell.Result result = world.mira().run(stop, ending, args);
        return new Shell.Result(
                result.code() == 130 ? 0 : result.code(),
                heard.toString(StandardCharsets.UTF_8),
                result.err());
    }

    private void prepare() {
        try {
            Files.createDirectories(home);
            Files.writeString(home.resolve("mira.pw"), "pw-101\n");
            Files.writeString(home.resolve("nora.pw"), "a-good-password\n");
            Files.writeString(home.resolve("key.txt"), world.ready().authKey().reveal() + "\n");
            Files.copy(world.ready().caFile(), home.resolve("ca.pem"));
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
        if (example.command().startsWith("auth ") && !example.command().equals("auth login")) {
            world.mira().run("auth", "login");
        }
        if (example.command().startsWith("profile ") && !example.command().equals("profile add")) {
            world.mira().run("profile", "add", "work", "--app-id=9999");
        }
        if (example.command().equals("presence last")) {
            world.jon().run("presence", "active");
        }
    }

    /** Types the lines that go before; all must work. */
    private void typeFirstLines() {
        example.first()
                .forEach(
                        each -> {
                            Shell.Result result = run(words(each));
                            assertThat(result.code()).as("%s: %s", each, result.err()).isZero();
                        });
    }

    @Override
    public void close() {
        if (example.command().equals("sandbox start")) {
            world.mira().run("sandbox", "stop");
        }
        world.close();
    }
}
