package dev.cubechat.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cubechat.model.AppId;
import dev.cubechat.model.Secret;
import dev.cubechat.model.UserId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class StateFolderTest {
    private static final SavedSession MIRA =
            new SavedSession(
                    URI.create("https://localhost:1"),
                    new AppId(9999),
                    new UserId(101),
                    "mira",
                    null,
                    new Secret("t-1"),
                    Instant.parse("2026-03-01T12:00:00Z"));

    @TempDir Path states;

    @Test
    void a_session_is_read_as_it_was_saved() {
        StateFolder state = new StateFolder(states, "work", true);

        state.session().save(MIRA);

        assertThat(state.session().read()).hasValue(MIRA);
        assertThat(new StateFolder(states, "home", true).session().read()).isEmpty();
    }

    @Test
    void a_session_of_someone_named_for_one_run_is_kept_apart() {
        StateFolder state = new StateFolder(states, "work", true);
        Identity jon = new Identity("jon", null, null, Origin.Kind.FLAG);
        SessionFile his = state.session(jon);

        his.save(MIRA.withExpiry(Instant.EPOCH));

        assertThat(state.session().read()).isEmpty();
        assertThat(state.session(jon).read()).isPresent();
        assertThat(state.session(new Identity("lena", null, null, Origin.Kind.FLAG)).read())
                .isEmpty();
    }

    @Test
    void nothing_secret_is_written_where_it_must_not_be() {
        StateFolder state = new StateFolder(states, "work", false);

        state.session().save(MIRA);

        assertThat(state.path()).doesNotExist();
    }

    @Test
    void a_forgotten_session_is_gone() {
        StateFolder state = new StateFolder(states, "work", true);
        state.session().save(MIRA);

        state.session().delete();

        assertThat(state.session().read()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"token\":\"t\"}",
                "{\"api_url\":\"x"
                        + " y\",\"app_id\":1,\"token\":\"t\",\"expires\":\"2026-03-01T12:00:00Z\"}",
                "{\"api_url\":\"https://x\",\"app_id\":1,\"token\":\"t\",\"expires\":\"soon\"}"
            })
    void a_session_file_that_cannot_be_understood_is_as_good_as_none(String text)
            throws IOException {
        StateFolder state = new StateFolder(states, "work", true);
        state.write("session.json", text);

        assertThat(state.session().read()).isEmpty();
    }

    @Test
    void only_the_owner_may_look() throws IOException {
        assumeTrue(states.getFileSystem().supportedFileAttributeViews().contains("posix"));
        StateFolder state = new StateFolder(states.resolve("new/cubechat"), "work", true);

        state.session().save(MIRA);
        state.saveAuthKey(new Secret("k"));
        state.session().alone(() -> 1);

        assertThat(permissions(state.path())).isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(state.path())) {
            assertThat(files).hasSize(3).allMatch(file -> permissions(file).equals("rw-------"));
        }
    }

    @Test
    void what_is_done_alone_is_done_by_one_after_the_other() throws Exception {
        SessionFile file = new StateFolder(states, "work", true).session();

        assertThat(mostAtOnce(() -> file)).isEqualTo(1);
    }

    @Test
    void nobody_waits_to_note_that_a_session_lasts_longer() {
        StateFolder state = new StateFolder(states, "work", true);
        SavedSession longer = MIRA.withExpiry(MIRA.expires().plusSeconds(600));
        state.session().save(MIRA);

        boolean noted =
                state.session()
                        .alone(
                                () -> {
                                    CompletableFuture.runAsync(() -> state.session().extend(longer))
                                            .orTimeout(20, TimeUnit.SECONDS)
                                            .join();
                                    return state.session().read().equals(Optional.of(longer));
                                });
        state.session().extend(longer);

        assertThat(noted).isFalse();
        assertThat(state.session().read()).hasValue(longer);
    }

    @Test
    void two_runs_in_one_process_wait_for_each_other_as_two_processes_do() throws Exception {
        assertThat(mostAtOnce(() -> new StateFolder(states, "work", true).session())).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sign in", "sign out"})
    @Timeout(20)
    void who_signs_in_or_out_while_another_run_makes_a_session_has_the_last_word(String what)
            throws Exception {
        StateFolder state = new StateFolder(states, "work", true);
        SavedSession jon = withToken("of jon");
        Runnable wish =
                what.equals("sign in")
                        ? () -> state.session().signIn(jon)
                        : () -> state.session().signOut();
        SessionFile file = state.session();

        Thread person =
                file.alone(
                        () -> {
                            Thread begun = Thread.ofPlatform().daemon().start(wish);
                            while (begun.getState() == Thread.State.RUNNABLE) {
                                Thread.onSpinWait();
                            }
                            file.save(MIRA);
                            return begun;
                        });
        person.join();

        assertThat(state.session().read())
                .isEqualTo(what.equals("sign in") ? Optional.of(jon) : Optional.empty());
        assertThat(state.session().isSignedOut()).isEqualTo(what.equals("sign out"));
    }

    private static SavedSession withToken(String token) {
        return new SavedSession(
                MIRA.apiUrl(),
                MIRA.appId(),
                MIRA.userId(),
                MIRA.login(),
                null,
                new Secret(token),
                MIRA.expires());
    }

    private static int mostAtOnce(Supplier<SessionFile> file) throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Callable<Integer> once = () -> file.get().alone(() -> enter(inside, most));
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> all =
                    IntStream.range(0, 40).mapToObj(i -> pool.submit(once)).toList();
            for (Future<Integer> one : all) {
                one.get(10, TimeUnit.SECONDS);
            }
        }
        return most.get();
    }

    private static int enter(AtomicInteger inside, AtomicInteger most) {
        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
        Thread.onSpinWait();
        return inside.decrementAndGet();
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
