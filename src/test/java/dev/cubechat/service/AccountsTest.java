package dev.cubechat.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubechat.config.Home;
import dev.cubechat.config.SettingsFinder;
import dev.cubechat.model.Credentials;
import dev.cubechat.model.DialogQuery;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Secret;
import dev.cubechat.model.Session;
import dev.cubechat.model.UserId;
import dev.cubechat.service.session.SessionStatus;
import dev.cubechat.service.session.SignedOut;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

@Timeout(60)
class AccountsTest {
    private static final DialogQuery ALL = new DialogQuery(List.of(), 10, 0);
    private static final Credentials MIRA = new Credentials.Login("mira", new Secret("pw-101"));

    private static final Credentials JON = new Credentials.Login("jon", new Secret("pw-102"));

    @TempDir Path folder;
    @AutoClose private ServiceWorld world;

    @BeforeEach
    void start() {
        world = new ServiceWorld(folder, null);
    }

    @Test
    void who_signed_in_once_needs_one_request_from_then_on() {
        world.with("mira", world.environment()).accounts().login(MIRA).run();
        world.sandbox().transcript().clear();

        Services later = world.with("mira", world.environment());
        later.dialogs().list(ALL);

        assertThat(later.accounts().me()).isEqualTo(new UserId(101));
        assertThat(world.asked("GET /chat/Dialog")).isEqualTo(1);
        assertThat(world.asked("POST /session")).isZero();
        assertThat(world.asked("GET /session")).isZero();
    }

    @Test
    void a_stored_password_signs_in_by_itself_and_once() {
        world.as("jon").dialogs().list(ALL);
        world.as("jon").dialogs().list(ALL);

        assertThat(world.asked("POST /session")).isEqualTo(1);
        assertThat(world.asked("GET /chat/Dialog")).isEqualTo(2);
    }

    @Test
    void a_session_that_ended_elsewhere_is_made_anew_once_and_silently() {
        Services jon = world.as("jon");
        Secret first = jon.accounts().token();
        endElsewhere(first);
        world.sandbox().transcript().clear();

        jon.dialogs().list(ALL);

        assertThat(jon.accounts().token()).isNotEqualTo(first);
        assertThat(world.asked("POST /session")).isEqualTo(1);
        assertThat(world.asked("GET /chat/Dialog")).isEqualTo(2);
    }

    @Test
    void without_a_stored_password_an_ended_session_is_told_of() {
        Services mira = world.with("mira", world.environment());
        mira.accounts().login(MIRA).run();
        endElsewhere(mira.accounts().token());

        Failure failure = failure(() -> mira.dialogs().list(ALL));

        assertThat(failure.kind()).isEqualTo(FailureKind.NOT_SIGNED_IN);
        assertThat(failure.hint().orElseThrow()).contains("cubechat auth login");
    }

    @Test
    void who_signed_in_last_stays_signed_in_whoever_is_still_at_work() throws Exception {
        try (ServiceWorld slow = slowWorld()) {
            slow.with("home", slow.environment()).accounts().login(MIRA).run();
            Services still = slow.with("home", slow.environment());
            Secret before = still.accounts().token();
            slow.with("home", slow.environment()).accounts().login(JON).run();

            still.dialogs().list(ALL);

            Services next = slow.with("home", slow.environment());
            assertThat(next.accounts().me()).isEqualTo(new UserId(102));
            assertThat(still.accounts().token()).isEqualTo(before);
        }
    }

    @Test
    void nobody_becomes_who_signed_in_meanwhile() {
        Services mira = world.with("home", world.environment());
        mira.accounts().login(MIRA).run();
        endElsewhere(mira.accounts().token());
        world.with("home", world.environment()).accounts().login(JON).run();

        Failure failure = failure(() -> mira.dialogs().list(ALL));

        assertThat(failure.kind()).isEqualTo(FailureKind.NOT_SIGNED_IN);
        assertThat(failure.getMessage()).contains("somebody else has signed in");
        Services jon = world.with("home", world.environment());
        assertThat(jon.accounts().me()).isEqualTo(new UserId(102));
    }

    @Test
    void who_signed_in_last_stays_signed_in_whoever_is_named_for_one_run() {
        world.with("home", world.environment()).accounts().login(MIRA).run();
        Services mira = world.with("home", world.environment("mira"));
        endElsewhere(mira.accounts().token());
        world.with("home", world.environment()).accounts().login(JON).run();

        mira.dialogs().list(ALL);

        assertThat(mira.accounts().me()).isEqualTo(new UserId(101));
        Services jon = world.with("home", world.environment());
        assertThat(jon.accounts().me()).isEqualTo(new UserId(102));
    }

    @Test
    void what_was_done_is_done_where_the_session_cannot_be_kept() throws Exception {
        try (ServiceWorld slow = slowWorld()) {
            Services mira = slow.with("home", slow.environment());
            mira.accounts().login(MIRA).run();
            takeRoom(folder.resolve("slow/home-home/.local/state/cubechat"));

            assertThat(mira.dialogs().list(ALL)).isNotNull();
        }
    }

    @Test
    void who_can_keep_nothing_signs_in_each_time() throws Exception {
        takeRoom(folder.resolve("home-jon/.local/state"));

        world.as("jon").dialogs().list(ALL);
        world.as("jon").dialogs().list(ALL);

        assertThat(world.asked("POST /session")).isEqualTo(2);
        Failure wanted =
                failure(() -> world.with("jon", world.environment()).accounts().login(JON).run());
        assertThat(wanted.kind()).isEqualTo(FailureKind.CONFIGURATION);
    }

    /** A world whose people's clocks are slow, so that each request makes a session last longer. */
    private ServiceWorld slowWorld() throws IOException {
        InstantSource slow = () -> Instant.now().minus(Duration.ofMinutes(20));
        return new ServiceWorld(Files.createDirectories(folder.resolve("slow")), null, slow);
    }

    /** Puts a link to nowhere in place of a folder, which stops even who may do everything. */
    private void takeRoom(Path place) throws IOException {
        Files.createDirectories(place.getParent());
        if (Files.exists(place)) {
            Files.move(place, place.resolveSibling("away"));
        }
        Files.createSymbolicLink(place, folder.resolve("nowhere"));
    }

    @Test
    void a_wrong_password_is_refused_and_nothing_is_kept() {
        Services mira = world.with("mira", world.environment());

        Failure failure =
                failure(
                        () ->
                                mira.accounts()
                                        .login(new Credentials.Login("mira", new Secret("wrong")))
                                        .run());

        assertThat(failure.kind()).isEqualTo(FailureKind.NOT_SIGNED_IN);
        assertThat(failure.getMessage()).doesNotContain("wrong");
        assertThat(world.with("mira", world.environment()).accounts().status(false).signedIn())
                .isFalse();
    }

    @Test
    void nobody_signed_in_is_told_of_with_what_to_do() {
        Failure failure =
                failure(() -> world.with("mira", world.environment()).dialogs().list(ALL));

        assertThat(failure.kind()).isEqualTo(FailureKind.NOT_SIGNED_IN);
        assertThat(failure).hasMessage("Nobody is signed in (profile default).");
    }

    @Test
    void a_token_with_a_user_id_needs_no_login() {
        Secret token = world.as("jon").accounts().token();
        Map<String, String> environment = world.environment();
        environment.put("CUBECHAT_TOKEN", token.reveal());
        environment.put("CUBECHAT_USER_ID", "102");
        environment.remove("CUBECHAT_AUTH_KEY");
        world.sandbox().transcript().clear();

        Services services = world.with("empty", environment);
        services.dialogs().list(ALL);

        assertThat(services.accounts().me()).isEqualTo(new UserId(102));
        assertThat(world.asked("POST /session")).isZero();
        assertThat(world.asked("GET /session")).isZero();
        assertThat(folder.resolve("home-empty/.local")).doesNotExist();
    }

    @Test
    void a_token_alone_asks_the_service_whose_it_is() {
        Map<String, String> environment = world.environment();
        environment.put("CUBECHAT_TOKEN", world.as("jon").accounts().token().reveal());

        assertThat(world.with("empty", environment).accounts().me()).isEqualTo(new UserId(102));
    }

    @Test
    void a_given_token_that_has_ended_is_not_replaced_by_someone_elses_session() {
        world.with("mira", world.environment()).accounts().login(MIRA).run();
        Map<String, String> environment = world.environment("mira");
        environment.remove("CUBECHAT_LOGIN");
        environment.put("CUBECHAT_TOKEN", "0123456789abcdef");

        Failure failure = failure(() -> world.with("mira", environment).dialogs().list(ALL));

        assertThat(failure.kind()).isEqualTo(FailureKind.NOT_SIGNED_IN);
        assertThat(failure).hasMessageContaining("CUBECHAT_TOKEN");
    }

    @Test
    void someone_named_for_one_run_does_not_sign_the_profiles_person_out() {
        world.with("shared", world.environment()).accounts().login(MIRA).run();

        UserId borrowed = world.with("shared", world.environment("jon")).accounts().me();
        UserId own = world.with("shared", world.environment()).accounts().me();

        assertThat(borrowed).isEqualTo(new UserId(102));
        assertThat(own).isEqualTo(new UserId(101));
    }

    @Test
    void a_token_is_not_shown_to_another_service() {
        world.with("mira", world.environment()).accounts().login(MIRA).run();
        Map<String, String> elsewhere = world.environment();
        elsewhere.put("CUBECHAT_API_URL", "https://localhost:9");

        SessionStatus status = world.with("mira", elsewhere).accounts().status(false);

        assertThat(status.signedIn()).isFalse();
    }

    @Test
    void in_ci_no_session_is_written() throws Exception {
        Map<String, String> environment = world.environment("jon");
        environment.put("CI", "true");

        world.with("ci", environment).dialogs().list(ALL);

        Path state =
                new SettingsFinder(environment, Home.at(folder.resolve("home-ci")), folder)
                        .folders()
                        .state();
        assertThat(Files.exists(state)).isFalse();
    }

    @Test
    void status_asks_only_when_told_to() {
        Services mira = world.with("mira", world.environment());
        mira.accounts().login(MIRA).run();
        world.sandbox().transcript().clear();

        SessionStatus unasked = mira.accounts().status(false);
        long requests = world.asked("");
        SessionStatus asked = mira.accounts().status(true);

        assertThat(requests).isZero();
        assertThat(unasked.signedIn()).isTrue();
        assertThat(unasked.userId()).isEqualTo(new UserId(101));
        assertThat(unasked.login()).isEqualTo("mira");
        assertThat(asked.checked()).isTrue();
        assertThat(asked.userId()).isEqualTo(new UserId(101));
    }

    @Test
    void a_check_of_an_ended_session_fails_and_makes_no_new_one() {
        Services jon = world.as("jon");
        endElsewhere(jon.accounts().token());
        world.sandbox().transcript().clear();

        Failure failure = failure(() -> jon.accounts().status(true));

        assertThat(failure.kind()).isEqualTo(FailureKind.NOT_SIGNED_IN);
        assertThat(world.asked("POST /session")).isZero();
    }

    @Test
    void logging_out_ends_the_session_here_and_at_the_service() {
        Services mira = world.with("mira", world.environment());
        mira.accounts().login(MIRA).run();
        Secret token = mira.accounts().token();

        mira.accounts().logout(false).run();

        Services after = world.with("mira", world.environment());
        assertThat(failure(() -> after.dialogs().list(ALL)).kind())
                .isEqualTo(FailureKind.NOT_SIGNED_IN);
        assertThat(failure(() -> withToken(token).dialogs().list(ALL)).kind())
                .isEqualTo(FailureKind.NOT_SIGNED_IN);
    }

    @Test
    void logging_out_of_all_ends_the_sessions_on_other_devices() {
        Secret other = world.as("jon").accounts().token();
        Map<String, String> environment = world.environment("jon");
        Services here = world.with("second", environment);
        here.accounts().token();

        here.accounts().logout(true).run();

        assertThat(failure(() -> withToken(other).dialogs().list(ALL)).kind())
                .isEqualTo(FailureKind.NOT_SIGNED_IN);
    }

    @Test
    void logging_out_of_a_session_that_has_ended_is_no_failure() {
        Services mira = world.with("mira", world.environment());
        mira.accounts().login(MIRA).run();
        endElsewhere(mira.accounts().token());

        mira.accounts().logout(false).run();

        assertThat(mira.accounts().status(false).signedIn()).isFalse();
    }

    @Test
    void logging_out_of_a_given_session_ends_that_one_and_leaves_the_saved_one() {
        world.with("mira", world.environment()).accounts().login(MIRA).run();
        Secret token = world.as("jon").accounts().token();
        Map<String, String> environment = world.environment();
        environment.put("CUBECHAT_TOKEN", token.reveal());

        SignedOut out = world.with("mira", environment).accounts().logout(false).run();

        Services after = world.with("mira", world.environment());
        assertThat(out.userId()).isEqualTo(new UserId(102));
        assertThat(failure(() -> withToken(token).dialogs().list(ALL)).kind())
                .isEqualTo(FailureKind.NOT_SIGNED_IN);
        assertThat(after.accounts().status(true).userId()).isEqualTo(new UserId(101));
    }

    @Test
    void logging_out_of_a_given_session_that_has_ended_fails_and_forgets_nothing() {
        world.with("mira", world.environment()).accounts().login(MIRA).run();
        Map<String, String> environment = world.environment();
        environment.put("CUBECHAT_TOKEN", "nope");

        Failure failure =
                failure(() -> world.with("mira", environment).accounts().logout(false).run());

        assertThat(failure.kind()).isEqualTo(FailureKind.NOT_SIGNED_IN);
        assertThat(world.with("mira", world.environment()).accounts().status(true).userId())
                .isEqualTo(new UserId(101));
    }

    @Test
    void deleting_the_person_of_a_given_session_leaves_the_saved_one() {
        world.with("mira", world.environment()).accounts().login(MIRA).run();
        Map<String, String> environment = world.environment();
        environment.put("CUBECHAT_TOKEN", world.as("jon").accounts().token().reveal());

        UserId gone = world.with("mira", environment).people().deleteMe().run();

        assertThat(gone).isEqualTo(new UserId(102));
        assertThat(world.with("mira", world.environment()).accounts().status(true).userId())
                .isEqualTo(new UserId(101));
    }

    @Test
    void refreshing_replaces_the_session_and_ends_the_old_one() {
        Services jon = world.as("jon");
        Secret old = jon.accounts().token();

        Session fresh = jon.accounts().refresh().run();

        assertThat(fresh.token()).isNotEqualTo(old);
        assertThat(world.as("jon").accounts().token()).isEqualTo(fresh.token());
        assertThat(failure(() -> withToken(old).dialogs().list(ALL)).kind())
                .isEqualTo(FailureKind.NOT_SIGNED_IN);
    }

    @Test
    void an_application_session_has_no_person() {
        Services services = world.with("app", world.environment());
        services.accounts().login(new Credentials.Application()).run();

        assertThat(services.accounts().status(true).userId()).isNull();
        assertThat(failure(() -> services.dialogs().list(ALL)).kind())
                .isEqualTo(FailureKind.NOT_SIGNED_IN);
        assertThat(failure(() -> services.accounts().me()).kind())
                .isEqualTo(FailureKind.NOT_SIGNED_IN);
    }

    private void endElsewhere(Secret token) {
        withToken(token).accounts().logout(false).run();
    }

    private Services withToken(Secret token) {
        Map<String, String> environment = world.environment();
        environment.put("CUBECHAT_TOKEN", token.reveal());
        return world.with("elsewhere", environment);
    }

    static Failure failure(ThrowingCallable work) {
        Failure[] failure = new Failure[1];
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(Failure.class, thrown -> failure[0] = thrown);
        return failure[0];
    }
}
