package dev.cubechat.sandbox.world;

import static dev.cubechat.sandbox.world.Worlds.JON;
import static dev.cubechat.sandbox.world.Worlds.KAI;
import static dev.cubechat.sandbox.world.Worlds.LENA;
import static dev.cubechat.sandbox.world.Worlds.MIRA;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogChange;
import dev.cubechat.model.DialogDraft;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogType;
import dev.cubechat.model.Filter;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.MessageQuery;
import dev.cubechat.model.UserId;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

class DialogsTest {
    @AutoClose private final Worlds worlds = new Worlds();
    private final Dialogs dialogs = worlds.world.dialogs();

    @Test
    void only_the_allowed_extensions_survive() {
        Dialog dialog =
                dialogs.create(
                        MIRA,
                        new DialogDraft(
                                DialogType.GROUP,
                                "Hall",
                                null,
                                null,
                                List.of(JON),
                                List.of(),
                                Map.of("location", "Hall 2", "colour", "red"),
                                true));

        assertThat(dialog.extensions()).isEqualTo(Map.of("location", "Hall 2"));
        assertThat(dialog.allowPreview()).isTrue();
        assertThat(listed(JON, Filter.parse("extensions[location]=Hall 2")))
                .containsExactly(dialog.id());
    }

    @Test
    void the_list_has_the_newest_activity_first_and_filters() {
        DialogId quiet = worlds.group();
        DialogId busy = worlds.group();
        worlds.say(MIRA, busy, "hi");

        assertThat(listed(JON)).containsExactly(busy, quiet);
        assertThat(listed(JON, Filter.parse("_id[ne]=" + busy))).containsExactly(quiet);
        assertThat(listed(JON, Filter.parse("type[in]=3,4"))).isEmpty();
        assertThat(listed(JON, Filter.parse("last_message_date_sent[gt]=0"))).containsExactly(busy);
        assertThat(listed(JON, Filter.parse("last_message_date_sent[gt]=2026-02-28")))
                .containsExactly(busy);
        assertThat(listed(LENA)).isEmpty();
    }

    @Test
    void a_dialog_deleted_for_me_comes_back_empty_with_the_next_message() {
        worlds.say(MIRA, JON, "old");
        DialogId dialog = dialogs.between(MIRA, JON).orElseThrow().id();

        dialogs.delete(JON, List.of(dialog.value()), false);
        List<DialogId> afterDeleting = listed(JON);
        worlds.say(MIRA, JON, "new");

        assertThat(afterDeleting).isEmpty();
        assertThat(listed(MIRA)).containsExactly(dialog);
        assertThat(listed(JON)).containsExactly(dialog);
        assertThat(worlds.unread(JON, dialog)).isEqualTo(1);
        assertThat(bodies(JON, dialog)).containsExactly("new");
        assertThat(bodies(MIRA, dialog)).containsExactly("new", "old");
    }

    @Test
    void a_history_cleared_for_everyone_is_the_owners_to_clear() {
        DialogId group = worlds.group();
        worlds.say(JON, group, "hi");

        assertThatThrownBy(() -> dialogs.clear(JON, group, true)).isInstanceOf(Refused.class);
        dialogs.clear(MIRA, group, true);

        assertThat(bodies(KAI, group)).isEmpty();
        assertThat(worlds.unread(KAI, group)).isZero();
        assertThat(dialogs.get(KAI, group).lastMessage()).isNull();
    }

    @Test
    void any_occupant_renames_a_group_but_only_who_rules_it_removes_others() {
        DialogId group = worlds.group();

        Dialog renamed =
                dialogs.update(
                        JON, group, DialogChange.NOTHING.withLook("Climbers HQ", null, null));
        assertThatThrownBy(() -> dialogs.update(JON, group, DialogChange.removing(List.of(KAI))))
                .isInstanceOf(Refused.class);
        dialogs.update(MIRA, group, DialogChange.removing(List.of(KAI)));

        assertThat(renamed.name()).isEqualTo("Climbers HQ");
        assertThat(dialogs.get(MIRA, group).occupantIds()).containsExactly(MIRA, JON);
        WorldEvent.OccupantsRemoved removed = (WorldEvent.OccupantsRemoved) worlds.told.getLast();
        assertThat(removed.who()).containsExactly(KAI);
        assertThat(removed.by()).isEqualTo(MIRA);
        assertThat(removed.dialog().occupants()).containsExactly(MIRA, JON);
    }

    @Test
    void a_change_that_is_refused_in_part_changes_nothing() {
        DialogId group = worlds.group();
        DialogChange change =
                new DialogChange(
                        "New name",
                        null,
                        null,
                        List.of(),
                        List.of(KAI),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        null);

        assertThatThrownBy(() -> dialogs.update(JON, group, change)).isInstanceOf(Refused.class);

        assertThat(dialogs.get(JON, group).name()).isEqualTo("Climbers");
        assertThat(worlds.told).isEmpty();
    }

    @Test
    void an_admin_pins_and_removes_and_only_the_owner_makes_admins() {
        DialogId group = worlds.group();
        MessageId message = worlds.say(MIRA, group, "rules");

        assertThatThrownBy(() -> dialogs.update(JON, group, admins(JON)))
                .isInstanceOf(Refused.class);
        dialogs.update(MIRA, group, admins(JON));
        Dialog pinned = dialogs.update(JON, group, pin(message));

        assertThat(pinned.adminIds()).containsExactly(JON);
        assertThat(pinned.pinnedMessageIds()).containsExactly(message);
        assertThatThrownBy(() -> dialogs.update(KAI, group, pin(message)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void a_public_dialog_counts_its_people_without_naming_them() {
        DialogId dialog =
                dialogs.create(
                                MIRA,
                                new DialogDraft(
                                        DialogType.PUBLIC,
                                        "Square",
                                        null,
                                        null,
                                        List.of(),
                                        List.of(),
                                        Map.of(),
                                        false))
                        .id();

        Dialog joined = dialogs.subscribe(LENA, dialog);

        assertThat(joined.occupantIds()).isEmpty();
        assertThat(joined.occupantsCount()).isEqualTo(2);
        assertThat(dialogs.occupants(LENA, dialog, 100, 0))
                .extracting(user -> user.id())
                .containsExactly(MIRA, LENA);
        dialogs.unsubscribe(LENA, dialog);
        assertThat(listed(LENA)).isEmpty();
    }

    @Test
    void a_dialog_deleted_for_everyone_is_gone_and_told_of() {
        DialogId group = worlds.group();

        Removal removal = dialogs.delete(MIRA, List.of(group.value()), true);

        assertThat(removal.done()).containsExactly(group.value());
        assertThat(dialogs.facts(group)).isEmpty();
        WorldEvent.DialogDeleted told = (WorldEvent.DialogDeleted) worlds.told.getLast();
        assertThat(told.dialog().occupants()).containsExactly(MIRA, JON, KAI);
    }

    @Test
    void somebody_outside_sees_the_preview_where_the_dialog_allows_it() {
        DialogId group = worlds.group();
        for (int i = 1; i <= 25; i++) {
            worlds.say(MIRA, group, "line " + i);
        }
        MessageQuery preview =
                new MessageQuery(
                        group, List.of(), 1, 0, MessageQuery.Order.NEWEST_FIRST, false, true);

        assertThatThrownBy(() -> worlds.world.history().page(LENA, preview))
                .isInstanceOf(Refused.class);
        dialogs.update(
                MIRA,
                group,
                new DialogChange(
                        null, null, null, List.of(), List.of(), List.of(), List.of(), List.of(),
                        List.of(), null, true));

        assertThat(worlds.world.history().page(LENA, preview).items())
                .extracting(message -> message.body())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(6, 25).mapToObj(i -> "line " + i).toList());
    }

    private List<DialogId> listed(UserId viewer, Filter... filters) {
        return dialogs.list(viewer, List.of(filters), 100, 0, null).items().stream()
                .map(Dialog::id)
                .toList();
    }

    private List<String> bodies(UserId reader, DialogId dialog) {
        return worlds
                .world
                .history()
                .page(reader, MessageQuery.newest(dialog, 100))
                .items()
                .stream()
                .map(message -> message.body())
                .toList();
    }

    private static DialogChange admins(UserId... users) {
        return new DialogChange(
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(users),
                List.of(),
                List.of(),
                List.of(),
                null,
                null);
    }

    private static DialogChange pin(MessageId message) {
        return new DialogChange(
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(message),
                List.of(),
                null,
                null);
    }
}
