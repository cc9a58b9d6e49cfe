package dev.cubechat.tui.chat;

import dev.cubechat.json.Json;
import dev.cubechat.model.Attachment;
import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogType;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.Reactions;
import dev.cubechat.model.UserId;
import dev.cubechat.tui.Cast;
import dev.cubechat.tui.Effect;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.Event;
import dev.cubechat.tui.Key;
import dev.cubechat.tui.Screen;
import dev.cubechat.tui.Size;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A chat screen without a terminal: things happen to it, and what a person would see is text. Mira
 * looks at it; Jon, Kai and the others write.
 */
final class Scene {
    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    static final UserId MIRA = new UserId(1234567);
    static final UserId JON = new UserId(1234568);
    static final UserId KAI = new UserId(1234569);
    static final UserId TARO = new UserId(1234570);

    static final DialogId WITH_JON = dialogId(0xaa01);
    static final DialogId TEAM = dialogId(0xaa02);
    static final DialogId WITH_TARO = dialogId(0xaa03);
    static final DialogId NEWS = dialogId(0xaa04);

    private final Chat chat;
    private final List<Effect> effects = new ArrayList<>();
    private Instant now = NOON;
    private int ids;

    Scene(ChatOptions options, int columns, int rows) {
        chat = new Chat(options, () -> messageId(0xf00000 + ++ids));
        effects.addAll(chat.begin());
        happens(new Event.Resized(new Size(columns, rows)));
        happens(new Event.Tick(now));
    }

    static ChatOptions options() {
        return ChatOptions.usual(() -> ZoneOffset.UTC, NOON);
    }

    /** Nothing is known yet. */
    static Scene empty(int columns, int rows) {
        return new Scene(options(), columns, rows);
    }

    /** Signed in, connected, and four dialogs in the list. */
    static Scene of(int columns, int rows) {
        return of(options(), columns, rows);
    }

    static Scene of(ChatOptions options, int columns, int rows) {
        Scene scene = new Scene(options, columns, rows);
        scene.happens(new Event.SignedIn(Cast.user(MIRA, "mira", "Mira")));
        scene.happens(
                new Event.PeopleCame(
                        new Errand.LoadPeople(List.of()),
                        List.of(
                                Cast.user(JON, "jon", "Jon Wonder"),
                                Cast.user(KAI, "kai", "Kai"),
                                Cast.user(TARO, "taro", "山田太郎"))));
        scene.happens(
                new Event.DialogsCame(
                        List.of(
                                dialog(
                                        WITH_JON,
                                        DialogType.PRIVATE,
                                        "Jon Wonder",
                                        List.of(MIRA, JON),
                                        0,
                                        "great 👍",
                                        90),
                                dialog(
                                        TEAM,
                                        DialogType.GROUP,
                                        "Team ☕",
                                        List.of(MIRA, JON, KAI, TARO),
                                        7,
                                        "lunch?",
                                        200),
                                dialog(
                                        WITH_TARO,
                                        DialogType.PRIVATE,
                                        "山田太郎",
                                        List.of(MIRA, TARO),
                                        1,
                                        "漢字も大丈夫",
                                        3600),
                                dialog(
                                        NEWS,
                                        DialogType.BROADCAST,
                                        "ops-alerts",
                                        List.of(JON),
                                        120,
                                        "disk full",
                                        90000))));
        scene.hears(new ChatEvent.State(ConnectionState.READY, null, null));
        scene.effects.clear();
        return scene;
    }

    /** The dialog with Jon is open, and this was said in it. */
    static Scene withJon(int columns, int rows, Message... said) {
        return withJon(options(), columns, rows, said);
    }

    static Scene withJon(ChatOptions options, int columns, int rows, Message... said) {
        Scene scene = of(options, columns, rows).types("/open @jon").presses(Key.Name.ENTER);
        scene.historyCame(WITH_JON, new Errand.Reach.Newest(), List.of(said), true);
        scene.effects.clear();
        return scene;
    }

    Scene happens(Event event) {
        effects.addAll(chat.take(event));
        return this;
    }

    Scene hears(ChatEvent event) {
        return happens(new Event.Heard(now, event));
    }

    Scene historyCame(DialogId dialog, Errand.Reach reach, List<Message> messages, boolean end) {
        return happens(
                new Event.HistoryCame(new Errand.LoadHistory(dialog, reach, 50), messages, end));
    }

    Scene types(String text) {
        text.codePoints()
                .mapToObj(Character::toString)
                .forEach(letter -> happens(new Event.Pressed(Key.text(letter))));
        return this;
    }

    Scene presses(Key.Name... names) {
        for (Key.Name name : names) {
            happens(new Event.Pressed(Key.of(name)));
        }
        return this;
    }

    Scene presses(Key key) {
        return happens(new Event.Pressed(key));
    }

    Scene ctrl(String letter) {
        return presses(Key.text(letter, Key.Held.CTRL));
    }

    Scene alt(String letter) {
        return presses(Key.text(letter, Key.Held.ALT));
    }

    /** Types a line and sends it. */
    Scene says(String text) {
        return types(text).presses(Key.Name.ENTER);
    }

    Scene later(Duration time) {
        now = now.plus(time);
        return happens(new Event.Tick(now));
    }

    /** What was asked for since the last look. */
    List<Effect> effects() {
        List<Effect> all = List.copyOf(effects);
        effects.clear();
        return all;
    }

    /** The same, of one kind. */
    <E extends Effect> List<E> effects(Class<E> kind) {
        return effects().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    Chat chat() {
        return chat;
    }

    Screen view() {
        return chat.view();
    }

    /** What a person sees. */
    String screen() {
        return view().rows().stream().map(Scene::text).collect(Collectors.joining("\n", "", "\n"));
    }

    /** The rows that have this in them, without blanks at the ends. */
    List<String> rowsWith(String text) {
        return screen().lines().filter(row -> row.contains(text)).map(String::strip).toList();
    }

    static String text(Screen.Row row) {
        return row.pieces().stream()
                .map(Screen.Piece::text)
                .collect(Collectors.joining())
                .stripTrailing();
    }

    // What there is.

    static DialogId dialogId(int number) {
        return new DialogId("65f0a1b2c3d4e5f60102%04x".formatted(number));
    }

    static MessageId messageId(int number) {
        return new MessageId("65f0a1c2c3d4e5f601%06x".formatted(number));
    }

    static Dialog dialog(
            DialogId id,
            DialogType type,
            String name,
            List<UserId> people,
            int unread,
            String last,
            int secondsAgo) {
        Instant then = NOON.minusSeconds(secondsAgo);
        return Cast.dialog(
                id,
                type,
                name,
                people,
                unread,
                new Dialog.LastMessage(null, last, people.getLast(), then.getEpochSecond(), null),
                then);
    }

    static Message message(int number, UserId sender, String body, int secondsAgo) {
        return Cast.message(
                messageId(number), WITH_JON, sender, body, NOON.getEpochSecond() - secondsAgo);
    }

    static Message read(Message m, UserId... readers) {
        List<UserId> ids = new ArrayList<>(m.readIds());
        ids.addAll(List.of(readers));
        return Cast.had(m, ids, ids);
    }

    static Message delivered(Message m, UserId... to) {
        return Cast.had(m, m.readIds(), List.of(to));
    }

    static Message edited(Message m) {
        return Cast.edited(m, NOON);
    }

    static Message with(Message m, Reactions reactions, Attachment... attachments) {
        return Cast.with(m, reactions, List.of(attachments));
    }

    static Message answering(Message m, int number) {
        return Cast.with(m, Json.obj().with("reply_to", messageId(number).value()).build());
    }

    static ChatEvent.Arrived arrives(Message message) {
        boolean group = !WITH_JON.equals(message.dialogId());
        return new ChatEvent.Arrived(message, group, true, true, null, null);
    }

    /** The numbered messages on the screen, as far as they are. */
    static List<String> numbers(Scene scene) {
        return scene.rowsWith("│  number").stream()
                .map(row -> row.substring(row.indexOf('│')))
                .toList();
    }

    /** Read messages of Jon, a minute apart. */
    static Message[] many(int count) {
        List<Message> all = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            all.add(read(message(i, JON, "number " + i, (count - i) * 60), MIRA));
        }
        return all.toArray(Message[]::new);
    }
}
