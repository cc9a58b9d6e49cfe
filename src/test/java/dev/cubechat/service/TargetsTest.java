package dev.cubechat.service;

import static dev.cubechat.service.AccountsTest.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.JsonText;
import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogChange;
import dev.cubechat.model.DialogDraft;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogQuery;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.DialogType;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.User;
import dev.cubechat.model.UserId;
import dev.cubechat.model.UserTarget;
import dev.cubechat.service.call.Operation;
import dev.cubechat.service.find.Shown;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TargetsTest {
    private static final DialogId PRIVATE = new DialogId("5eed00000000000000000001");
    private static final DialogId GROUP = new DialogId("5eed00000000000000000002");

    private ServiceWorld world;
    private Services mira;

    @BeforeAll
    void start(@TempDir Path folder) {
        world = new ServiceWorld(folder, null);
        mira = world.as("mira");
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @Test
    void an_id_that_was_typed_is_not_looked_up() {
        mira.accounts().token();
        world.sandbox().transcript().clear();

        DialogId id = mira.dialogs().idOf(DialogTarget.parse(GROUP.value()));

        assertThat(id).isEqualTo(GROUP);
        assertThat(world.asked("GET")).isZero();
    }

    @Test
    void a_login_means_the_private_dialog_with_that_person() {
        Dialog dialog = mira.dialogs().resolve(DialogTarget.parse("@jon"), false);

        assertThat(dialog.id()).isEqualTo(PRIVATE);
        assertThat(dialog.type()).isEqualTo(DialogType.PRIVATE);
    }

    @Test
    void a_private_dialog_is_made_only_when_that_is_asked_for() {
        Services lena = world.as("lena");

        Failure refused = failure(() -> lena.dialogs().resolve(DialogTarget.parse("@kai"), false));
        Dialog made = lena.dialogs().resolve(DialogTarget.parse("@kai"), true);
        Dialog again = lena.dialogs().resolve(DialogTarget.parse("@kai"), true);

        assertThat(refused.kind()).isEqualTo(FailureKind.NOT_FOUND);
        assertThat(refused.hint()).hasValue("cubechat dialog create private @kai");
        assertThat(made.occupantIds()).containsOnly(new UserId(103), new UserId(104));
        assertThat(again.id()).isEqualTo(made.id());
    }

    @Test
    void a_name_must_be_the_whole_name() {
        String name = mira.dialogs().show(new DialogTarget.Id(GROUP)).name();

        Dialog exact = mira.dialogs().show(new DialogTarget.Name(name));
        Failure part =
                failure(() -> mira.dialogs().show(new DialogTarget.Name(name.substring(0, 3))));

        assertThat(exact.id()).isEqualTo(GROUP);
        assertThat(part.kind()).isEqualTo(FailureKind.NOT_FOUND);
    }

    @Test
    void a_name_that_fits_two_dialogs_is_a_conflict_with_both_of_them() {
        Services kai = world.as("kai");
        List<UserId> jon = List.of(new UserId(102));
        Dialog first = kai.dialogs().create(DialogDraft.group("Twins", jon)).run();
        Dialog second = kai.dialogs().create(DialogDraft.group("Twins", jon)).run();

        Failure failure = failure(() -> kai.dialogs().show(DialogTarget.parse("#Twins")));

        assertThat(failure.kind()).isEqualTo(FailureKind.CONFLICT);
        assertThat(failure)
                .hasMessageContaining(first.id().value())
                .hasMessageContaining(second.id().value());
        assertThat(failure.details().get("candidates").asItems())
                .extracting(candidate -> candidate.asObject().get("id").asText().orElseThrow())
                .containsExactlyInAnyOrder(first.id().value(), second.id().value());
    }

    @Test
    void last_is_the_dialog_with_the_newest_message() {
        Dialog last = mira.dialogs().show(new DialogTarget.Last());

        assertThat(last.id()).isEqualTo(mira.dialogs().list(newest(1)).items().getFirst().id());
    }

    @Test
    void what_is_not_there_is_not_found() {
        DialogId unknown = new DialogId("000000000000000000000000");

        Failure byId = failure(() -> mira.dialogs().show(new DialogTarget.Id(unknown)));
        Failure byLogin = failure(() -> mira.dialogs().show(DialogTarget.parse("@nobody")));

        assertThat(byId.kind()).isEqualTo(FailureKind.NOT_FOUND);
        assertThat(byId).hasMessageContaining(unknown.value());
        assertThat(byLogin.kind()).isEqualTo(FailureKind.NOT_FOUND);
        assertThat(byLogin).hasMessage("No user @nobody in this application.");
    }

    @Test
    void people_are_shown_in_the_order_asked_for_and_the_missing_are_named() {
        List<UserTarget> targets =
                List.of(
                        UserTarget.parse("103"),
                        UserTarget.parse("@jon"),
                        UserTarget.parse("me"),
                        UserTarget.parse("999"),
                        UserTarget.parse("@nobody"),
                        UserTarget.parse("103"));

        Shown<User> shown = mira.people().show(targets);

        assertThat(shown.items())
                .extracting(User::id)
                .containsExactly(new UserId(103), new UserId(102), new UserId(101));
        assertThat(shown.missing()).containsExactly("999", "@nobody");
        assertThat(shown.failure("user").kind()).isEqualTo(FailureKind.PARTIAL);
    }

    @Test
    void a_dry_run_shows_the_request_and_sends_nothing() {
        mira.accounts().token();
        Operation<Dialog> add =
                mira.dialogs().add(new DialogTarget.Id(GROUP), List.of(UserTarget.parse("@lena")));
        world.sandbox().transcript().clear();

        String shown = JsonText.write(add.describe());

        assertThat(shown)
                .isEqualTo(
                        "{\"dry_run\":true,\"dialog_id\":\"5eed00000000000000000002\",\"requests\":"
                                + "[{\"transport\":\"rest\",\"method\":\"PUT\","
                                + "\"path\":\"/chat/Dialog/5eed00000000000000000002\","
                                + "\"body\":{\"push_all\":{\"occupants_ids\":[104]}}}]}");
        assertThat(world.asked("PUT")).isZero();
    }

    @Test
    void members_come_and_go() {
        Services jon = world.as("jon");
        Dialog group =
                jon.dialogs()
                        .create(DialogDraft.group("Coming and going", List.of(new UserId(101))))
                        .run();
        DialogTarget target = new DialogTarget.Id(group.id());

        Dialog added = jon.dialogs().add(target, List.of(UserTarget.parse("@kai"))).run();
        Dialog removed = jon.dialogs().remove(target, List.of(UserTarget.parse("@mira"))).run();
        world.as("kai").dialogs().leave(target).run();
        Dialog renamed =
                jon.dialogs()
                        .update(target, DialogChange.NOTHING.withLook("Left alone", null, null))
                        .run();

        assertThat(added.occupantIds()).contains(new UserId(103));
        assertThat(removed.occupantIds()).doesNotContain(new UserId(101));
        assertThat(renamed.occupantIds()).containsExactly(new UserId(102));
        assertThat(renamed.name()).isEqualTo("Left alone");
    }

    @Test
    void all_dialogs_are_walked_through_page_by_page() {
        Services lena = world.as("lena");
        List<DialogId> made =
                IntStream.range(0, 230)
                        .mapToObj(
                                i ->
                                        lena.dialogs()
                                                .create(DialogDraft.group("No. " + i, List.of()))
                                                .run()
                                                .id())
                        .toList();

        List<DialogId> all = lena.dialogs().all(newest(100)).map(Dialog::id).toList();

        assertThat(all)
                .doesNotHaveDuplicates()
                .containsAll(made)
                .hasSize(Math.toIntExact(lena.dialogs().count(newest(100))));
    }

    private static DialogQuery newest(int limit) {
        return new DialogQuery(List.of(), limit, 0);
    }
}
