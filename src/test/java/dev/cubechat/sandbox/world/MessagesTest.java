package dev.cubechat.sandbox.world;

import static dev.cubechat.sandbox.world.Worlds.JON;
import static dev.cubechat.sandbox.world.Worlds.KAI;
import static dev.cubechat.sandbox.world.Worlds.LENA;
import static dev.cubechat.sandbox.world.Worlds.MIRA;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubechat.json.Json;
import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogChange;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Draft;
import dev.cubechat.model.Filter;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.MessageQuery;
import dev.cubechat.model.UserId;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class MessagesTest {
    @AutoClose private final Worlds worlds = new Worlds();
    private final World world = worlds.world;

    @Test
    void a_message_to_a_person_opens_the_private_dialog_and_is_told_to_both() {
        worlds.say(MIRA, JON, "hello");

        Dialog dialog = world.dialogs().list(JON, List.of(), 10, 0, null).items().getFirst();
        assertThat(dialog.name()).isEqualTo("Mira Sol");
        assertThat(dialog.unread()).isEqualTo(1);
        WorldEvent.Posted posted = (WorldEvent.Posted) worlds.told.getLast();
        assertThat(posted.recipients()).containsExactly(MIRA, JON);
        assertThat(posted.message().recipientId()).isEqualTo(JON);
        assertThat(posted.message().dialogId()).isEqualTo(dialog.id());
    }

    @Test
    void the_same_message_sent_again_is_one_message_and_is_told_once() {
        DialogId group = worlds.group();
        Draft draft = Draft.text(new MessageId(world.newId()), "once");

        Posted first = world.messages().post(MIRA, new Target.InDialog(group), draft, Origin.REST);
        Posted again = world.messages().post(MIRA, new Target.InDialog(group), draft, Origin.REST);

        assertThat(first.fresh()).isTrue();
        assertThat(again.fresh()).isFalse();
        assertThat(bodies(JON, group)).containsExactly("once");
        assertThat(worlds.told).hasSize(1);
    }

    @Test
    void a_message_that_is_not_saved_is_told_and_leaves_no_trace() {
        DialogId group = worlds.group();
        Draft draft =
                new Draft(
                        new MessageId(world.newId()),
                        "psst",
                        List.of(),
                        Json.Obj.EMPTY,
                        false,
                        false,
                        false,
                        null,
                        null);

        world.messages().post(MIRA, new Target.InDialog(group), draft, Origin.REST);

        assertThat(bodies(JON, group)).isEmpty();
        assertThat(worlds.unread(JON, group)).isZero();
        assertThat(worlds.told).hasSize(1);
    }

    @Test
    void somebody_outside_can_neither_write_nor_read() {
        DialogId group = worlds.group();

        assertThatThrownBy(() -> worlds.say(LENA, group, "let me in")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> bodies(LENA, group)).isInstanceOf(Refused.class);
        assertThat(worlds.told).isEmpty();
    }

    @Test
    void reading_history_marks_only_when_it_is_asked_to() {
        DialogId group = worlds.group();
        worlds.say(MIRA, group, "one");
        worlds.say(MIRA, group, "two");

        bodies(JON, group);
        int afterLooking = worlds.unread(JON, group);
        world.history().page(JON, reading(group));

        assertThat(afterLooking).isEqualTo(2);
        assertThat(worlds.unread(JON, group)).isZero();
        assertThat(worlds.unread(KAI, group)).isEqualTo(2);
        Message seen = world.history().page(MIRA, MessageQuery.newest(group, 1)).items().getFirst();
        assertThat(seen.readIds()).containsExactly(MIRA, JON);
    }

    @Test
    void read_implies_delivered_and_delivered_does_not_take_read_back() {
        DialogId group = worlds.group();
        MessageId id = worlds.say(MIRA, group, "hi");

        world.marks().mark(JON, MIRA, id, Mark.READ, Origin.REST);
        world.marks().mark(JON, MIRA, id, Mark.DELIVERED, Origin.REST);

        Message message = world.history().find(MIRA, id).orElseThrow();
        assertThat(message.readIds()).containsExactly(MIRA, JON);
        assertThat(message.deliveredIds()).containsExactly(MIRA, JON);
        assertThat(worlds.unread(JON, group)).isZero();
    }

    @Test
    void only_the_author_edits() {
        DialogId group = worlds.group();
        MessageId id = worlds.say(MIRA, group, "see you at 6");
        worlds.pass(5);

        assertThatThrownBy(() -> world.messages().edit(JON, id, "never"))
                .isInstanceOf(Refused.class);
        world.messages().edit(MIRA, id, "see you at 7");

        Message message = world.history().find(JON, id).orElseThrow();
        assertThat(message.body()).isEqualTo("see you at 7");
        assertThat(message.editedAt()).isEqualTo(worlds.now);
        assertThat(message.updatedAt()).isEqualTo(worlds.now);
    }

    @Test
    void messages_are_changed_together_or_not_at_all() {
        DialogId group = worlds.group();
        MessageId one = worlds.say(MIRA, group, "one");
        MessageId two = worlds.say(MIRA, group, "two");
        MessageId nobodys = new MessageId(world.newId());

        assertThatThrownBy(() -> change(MIRA, group, "new", one, nobodys))
                .isInstanceOf(Refused.class)
                .hasMessage("Message not found");
        assertThatThrownBy(() -> change(JON, group, null, one, nobodys))
                .isInstanceOf(Refused.class);
        List<String> before = bodies(MIRA, group);
        int unread = worlds.unread(JON, group);
        change(MIRA, group, "new", one, two);
        change(JON, group, null, one, two);

        assertThat(before).containsExactlyInAnyOrder("one", "two");
        assertThat(unread).isEqualTo(2);
        assertThat(bodies(MIRA, group)).containsExactly("new", "new");
        assertThat(worlds.unread(JON, group)).isZero();
    }

    @Test
    void a_message_is_not_changed_by_way_of_another_dialog() {
        DialogId group = worlds.group();
        MessageId said = worlds.say(MIRA, group, "hi");
        worlds.say(MIRA, JON, "hello");
        DialogId other =
                world
                        .dialogs()
                        .list(MIRA, List.of(Filter.parse("type=3")), 1, 0, null)
                        .items()
                        .stream()
                        .findFirst()
                        .orElseThrow()
                        .id();

        assertThatThrownBy(() -> change(JON, other, null, said))
                .isInstanceOf(Refused.class)
                .hasMessage("Message not found");
        assertThatThrownBy(() -> change(MIRA, other, "changed", said)).isInstanceOf(Refused.class);

        assertThat(worlds.unread(JON, group)).isEqualTo(1);
        assertThat(bodies(MIRA, group)).containsExactly("hi");
    }

    @Test
    void what_messages_show_is_what_they_are_found_by() {
        DialogId group = worlds.group();
        MessageId read = worlds.say(MIRA, group, "read by Jon");
        worlds.say(MIRA, group, "read by nobody");
        change(JON, group, null, read);

        assertThat(found(group, "recipient_id=0")).hasSize(2);
        assertThat(found(group, "recipient_id=102")).isEmpty();
        assertThat(found(group, "read=0")).containsExactly("read by nobody");
        assertThat(found(group, "read=1")).containsExactly("read by Jon");
        assertThat(found(group, "date_sent[gte]=2026-03-01")).hasSize(2);
        assertThat(found(group, "date_sent[lt]=2026-03-01T10:00:00")).isEmpty();
        assertThat(found(group, "date_sent[lt]=253402300799")).hasSize(2);
    }

    @Test
    void what_senders_add_is_found_as_it_is_written_and_compared_as_what_it_is() {
        DialogId group = worlds.group();
        with(group, "five", Json.of(5));
        with(group, "ten", Json.of("10"));
        with(group, "half", new Json.Dec(new BigDecimal("5.5")));
        with(group, "yes", Json.of(true));
        with(group, "high", Json.of("high"));

        assertThat(found(group, "level=5")).containsExactly("five");
        assertThat(found(group, "level[in]=5,10,true")).containsExactly("yes", "ten", "five");
        assertThat(found(group, "level[gt]=5")).contains("half", "ten").doesNotContain("five");
        assertThat(found(group, "level[lt]=9")).containsExactly("half", "five");
        assertThat(found(group, "level[lte]=5.5")).containsExactly("half", "five");
        assertThat(found(group, "level=true")).containsExactly("yes");
        assertThat(found(group, "level=1")).isEmpty();
        assertThat(found(group, "level[ne]=true")).hasSize(4);
        assertThat(found(group, "level[ctn]=ig")).containsExactly("high");
        assertThat(found(group, "level[start_with]=5.")).containsExactly("half");
    }

    @Test
    void a_filter_takes_any_number_of_values_and_a_request_a_hundred_filters() {
        DialogId group = worlds.group();
        worlds.say(MIRA, group, "hi");
        String many =
                IntStream.range(0, 1100).mapToObj(i -> "m" + i).collect(Collectors.joining(","));
        List<Filter> conditions =
                IntStream.range(0, 1100).mapToObj(i -> Filter.parse("f" + i + "=1")).toList();

        assertThat(found(group, "message[all]=" + many)).isEmpty();
        assertThat(found(group, "message[all]=hi,hi")).containsExactly("hi");
        assertThat(dialogs("occupants_ids[all]=101,102")).containsExactly(group);
        assertThat(dialogs("occupants_ids[all]=101,104")).isEmpty();
        assertThatThrownBy(() -> world.history().count(MIRA, group, conditions))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("100 conditions");
    }

    @Test
    void a_message_deleted_for_me_is_gone_for_me_alone() {
        DialogId group = worlds.group();
        MessageId id = worlds.say(MIRA, group, "oops");

        Removal removal = world.messages().delete(JON, List.of(id.value()), false);

        assertThat(removal.done()).containsExactly(id.value());
        assertThat(bodies(JON, group)).isEmpty();
        assertThat(worlds.unread(JON, group)).isZero();
        assertThat(bodies(KAI, group)).containsExactly("oops");
        assertThat(worlds.unread(KAI, group)).isEqualTo(1);
    }

    @Test
    void a_message_deleted_for_everyone_leaves_counts_and_last_message_right() {
        DialogId group = worlds.group();
        worlds.say(MIRA, group, "first");
        MessageId second = worlds.say(MIRA, group, "second");

        Removal refused = world.messages().delete(JON, List.of(second.value()), true);
        Removal done = world.messages().delete(MIRA, List.of(second.value(), "65f0"), true);

        assertThat(refused.notAllowed()).containsExactly(second.value());
        assertThat(done.done()).containsExactly(second.value());
        assertThat(done.notFound()).containsExactly("65f0");
        assertThat(worlds.unread(JON, group)).isEqualTo(1);
        Dialog dialog = world.dialogs().get(KAI, group);
        assertThat(dialog.lastMessage().text()).isEqualTo("first");
        assertThat(worlds.told.getLast()).isInstanceOf(WorldEvent.Deleted.class);
    }

    @Test
    void what_was_said_before_somebody_joined_is_not_among_what_they_have_not_read() {
        DialogId group = worlds.group();
        MessageId old = worlds.say(MIRA, group, "old");
        MessageId older = worlds.say(MIRA, group, "older");
        world.dialogs().update(MIRA, group, DialogChange.adding(List.of(LENA)));
        worlds.say(MIRA, group, "new");
        MessageId newer = worlds.say(MIRA, group, "newer");

        change(LENA, group, null, old);
        world.messages().delete(LENA, List.of(old.value()), false);
        world.messages().delete(MIRA, List.of(older.value()), true);
        int afterOldOnes = worlds.unread(LENA, group);
        change(LENA, group, null, newer);

        assertThat(afterOldOnes).isEqualTo(2);
        assertThat(worlds.unread(LENA, group)).isEqualTo(1);
        world.history().page(LENA, reading(group));
        assertThat(worlds.unread(LENA, group)).isZero();
    }

    @Test
    void who_leaves_and_comes_back_begins_to_count_anew() {
        DialogId group = worlds.group();
        MessageId before = worlds.say(MIRA, group, "before");
        world.dialogs().unsubscribe(JON, group);
        MessageId meanwhile = worlds.say(MIRA, group, "meanwhile");
        world.dialogs().subscribe(JON, group);
        worlds.say(MIRA, group, "after");

        change(JON, group, null, before, meanwhile);

        assertThat(worlds.unread(JON, group)).isEqualTo(1);
    }

    @Test
    void messages_of_one_second_come_in_the_order_of_their_ids() {
        DialogId group = worlds.group();
        worlds.say(MIRA, group, "a");
        worlds.say(JON, group, "b");
        worlds.say(KAI, group, "c");

        assertThat(bodies(MIRA, group)).containsExactly("c", "b", "a");
    }

    private List<String> bodies(UserId reader, DialogId dialog) {
        return world.history().page(reader, MessageQuery.newest(dialog, 100)).items().stream()
                .map(Message::body)
                .toList();
    }

    private static MessageQuery reading(DialogId dialog) {
        return new MessageQuery(
                dialog, List.of(), 100, 0, MessageQuery.Order.OLDEST_FIRST, true, false);
    }

    /** Another text, or without one a mark that they were read. */
    private void change(UserId by, DialogId dialog, @Nullable String body, MessageId... ids) {
        MessageChange change = new MessageChange(dialog, List.of(ids), body, false, body == null);
        world.messages().change(by, change);
    }

    private List<DialogId> dialogs(String filter) {
        return world
                .dialogs()
                .list(MIRA, List.of(Filter.parse(filter)), 100, 0, null)
                .items()
                .stream()
                .map(Dialog::id)
                .toList();
    }

    /** A message with a level of the sender's own. */
    private void with(DialogId dialog, String text, Json level) {
        Draft draft =
                new Draft(
                        new MessageId(world.newId()),
                        text,
                        List.of(),
                        Json.obj().with("level", level).build(),
                        true,
                        false,
                        false,
                        null,
                        null);
        world.messages().post(MIRA, new Target.InDialog(dialog), draft, Origin.REST);
    }

    private List<String> found(DialogId dialog, String filter) {
        MessageQuery query =
                MessageQuery.newest(dialog, 100).withFilters(List.of(Filter.parse(filter)));
        return world.history().page(MIRA, query).items().stream()
                .map(message -> String.valueOf(message.body()))
                .toList();
    }
}
