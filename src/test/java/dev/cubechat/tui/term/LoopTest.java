package dev.cubechat.tui.term;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.UserId;
import dev.cubechat.tui.Effect;
import dev.cubechat.tui.Event;
import dev.cubechat.tui.Role;
import dev.cubechat.tui.Size;
import dev.cubechat.tui.Style;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

@Timeout(30)
class LoopTest {
    @TempDir Path folder;

    @AutoClose private Stage stage;

    @Test
    void what_is_typed_is_seen() throws Exception {
        stage = open(Map.of());

        stage.type("h\u00e9漢👍");

        stage.awaitText("> hé漢👍");
    }

    @Test
    void the_screen_is_taken_and_given_back() throws Exception {
        stage = open(Map.of());
        stage.awaitText("> ");

        stage.type("\u0011");
        stage.awaitEnd();

        assertThat(stage.sent()).startsWith(Modes.on(true)).contains("\u001b]2;demo\u001b\\");
        assertThat(stage.left()).isTrue();
    }

    @Test
    void whatever_ends_it_but_the_machine_itself_is_told_to_the_machine() throws Exception {
        stage = open(Map.of());
        stage.awaitText("> ");
        stage.hangUp();
        stage.awaitEnd();
        assertThat(stage.endings()).isEqualTo(1);

        stage = open(Map.of());
        stage.awaitText("> ");
        stage.interrupt();
        stage.awaitEnd();
        assertThat(stage.endings()).isEqualTo(1);

        stage = open(Map.of());
        stage.awaitText("> ");
        stage.type("\u0011");
        stage.awaitEnd();
        assertThat(stage.endings()).isZero();
    }

    @Test
    void half_a_character_waits_for_the_other_half() throws Exception {
        stage = open(Map.of());

        stage.type(new byte[] {(byte) 0xE6, (byte) 0xBC});
        stage.type(new byte[] {(byte) 0xA2});

        stage.awaitText("> 漢");
    }

    @Test
    void an_escape_key_is_told_after_a_short_silence() throws Exception {
        stage = open(Map.of());

        stage.type("\u001b");

        stage.awaitText("[] ESCAPE");
    }

    @Test
    void a_mistake_of_the_machine_is_told_and_the_program_goes_on() throws Exception {
        stage = open(Map.of());

        stage.type("\u0018");
        stage.awaitText("That went wrong inside cubechat");
        stage.type("on");

        stage.awaitText("> on");
        assertThat(Files.readString(folder.resolve("trouble.log")))
                .contains("answering Pressed", "IllegalStateException: a mistake");
    }

    @Test
    void even_a_stack_that_overflows_is_survived() throws Exception {
        stage = open(Map.of());

        stage.type("\u0004");
        stage.awaitText("That went wrong inside cubechat");
        stage.type("on");

        stage.awaitText("> on");
    }

    @Test
    void answers_of_the_terminal_are_not_typed() throws Exception {
        stage = open(Map.of());
        stage.awaitSent("\u001b[6n");

        stage.type("\u001b[2;3R".repeat(5) + "\u001b]11;rgb:0000/0000/0000\u001b\\x");

        stage.awaitText("> x");
    }

    @Test
    void a_terminal_that_knows_less_gets_simpler_emoji() throws Exception {
        stage = open(Map.of());
        stage.awaitSent("\u001b[6n");
        stage.awaitText("🇩🇪 flag");

        stage.type("\u001b[2;3R\u001b[2;5R\u001b[2;3R\u001b[2;2R\u001b[2;3R");

        stage.awaitText("DE flag");
    }

    @Test
    void a_light_background_changes_the_colours() throws Exception {
        stage = open(Map.of("TERM", "xterm-256color"));
        stage.awaitSent("\u001b]11;?");
        String ground =
                new Theme(Colours.MANY, true, false).look(Style.of(Role.BAR).asRaised()).sgr();

        stage.type("\u001b]11;rgb:ffff/ffff/f0f0\u0007");

        stage.awaitSent(ground);
    }

    @Test
    void a_resized_terminal_is_drawn_anew() throws Exception {
        stage = open(Map.of());
        stage.awaitText("columns=60");

        stage.resize(new Size(40, 24));

        stage.awaitText("columns=40");
    }

    @Test
    void what_is_copied_goes_to_the_terminals_clipboard() throws Exception {
        stage = open(Map.of());

        stage.type("hi\u0019");

        stage.awaitSent("\u001b]52;c;aGk=\u0007");
    }

    @Test
    void a_stop_gives_the_screen_back_and_takes_it_again() throws Exception {
        stage = open(Map.of());
        stage.awaitText("> ");

        stage.type("\u001a");
        stage.awaitStops(1);
        stage.type("on");

        stage.awaitText("> on");
    }

    @Test
    void an_editor_gets_the_text_and_gives_it_back_while_the_chat_goes_on() throws Exception {
        Path door = folder.resolve("door");
        stage =
                open(
                        Map.of(
                                "VISUAL",
                                "sh -c 'until test -e "
                                        + door
                                        + "; do sleep 0.02; done;"
                                        + " echo \"$(cat $1) edited\" > $1' sh"));
        stage.type("draft\u0005");
        stage.awaitLent();
        assertThat(stage.left()).isTrue();

        stage.tell(new Event.Heard(Instant.EPOCH, new ChatEvent.ContactRequested(new UserId(7))));
        stage.awaitHeard(ChatEvent.ContactRequested.class);
        Files.createFile(door);

        stage.awaitText("edited draft edited");
        stage.type("!");
        stage.awaitText("> draft!");
    }

    @Test
    void nobody_looks_while_an_editor_covers_the_screen() throws Exception {
        stage = open(Map.of("VISUAL", "true"));
        stage.type("draft\u0005");
        stage.awaitText("edited null");
        assertThat(stage.looks()).containsExactly(false, true);

        stage.type("\u001b[O");
        stage.awaitText("focus out");
        stage.type("\u0005");
        stage.awaitText("edited null");

        assertThat(stage.looks()).containsExactly(false, true, false, false, false);
    }

    @Test
    void an_editor_that_fails_changes_nothing() throws Exception {
        stage = open(Map.of("VISUAL", "false"));

        stage.type("draft\u0005");

        stage.awaitText("The editor ended with 1");
        assertThat(stage.text()).contains("edited null");
    }

    @Test
    void an_editor_that_is_open_when_the_program_ends_leaves_nothing_behind() throws Exception {
        Path fifo = folder.resolve("fifo");
        assertThat(new ProcessBuilder("mkfifo", "" + fifo).start().waitFor()).isZero();
        String writes = "echo saved > $1; cp $1 $1.swp; echo $$ $1 > " + fifo;
        Map<String, String> environment =
                Map.of("VISUAL", "sh -c '" + writes + "; exec sleep 60' sh");
        for (Consumer<Stage> ends : List.<Consumer<Stage>>of(Stage::hangUp, Stage::interrupt)) {
            stage = open(environment);
            stage.type("draft\u0005");
            String[] told = Files.readString(fifo).strip().split(" ", 2);
            Path file = Path.of(told[1]);
            assertThat(file).hasContent("saved");

            ends.accept(stage);
            stage.awaitEnd();

            assertThat(ProcessHandle.of(Long.parseLong(told[0])).filter(ProcessHandle::isAlive))
                    .isEmpty();
            assertThat(file).doesNotExist();
            assertThat(file.getParent()).doesNotExist();
            assertThat(stage.edits()).containsExactly("saved");
            assertThat(stage.endings()).isEqualTo(1);
        }
    }

    @Test
    void a_folder_that_an_editor_puts_beside_the_text_takes_nothing_of_it_away() throws Exception {
        Path told = folder.resolve("told");
        String writes = "d=$(dirname $1); mkdir $d/kept; touch $d/kept/old; echo $d > " + told;
        stage = open(Map.of("VISUAL", "sh -c '" + writes + "; echo saved > $1' sh"));

        stage.type("draft\u0005");

        stage.awaitText("edited saved");
        assertThat(Path.of(Files.readString(told).strip())).doesNotExist();
    }

    @Test
    void a_terminal_that_is_gone_ends_the_program() throws Exception {
        stage = open(Map.of());
        stage.awaitText("> ");

        stage.hangUp();

        stage.awaitEnd();
    }

    @Test
    void effects_of_the_beginning_come_after_the_first_picture() throws Exception {
        stage = open(Map.of());
        stage.awaitSent("\u001b]2;demo");

        assertThat(stage.sent().indexOf("cubechat demo"))
                .isPositive()
                .isLessThan(stage.sent().indexOf("\u001b]2;demo"));
        assertThat(List.of(new Effect.Title("demo"))).isEqualTo(new DemoMachine().begin());
    }

    private Stage open(Map<String, String> environment) {
        return new Stage(new Size(60, 24), environment, folder.resolve("trouble.log"));
    }
}
