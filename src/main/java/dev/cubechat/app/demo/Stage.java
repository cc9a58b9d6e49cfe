package dev.cubechat.app.demo;

import dev.cubechat.config.Reason;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Secret;
import dev.cubechat.model.User;
import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.Ready;
import dev.cubechat.sandbox.Sandbox;
import dev.cubechat.sandbox.SandboxOptions;
import dev.cubechat.sandbox.seed.DefaultSeed;
import dev.cubechat.sandbox.world.NewPerson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Where the demo plays: a sandbox in memory, its lively people, and a home folder of its own for
 * the one who watches. Nothing of it is left when it is closed.
 */
final class Stage implements AutoCloseable {
    private static final SandboxOptions IN_MEMORY =
            new SandboxOptions(null, null, 0, 0, 0, null, List.of(), false, false, false);

    /** Whom the commands are typed for. */
    static final UserId MIRA = new UserId(101);

    static final UserId JON = new UserId(102);
    static final UserId LENA = new UserId(104);

    private final Map<UserId, NewPerson> people;
    private final Path home;
    private final Sandbox sandbox;
    private final Cast cast;

    Stage(InstantSource clock, SecureRandom random, Tempo tempo) {
        this.people = DefaultSeed.at(clock.instant()).people();
        this.sandbox = Sandbox.start(IN_MEMORY, clock, random);
        this.home = makeHome();
        this.cast = new Cast(sandbox.ready(), MIRA, clock, random);
        boolean ready = false;
        try {
            enter(JON, tempo, "I'm in! Shall I bring the map?", "Sounds good.");
            enter(LENA, tempo.times(2), "Me too. I bring the tea ☕", "See you there!");
            ready = true;
        } finally {
            if (!ready) {
                close();
            }
        }
    }

    private NewPerson person(UserId who) {
        return Objects.requireNonNull(people.get(who));
    }

    private void enter(UserId who, Tempo tempo, String... lines) {
        cast.enter(who, password(who), tempo, List.of(lines));
    }

    private Secret password(UserId who) {
        return Objects.requireNonNull(person(who).password());
    }

    /** What Mira has in her environment, so that she need not type where the service is. */
    Map<String, String> environment(Map<String, String> surroundings) {
        Ready ready = sandbox.ready();
        Map<String, String> mine = new HashMap<>(surroundings);
        mine.keySet().removeIf(name -> name.startsWith("CUBECHAT_") || name.startsWith("XDG_"));
        mine.put("HOME", home.toString());
        mine.put("CUBECHAT_API_URL", ready.apiUrl().toString());
        mine.put("CUBECHAT_CHAT_HOST", ready.chatHost());
        mine.put("CUBECHAT_XMPP_PORT", Integer.toString(ready.xmppPort()));
        mine.put("CUBECHAT_CA_FILE", ready.caFile().toString());
        mine.put("CUBECHAT_APP_ID", ready.appId().toString());
        mine.put("CUBECHAT_AUTH_KEY", ready.authKey().reveal());
        mine.put("CUBECHAT_LOGIN", String.valueOf(person(MIRA).login()));
        mine.put("CUBECHAT_PASSWORD", password(MIRA).reveal());
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
            cast.close();
            sandbox.close();
            deleteHome();
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
