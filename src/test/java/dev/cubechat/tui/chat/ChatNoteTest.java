package dev.cubechat.tui.chat;

import static dev.cubechat.tui.chat.Scene.many;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.text.DisplayWidth;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.Event;
import dev.cubechat.tui.Key.Name;
import dev.cubechat.tui.Mouse;
import dev.cubechat.tui.Screen;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Notes are there to be read, to their end. */
class ChatNoteTest {
    private static final String SENTENCE =
            "The session has ended, and there is no stored password to make a new one.";
    private static final String STEP = "Sign in with: cubechat auth login";

    @ParameterizedTest
    @CsvSource({"40,24", "60,20", "79,24", "80,24", "110,30", "120,40", "200,50"})
    void an_error_is_seen_whole_and_with_what_helps(int columns, int rows) {
        Scene scene = Scene.withJon(columns, rows, many(60)).types("draft");
        int newest = scene.rowsWith("number").size();

        scene.happens(failed(SENTENCE, STEP));

        assertThat(words(scene)).contains(SENTENCE + " " + STEP);
        assertWhole(scene, columns, rows);
        assertThat(scene.screen().lines().map(ChatNoteTest::pane))
                .filteredOn(row -> row.contains("number 60"))
                .hasSize(1);

        assertThat(scene.later(Duration.ofSeconds(15)).rowsWith("number")).hasSize(newest);
        assertWhole(scene, columns, rows);
    }

    @Test
    void what_helps_stays_where_a_sentence_is_too_long() {
        Scene scene = Scene.withJon(40, 24).happens(failed("What happened. ".repeat(30), STEP));

        assertThat(words(scene)).contains("What happened. What happened.", "… " + STEP);
        assertWhole(scene, 40, 24);
    }

    @ParameterizedTest
    @CsvSource({"40,8", "30,6", "20,5", "10,4", "3,2", "1,1"})
    void the_smallest_screens_keep_their_rows(int columns, int rows) {
        Scene scene = Scene.withJon(columns, rows).happens(failed(SENTENCE, STEP));

        assertThat(scene.view().rows()).hasSize(rows);
        assertThat(scene.screen().lines()).allMatch(row -> DisplayWidth.of(row) <= columns);
    }

    @Test
    void a_note_is_read_before_the_place_in_history() {
        Scene scene = Scene.withJon(80, 24, many(60)).presses(Name.PAGE_UP);
        assertThat(scene.screen()).contains("%");

        scene.happens(failed("The service did not answer within thirty s.", ""));

        assertThat(scene.screen()).contains("The service did not answer within thirty s.");
    }

    @Test
    void a_click_below_a_note_hits_what_is_there() {
        Scene scene = Scene.withJon(40, 24).types("draft").happens(failed(SENTENCE, STEP));
        int row = Objects.requireNonNull(scene.view().cursor()).row();

        scene.happens(new Event.Pointed(new Mouse(Mouse.Deed.PRESS, 2, row))).types("my ");

        assertThat(scene.screen()).contains("> my draft");
    }

    private static void assertWhole(Scene scene, int columns, int rows) {
        Screen screen = scene.view();
        assertThat(screen.rows()).hasSize(rows);
        assertThat(scene.screen().lines()).allMatch(row -> DisplayWidth.of(row) <= columns);
        if (screen.cursor() != null) {
            String writing = Scene.text(screen.rows().get(screen.cursor().row()));
            assertThat(writing).matches(".*> (draft)?.*");
        }
    }

    private static Event failed(String sentence, String step) {
        Failure failure = new Failure(FailureKind.NOT_SIGNED_IN, sentence.strip());
        return new Event.Failed(
                new Errand.LoadContacts(), step.isEmpty() ? failure : failure.withHint(step));
    }

    /** The rows from the ruler on, as running text. */
    private static String words(Scene scene) {
        List<String> rows = scene.screen().lines().map(ChatNoteTest::pane).toList();
        int ruler = 0;
        while (!rows.get(ruler).startsWith("─ ")) {
            ruler++;
        }
        return String.join(" ", rows.subList(ruler, rows.size()))
                .replace("─", " ")
                .replaceAll(" +", " ");
    }

    /** What is to the right of the list of dialogs. */
    private static String pane(String row) {
        return row.substring(row.indexOf('│') + 1);
    }
}
