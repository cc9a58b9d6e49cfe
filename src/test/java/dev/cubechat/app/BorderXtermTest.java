package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.sandbox.SandboxOptions;
import dev.cubechat.sandbox.seed.Seed;
import dev.cubechat.sandbox.seed.SeedReader;
import dev.cubechat.tui.term.DemoMachine;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Borders in a picture of xterm, which counts the columns of emoji as the C library does: whatever
 * stands before a border, it is where it belongs. Links it does not know, and shows nothing of.
 */
@ExtendWith(WithXterm.class)
@Timeout(180)
class BorderXtermTest {
    private static final Path PICTURES = Path.of("target/pictures");
    private static final int COLUMNS = 100;
    private static final int ROWS = 46;

    /** The column of the line between the list of dialogs and the messages. */
    private static final int BORDER = 25;

    /** Where what is said begins. */
    private static final int BODY = 46;

    /** Where it is told how far a message has come. */
    private static final int MARK = COLUMNS - 2;

    private static final List<String> HOSTILE =
            List.of(
                    "שלום עולם, مرحبا بالعالم",
                    "\u202egnp.exe\u2066x",
                    "\u001b[2J\u001b[31mred\u009b2J",
                    "https://a.example/漢?👍🏽",
                    "ｆｕｌｌ　ｗｉｄｔｈ",
                    "👩\u200d👩\u200d👩\u200d👩\u200d👩 crowd");

    private static final List<String> TEXTS =
            Stream.concat(DemoMachine.FRAGILE.stream(), HOSTILE.stream()).toList();

    @ParameterizedTest
    @ValueSource(strings = {"auto", "full"})
    void the_border_of_the_list_and_the_marks_of_messages_are_each_in_one_column(
            String emoji, @TempDir Path homes) throws Exception {
        Seed seed = SeedReader.read(JsonText.write(world()));
        try (StoryWorld world = new StoryWorld(homes, SandboxOptions.FOR_TESTS.withSeed(seed))) {
            Path cubechat = Tmux.program(world.mira(), homes.resolve("terminal"));
            List<String> chat =
                    List.of(
                            cubechat.toString(),
                            "chat",
                            dialog(1),
                            "--emoji",
                            emoji,
                            "--links",
                            "on");
            try (Xterm xterm = Xterm.of(homes.resolve("x"), COLUMNS, ROWS, chat)) {
                Pixels seen =
                        xterm.awaits(
                                "all messages are there, with their marks",
                                PICTURES.resolve("chat-" + emoji + ".png"),
                                picture -> said(picture).size() == TEXTS.size());

                assertThat(linesThrough(seen, 1, ROWS - 1))
                        .extracting(seen::column)
                        .containsExactly(BORDER);
                assertThat(said(seen).stream().map(row -> seen.cells(row, MARK - 1, COLUMNS)))
                        .as("a mark between two blanks")
                        .allMatch(cells -> cells.equals(aMark(seen)));
                assertThat(seen.isBlank(said(seen).getFirst(), MARK, MARK + 1)).isFalse();
            }
        }
    }

    /** At which pixels a line goes down through all of these rows. */
    private static List<Integer> linesThrough(Pixels picture, int from, int to) {
        List<Integer> lines = new ArrayList<>(picture.lines(from));
        IntStream.range(from + 1, to).forEach(row -> lines.retainAll(picture.lines(row)));
        return lines;
    }

    /** The rows in which somebody says something; the first with anything in it is a ruler. */
    private static List<Integer> said(Pixels picture) {
        return IntStream.range(1, ROWS - 3)
                .boxed()
                .filter(row -> !picture.isBlank(row, BODY, COLUMNS))
                .skip(1)
                .toList();
    }

    private static List<Integer> aMark(Pixels picture) {
        return picture.cells(said(picture).getFirst(), MARK - 1, COLUMNS);
    }

    private static String dialog(int number) {
        return "5eed0000000000000000%04d".formatted(1000 + number);
    }

    /** A dialog named and ended with each of the texts, and one in which all of them are said. */
    private static Json world() {
        List<Json> dialogs = new ArrayList<>();
        List<Json> messages = new ArrayList<>();
        dialogs.add(group(1, "All"));
        for (int i = 0; i < TEXTS.size(); i++) {
            dialogs.add(group(i + 2, TEXTS.get(i)));
            messages.add(message(1, TEXTS.get(i), messages.size()));
            messages.add(message(i + 2, TEXTS.get(i), messages.size()));
        }
        return Json.obj()
                .with("dialogs", new Json.Arr(dialogs))
                .with("messages", new Json.Arr(messages))
                .build();
    }

    private static Json group(int number, String name) {
        return Json.obj()
                .with("_id", dialog(number))
                .with("type", 2)
                .with("name", name)
                .with("user_id", 101)
                .with("occupants_ids", Json.ofLongs(List.of(102L)))
                .build();
    }

    private static Json message(int dialog, String text, int number) {
        return Json.obj()
                .with("_id", "5eed0000000000000000%04d".formatted(2000 + number))
                .with("chat_dialog_id", dialog(dialog))
                .with("sender_id", 101)
                .with("message", text)
                .with("date_sent", 1767225600 + number)
                .build();
    }
}
