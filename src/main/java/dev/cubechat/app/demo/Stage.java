package dev.cubechat.app.demo;

import dev.cubechat.cli.Stop;
import dev.cubechat.disk.Reason;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Message;
import dev.cubechat.model.Secret;
import dev.cubechat.model.User;
import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.Ready;
import dev.cubechat.sandbox.Sandbox;
import dev.cubechat.sandbox.SandboxOptions;
import dev.cubechat.sandbox.seed.Seed;
import dev.cubechat.sandbox.seed.SeedReader;
import dev.cubechat.sandbox.world.NewPerson;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Where the demo plays: a sandbox in memory, its lively people, and a folder with a home for each
 * of them. Nothing of it is left when it is closed.
 */
final class Stage implements AutoCloseable {
    private static final SandboxOptions IN_MEMORY =
            new SandboxOptions(null, null, 0, 0, 0, null, List.of(), false, false, false);

    private static final String PICTURE =
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9">
            <rect width="16" height="9" fill="#9cf"/>
            <path d="M0 9 5 3l3 3 3-4 5 7z" fill="#567"/></svg>
            """;

    /** Whom the commands are typed for. */
    static final UserId MIRA = new UserId(101);

    static final UserId JON = new UserId(102);
    static final UserId KAI = new UserId(103);
    static final UserId LENA = new UserId(104);
    static final UserId YUKI = new UserId(105);
    static final UserId OMAR = new UserId(106);

    private final Map<UserId, NewPerson> people;
    private final Map<String, String> surroundings;
    private final Cubechat cubechat;
    private final Tempo tempo;
    private final Path home;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Sandbox sandbox;
    private final Cast cast;

    /**
     * @param cubechat runs what its people type
     * @param surroundings the environment of the one who watches
     */
    Stage(
            Cubechat cubechat,
            Map<String, String> surroundings,
            InstantSource clock,
            SecureRandom random,
            Tempo tempo) {
        this.cubechat = cubechat;
        this.surroundings = Map.copyOf(surroundings);
        this.tempo = tempo;
        Seed seed = SeedReader.read(DemoWorld.at(clock.instant()));
        this.people = seed.people();
        this.home = makeHome();
        open.push(this::deleteHome);
        boolean ready = false;
        try {
            this.sandbox = Sandbox.start(IN_MEMORY.withSeed(seed), clock, random);
            open.push(sandbox);
            this.cast = new Cast(sandbox.ready(), MIRA, clock, random);
            open.push(cast);
            ready = true;
        } finally {
            if (!ready) {
                close();
            }
        }
    }

    /** Those who go for the hike in the tour. */
    void enterForTour() {
        enter(JON, tempo, Part.of("I'm in! Shall I bring the map?", "Sounds good."));
        enter(LENA, tempo.times(2), Part.of("Me too. I bring the tea ☕", "See you there!"));
    }

    /** Everybody, ready to talk about anything; what they do of themselves begins soon. */
    void enterForChat() {
        enter(
                JON,
                tempo,
                Part.of(
                                "Nice! ✓✓ says that your message has come, ✓✓* that I read it.",
                                "Tell me more…",
                                "Sounds good.")
                        .reacting("👍"));
        enter(LENA, tempo.times(2), Part.of("I bring the tea ☕", "See you there!").reacting("❤️"));
        enter(KAI, tempo.times(2), Part.of("Back in a minute.", "Ha! Yes.").shy());
        enter(YUKI, tempo, Part.of("いいですね!", "また明日 👋").reacting("🎉").shy());
        enter(OMAR, tempo, Part.of("Hello from the desert 🌵", "Good to meet you.").shy());
        String picture = written("summit.svg", PICTURE).toString();
        open.push(new Opening(cubechat, this::environment, tempo, picture));
    }

    private NewPerson person(UserId who) {
        return Objects.requireNonNull(people.get(who));
    }

    private void enter(UserId who, Tempo pace, Part part) {
        cast.enter(who, password(who), pace, part, (message, emoji) -> react(who, message, emoji));
    }

    private void react(UserId who, Message message, String emoji) {
        List<String> words =
                List.of(
                        "msg",
                        "react",
                        message.id().value(),
                        "--dialog",
                        String.valueOf(message.dialogId()),
                        "--add",
                        emoji);
        int unused =
                cubechat.run(words, environment(who), OutputStream.nullOutputStream(), new Stop());
    }

    private Secret password(UserId who) {
        return Objects.requireNonNull(person(who).password());
    }

    /** What one of them has in the environment, so that they need not type where the service is. */
    Map<String, String> environment(UserId who) {
        Ready ready = sandbox.ready();
        String place = home.resolve(String.valueOf(person(who).login())).toString();
        Map<String, String> mine = new HashMap<>(surroundings);
        mine.keySet().removeIf(name -> name.startsWith("CUBECHAT_") || name.startsWith("XDG_"));
        mine.put("HOME", place);
        mine.put("XDG_DOWNLOAD_DIR", place);
        mine.put("CUBECHAT_API_URL", ready.apiUrl().toString());
        mine.put("CUBECHAT_CHAT_HOST", ready.chatHost());
        mine.put("CUBECHAT_XMPP_PORT", Integer.toString(ready.xmppPort()));
        mine.put("CUBECHAT_CA_FILE", ready.caFile().toString());
        mine.put("CUBECHAT_APP_ID", ready.appId().toString());
        mine.put("CUBECHAT_AUTH_KEY", ready.authKey().reveal());
        mine.put("CUBECHAT_LOGIN", String.valueOf(person(who).login()));
        mine.put("CUBECHAT_PASSWORD", password(who).reveal());
        return mine;
    }

    /** What people call them. */
    String name(UserId who) {
        return sandbox.ready().users().stream()
                .filter(user -> user.id().equals(who))
                .map(User::fullName)
                .findFirst()
                .orElseGet(who::toString);
    }

    @Override
    public void close() {
        // Closing wants to wait for its threads, also when somebody presses Ctrl-C.
        boolean interrupted = Thread.interrupted();
        try {
            while (!open.isEmpty()) {
                open.pop().close();
            }
        } catch (Exception left) {
            throw new Failure(
                    FailureKind.CONFIGURATION, "The demo did not end cleanly: " + left, left);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Path makeHome() {
        try {
            return Files.createTempDirectory("cubechat-demo");
        } catch (IOException full) {
            throw unusable("make a folder for the demo", full);
        }
    }

    private Path written(String name, String text) {
        try {
            return Files.writeString(home.resolve(name), text);
        } catch (IOException full) {
            throw unusable("write " + name, full);
        }
    }

    private void deleteHome() {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException left) {
            throw unusable("delete " + home, left);
        }
    }

    private static Failure unusable(String what, IOException cause) {
        return new Failure(
                FailureKind.CONFIGURATION,
                "Could not " + what + ": " + Reason.of(cause) + ".",
                cause);
    }
}
