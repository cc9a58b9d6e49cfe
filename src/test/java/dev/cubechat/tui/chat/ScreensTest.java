package dev.cubechat.tui.chat;

import static dev.cubechat.tui.chat.Scene.JON;
import static dev.cubechat.tui.chat.Scene.KAI;
import static dev.cubechat.tui.chat.Scene.MIRA;
import static dev.cubechat.tui.chat.Scene.TARO;
import static dev.cubechat.tui.chat.Scene.TEAM;
import static dev.cubechat.tui.chat.Scene.WITH_JON;
import static dev.cubechat.tui.chat.Scene.answering;
import static dev.cubechat.tui.chat.Scene.arrives;
import static dev.cubechat.tui.chat.Scene.delivered;
import static dev.cubechat.tui.chat.Scene.edited;
import static dev.cubechat.tui.chat.Scene.message;
import static dev.cubechat.tui.chat.Scene.messageId;
import static dev.cubechat.tui.chat.Scene.read;
import static dev.cubechat.tui.chat.Scene.with;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.Golden;
import dev.cubechat.model.Attachment;
import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.Contact;
import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogType;
import dev.cubechat.model.Message;
import dev.cubechat.model.Reactions;
import dev.cubechat.model.Subscription;
import dev.cubechat.text.DisplayWidth;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.Event;
import dev.cubechat.tui.Key;
import dev.cubechat.tui.Screen;
import dev.cubechat.tui.Size;
import dev.cubechat.tui.term.Svg;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whole screens as text; {@code -Dgolden=write} writes them anew. */
class ScreensTest {
    private static final Path SCREENS = Path.of("src/test/resources/screens");

    private static Message[] anHour() {
        return new Message[] {
            read(message(1, JON, "Are we still moving the deploy to Thursday?", 7200), MIRA),
            read(message(2, MIRA, "yes, 14:00 UTC", 7140), JON),
            read(
                    edited(
                            with(
                                    message(3, JON, "great", 7000),
                                    new Reactions(
                                            List.of("👍"),
                                            new TreeMap<>(Map.of("👍", 2L, "🎉", 1L))))),
                    MIRA),
            delivered(
                    answering(
                            message(
                                    4,
                                    MIRA,
                                    "I shall write the notes, and ask Kai for a second look at"
                                            + " https://example.com/notes before anybody presses a"
                                            + " button",
                                    3000),
                            1),
                    JON),
            read(
                    with(
                            message(5, JON, "", 1200),
                            Reactions.NONE,
                            new Attachment(
                                    Map.of("type", "photo", "name", "plan.png", "size", "1234567")),
                            new Attachment(
                                    Map.of(
                                            "type",
                                            "place",
                                            "latitude",
                                            "49.84",
                                            "longitude",
                                            "24.03")),
                            new Attachment(
                                    Map.of(
                                            "type",
                                            "contact",
                                            "data",
                                            "{\"name\":\"Ola\",\"phone\":\"380671112233\"}"))),
                    MIRA),
            read(message(6, JON, "漢字も大丈夫、家族 👨‍👩‍👧 も", 600), MIRA),
            message(7, MIRA, "on it", 60),
        };
    }

    private static void check(String name, Scene scene) {
        Size size = scene.view().size();
        String file = "%s-%dx%d.txt".formatted(name, size.columns(), size.rows());
        fits(scene.view());
        Golden.check(SCREENS.resolve(file), scene.screen());
    }

    /** Nothing is wider than the screen, and there are no more rows than it has. */
    private static void fits(Screen screen) {
        assertThat(screen.rows()).hasSizeLessThanOrEqualTo(screen.size().rows());
        for (Screen.Row row : screen.rows()) {
            assertThat(row.pieces().stream().mapToInt(p -> DisplayWidth.of(p.text())).sum())
                    .as(Scene.text(row))
                    .isLessThanOrEqualTo(screen.size().columns());
        }
    }

    @ParameterizedTest
    @CsvSource({"120, 40", "80, 24", "60, 20", "40, 10"})
    void a_conversation(int columns, int rows) {
        Scene scene = Scene.withJon(columns, rows, anHour());
        scene.hears(new ChatEvent.LastActivity(JON, 0));
        scene.hears(new ChatEvent.Typing(WITH_JON, JON, null, false));
        scene.types("thank y");

        check("conversation", scene);
    }

    @ParameterizedTest
    @CsvSource({"120, 40", "80, 24", "60, 20", "40, 10"})
    void before_anything_is_known(int columns, int rows) {
        check("first", Scene.empty(columns, rows));
    }

    @ParameterizedTest
    @CsvSource({"120, 40", "80, 24", "60, 20", "40, 10"})
    void the_help(int columns, int rows) {
        check("help", Scene.withJon(columns, rows, anHour()).presses(Key.Name.F1));
    }

    @ParameterizedTest
    @CsvSource({"80, 24", "40, 10"})
    void the_palette(int columns, int rows) {
        check("palette", Scene.withJon(columns, rows, anHour()).ctrl("k").types("te"));
    }

    @ParameterizedTest
    @CsvSource({"80, 24", "40, 10"})
    void what_became_of_a_message(int columns, int rows) {
        Scene scene = Scene.of(columns, rows).types("/open #Team ☕").presses(Key.Name.ENTER);
        Message asking = message(2, MIRA, "Who is in for lunch?", 300).in(TEAM);
        scene.historyCame(TEAM, new Errand.Reach.Newest(), List.of(asking), true);
        scene.presses(Key.of(Key.Name.UP, Key.Held.CTRL)).types("i");
        Errand.LoadReceipts asked = scene.effects(Errand.LoadReceipts.class).getLast();
        scene.happens(
                new Event.ReceiptsCame(
                        asked,
                        List.of(JON, KAI),
                        List.of(JON),
                        new TreeMap<>(Map.of("👍", List.of(JON, MIRA)))));

        check("receipts", scene);
    }

    @Test
    void the_pictures_of_the_readme_are_what_one_sees() throws IOException {
        Scene wide = Scene.withJon(104, 22, anHour());
        wide.hears(new ChatEvent.LastActivity(JON, 0));
        wide.hears(new ChatEvent.Typing(WITH_JON, JON, null, false)).types("thank y");
        Scene narrow = Scene.withJon(60, 18, anHour()).types("/re").presses(Key.Name.TAB);

        fits(wide.view());
        fits(narrow.view());
        Golden.check(SCREENS.resolve("chat.svg"), Svg.of(wide.view()));
        Golden.check(SCREENS.resolve("readme-60x18.txt"), narrow.screen());
        assertThat(Files.readString(Path.of("README.md")))
                .contains(SCREENS.resolve("chat.svg").toString())
                .contains("```text\n" + narrow.screen() + "```");
    }

    @ParameterizedTest
    @CsvSource({"80, 24", "60, 20"})
    void commands_to_complete(int columns, int rows) {
        check("completion", Scene.withJon(columns, rows, anHour()).types("/re"));
    }

    @ParameterizedTest
    @CsvSource({"80, 24", "60, 20"})
    void a_selected_message(int columns, int rows) {
        Scene scene = Scene.withJon(columns, rows, anHour());
        scene.presses(Key.of(Key.Name.UP, Key.Held.CTRL)).presses(Key.Name.UP);

        check("selected", scene);
    }

    @ParameterizedTest
    @CsvSource({"80, 24", "60, 20", "40, 10"})
    void the_link_is_lost_and_messages_wait(int columns, int rows) {
        Scene scene = Scene.withJon(columns, rows, anHour());
        scene.hears(
                new ChatEvent.State(
                        ConnectionState.RECONNECTING,
                        ConnectionState.READY,
                        "the server went away"));
        scene.happens(new Event.NextAttempt(Scene.NOON.plusSeconds(8)));
        scene.says("this waits").says("and this").later(Duration.ofSeconds(4));
        scene.hears(new ChatEvent.Lost(messageId(0xf00002), WITH_JON));

        check("offline", scene);
    }

    @ParameterizedTest
    @CsvSource({"120, 40", "60, 20"})
    void a_group_with_something_new(int columns, int rows) {
        Scene scene = Scene.of(columns, rows);
        scene.says("/open #Team ☕");
        scene.historyCame(
                TEAM,
                new Errand.Reach.Newest(),
                List.of(
                        read(message(11, KAI, "lunch at one?", 90000), MIRA),
                        read(message(12, TARO, "はい", 89000), MIRA),
                        message(13, KAI, "the usual place", 500),
                        message(14, KAI, "bring an umbrella", 490),
                        message(15, JON, "/me is late", 200)),
                true);
        scene.hears(new ChatEvent.Typing(TEAM, KAI, null, false));
        scene.hears(new ChatEvent.Typing(TEAM, TARO, null, false));

        check("group", scene);
    }

    @ParameterizedTest
    @CsvSource({"120, 40", "80, 24", "40, 10"})
    void more_dialogs_than_fit_with_names_meant_to_disturb(int columns, int rows) {
        Scene scene = Scene.withJon(columns, rows, anHour());
        List<String> names =
                List.of(
                        "\u001b[2Jname",
                        "\u202eevil\u2066",
                        "👩‍💻👨‍👩‍👧‍👦 family",
                        "漢字".repeat(30),
                        "a\nb\tc",
                        " ");
        List<Dialog> dialogs = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            String name = names.get(i % names.size()) + " " + i;
            dialogs.add(
                    Scene.dialog(
                            Scene.dialogId(0xbb00 + i),
                            DialogType.GROUP,
                            name,
                            List.of(MIRA, KAI),
                            i % 3,
                            name,
                            1000 + i));
        }
        scene.happens(new Event.DialogsCame(dialogs));
        if (columns < 80) {
            scene.presses(Key.Name.F2);
        }

        check("crowd", scene);
    }

    @ParameterizedTest
    @CsvSource({"80, 24", "40, 10"})
    void an_answer_and_a_change_are_being_written(int columns, int rows) {
        Scene scene = Scene.withJon(columns, rows, anHour());
        scene.presses(Key.of(Key.Name.UP, Key.Held.CTRL)).presses(Key.Name.UP).types("r");
        check("answering", scene.types("me too"));

        scene.presses(Key.Name.ESCAPE, Key.Name.ESCAPE).ctrl("u").presses(Key.Name.UP);
        check("changing", scene);
    }

    @ParameterizedTest
    @CsvSource({"80, 24", "40, 10"})
    void a_word_is_looked_for(int columns, int rows) {
        check("finding", Scene.withJon(columns, rows, anHour()).ctrl("f").says("deploy"));
    }

    @ParameterizedTest
    @CsvSource({"80, 24", "40, 10"})
    void what_to_delete_is_asked(int columns, int rows) {
        Scene scene = Scene.withJon(columns, rows, anHour());

        check("asking", scene.presses(Key.of(Key.Name.UP, Key.Held.CTRL)).types("d"));
    }

    @Test
    void who_is_in_a_group() {
        Scene scene = Scene.of(80, 24).says("/open #Team ☕").says("/info");
        scene.happens(new Event.OnlineCame(TEAM, List.of(MIRA, KAI)));

        check("info", scene);
    }

    @Test
    void contacts_and_who_asks_to_be_one() {
        Scene scene = Scene.of(80, 24).hears(new ChatEvent.ContactRequested(KAI)).says("/contacts");
        scene.happens(
                new Event.ContactsCame(List.of(new Contact(JON, Subscription.BOTH, false, null))));

        check("contacts", scene);
    }

    @Test
    void the_list_of_dialogs_on_a_narrow_screen() {
        check("list", Scene.withJon(60, 20, anHour()).presses(Key.Name.F2));
    }

    @Test
    void drawn_with_ascii_alone() {
        Scene scene =
                Scene.withJon(
                        Scene.options().inAscii(true),
                        80,
                        24,
                        message(1, MIRA, "hello", 60),
                        delivered(message(2, MIRA, "there", 30), JON));

        check("ascii", scene);
        assertThat(scene.screen().replaceAll("Team ☕|山田太郎|漢字も大丈夫|great 👍", ""))
                .matches("\\p{ASCII}*");
    }

    @Test
    void hostile_text_is_harmless() {
        Scene scene =
                Scene.withJon(
                        80,
                        24,
                        message(1, JON, "\u001b[2J\u001b]52;c;AAAA\u0007 clear\u009b31m red", 60),
                        message(2, JON, "\u202egnp.exe\u202c \u2066x\r\nnext\u2028third", 50),
                        message(3, JON, "z" + "\u0301".repeat(50) + " \ud800 lone", 40));

        check("hostile", scene);
        assertThat(
                        scene.screen()
                                .codePoints()
                                .filter(c -> c != '\n')
                                .filter(Character::isISOControl))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"20, 5", "10, 3", "5, 2", "1, 1", "0, 0", "300, 4", "3, 90"})
    void no_size_is_too_small(int columns, int rows) {
        Scene scene = Scene.withJon(columns, rows, anHour());
        scene.types("hello /re").presses(Key.Name.TAB, Key.Name.PAGE_UP, Key.Name.F1);
        fits(scene.view());
        scene.presses(Key.Name.ESCAPE).ctrl("k");
        fits(scene.view());
        scene.presses(Key.Name.ESCAPE, Key.Name.F2);
        fits(scene.view());
    }

    @Test
    void an_answer_to_somebody_arrives() {
        Scene scene =
                Scene.withJon(80, 24, anHour())
                        .hears(arrives(answering(message(8, JON, "wonderful", 0), 7)));

        assertThat(scene.rowsWith("↳ me: on it")).hasSize(1);
    }
}
