package dev.cubechat.tui.term;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.tui.Event;
import dev.cubechat.tui.Key;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

class DecoderTest {
    private final List<Event> events = new ArrayList<>();
    private final List<Decoder.Reply> replies = new ArrayList<>();
    private final Decoder decoder = new Decoder(events::add, replies::add);

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '`',
            value = {
                "a -> a",
                "é -> é",
                "😀 -> 😀",
                "<CR> -> ENTER",
                "<LF> -> CTRL j",
                "<TAB> -> TAB",
                "<DEL> -> BACKSPACE",
                "<BS> -> BACKSPACE",
                "<NUL> -> CTRL ` `",
                "<SOH> -> CTRL a",
                "<SUB> -> CTRL z",
                "<FS> -> CTRL \\",
                "<ESC>a -> ALT a",
                "<ESC>1 -> ALT 1",
                "<ESC>é -> ALT é",
                "<ESC><CR> -> ALT ENTER",
                "<ESC><DEL> -> ALT BACKSPACE",
                "<ESC><SOH> -> ALT CTRL a",
                "<ESC>[A -> UP",
                "<ESC>OA -> UP",
                "<ESC>[1;3A -> ALT UP",
                "<ESC>[1;5A -> CTRL UP",
                "<ESC>[1;5D -> CTRL LEFT",
                "<ESC>[1;6C -> SHIFT CTRL RIGHT",
                "<ESC>[H -> HOME",
                "<ESC>[1~ -> HOME",
                "<ESC>[7~ -> HOME",
                "<ESC>OF -> END",
                "<ESC>[1;5F -> CTRL END",
                "<ESC>[3~ -> DELETE",
                "<ESC>[3;5~ -> CTRL DELETE",
                "<ESC>[5~ -> PAGE_UP",
                "<ESC>[6~ -> PAGE_DOWN",
                "<ESC>[Z -> SHIFT TAB",
                "<ESC>OP -> F1",
                "<ESC>[11~ -> F1",
                "<ESC>[[A -> F1",
                "<ESC>[[E -> F5",
                "<ESC>[1;2P -> SHIFT F1",
                "<ESC>[1;2R -> SHIFT F3",
                "<ESC>[15~ -> F5",
                "<ESC>[24~ -> F12",
                "<ESC>OM -> ENTER",
                "<ESC>Oj -> *",
                "<ESC>[13;2u -> SHIFT ENTER",
                "<ESC>[27;2;13~ -> SHIFT ENTER",
                "<ESC>[27;5;9~ -> CTRL TAB",
                "<ESC>[97u -> a",
                "<ESC>[97;2u -> A",
                "<ESC>[97;3u -> ALT a",
                "<ESC>[97:65;4u -> ALT A",
                "<ESC>[97;5u -> CTRL a",
                "<ESC>[65;6u -> SHIFT CTRL a",
                "<ESC>[27u -> ESCAPE",
                "<ESC>[127;5u -> CTRL BACKSPACE",
                "<ESC>[228u -> ä",
            })
    void each_sequence_is_its_key(String sent, String key) {
        type(sent);

        assertThat(decoder.patience()).isZero();
        assertThat(told()).containsExactly(key.replace("`", "").stripTrailing());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "<ESC> -> ESCAPE",
                "<ESC>[ -> ALT [",
                "<ESC>O -> ALT O",
                "<ESC>] -> ALT ]",
                "<ESC>P -> ALT P",
            })
    void what_begins_a_sequence_and_stays_alone_is_a_key(String sent, String key) {
        type(sent);
        assertThat(told()).isEmpty();
        assertThat(decoder.patience()).isEqualTo(40);

        decoder.silence();

        assertThat(told()).containsExactly(key);
        assertThat(decoder.patience()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "<ESC>[2;7R, [2;7R",
        "<ESC>[0n, [0n",
        "<ESC>[?62;4c, [?62;4c",
        "<ESC>[>0;276;0c, [>0;276;0c",
        "<ESC>[?2026;2$y, [?2026;2$y",
        "<ESC>[8;24;80t, [8;24;80t",
        "<ESC>[?1u, [?1u",
        "<ESC>]11;rgb:ffff/ffff/ffff<BEL>, ]11;rgb:ffff/ffff/ffff\\",
        "<ESC>]52;c;ZXZpbA==<ESC>\\, ]52;c;ZXZpbA==\\",
        "<ESC>P>|XTerm(379)<ESC>\\, P>|XTerm(379)\\",
        "<ESC>_Gi=1;OK<ESC>\\, _Gi=1;OK\\",
    })
    void an_answer_is_never_typed_text(String sent, String reply) {
        type(sent + "x");

        assertThat(told()).containsExactly("x");
        assertThat(replies).extracting(r -> r.kind() + r.body() + r.end()).containsExactly(reply);
    }

    @ParameterizedTest
    @CsvSource({
        "<ESC>[<0;10;5M, PRESS 9 4",
        "<ESC>[<0;10;5m, RELEASE 9 4",
        "<ESC>[<32;10;5M, DRAG 9 4",
        "<ESC>[<64;1;1M, WHEEL_UP 0 0",
        "<ESC>[<65;300;200M, WHEEL_DOWN 299 199",
        "<ESC>[<4;10;5M, PRESS 9 4",
    })
    void clicks_and_the_wheel_are_told(String sent, String click) {
        type(sent);

        assertThat(told()).containsExactly(click);
    }

    @ParameterizedTest
    @CsvSource({
        "<ESC>[<2;10;5M", // the right button
        "<ESC>[<35;10;5M", // moved without a button
        "<ESC>[<0;10M",
        "<ESC>[<0;0;0M",
        "<ESC>[M !!", // an old mouse
        "<ESC>[97;1:3u", // a key let go
        "<ESC>[57358u", // the caps lock of kitty
        "<ESC>[99~",
        "<ESC>[201~", // the end of no paste
    })
    void what_means_nothing_to_us_is_nothing(String sent) {
        type(sent + "x");

        assertThat(told()).containsExactly("x");
        assertThat(replies).isEmpty();
    }

    @Test
    void a_paste_is_one_event_and_never_sends() {
        type("<ESC>[200~one<CR>two<CR><LF>three<LF><ESC>[201~x");

        assertThat(events)
                .containsExactly(
                        new Event.Pasted("one\ntwo\nthree\n"), new Event.Pressed(Key.text("x")));
    }

    @Test
    void a_paste_cannot_press_keys() {
        type("<ESC>[200~a<ESC>[201~");
        type("<ESC>[200~<ESC>]52;c;x<BEL><ESC>[A<ESC><ESC>[20<ESC>[201~");

        assertThat(events)
                .containsExactly(
                        new Event.Pasted("a"),
                        new Event.Pasted("\ufffd]52;c;x\ufffd\ufffd[A\ufffd\ufffd[20"));
    }

    @Test
    void a_paste_without_end_ends_with_a_long_silence() {
        type("<ESC>[200~lost");
        assertThat(decoder.patience()).isEqualTo(5_000);

        decoder.silence();

        assertThat(events).containsExactly(new Event.Pasted("lost"));
    }

    @Test
    void a_huge_paste_is_cut_and_its_rest_is_not_typed() {
        type("<ESC>[200~" + "x".repeat(3 * 1024 * 1024) + "<ESC>[201~y");

        assertThat(events).hasSize(2);
        assertThat(((Event.Pasted) events.getFirst()).text()).hasSize(1024 * 1024);
    }

    @Test
    void endless_sequences_are_forgotten() {
        type("<ESC>[" + "1;".repeat(500) + "Ax");
        type("<ESC>]11;" + "f".repeat(100_000) + "<BEL>y");

        assertThat(told()).containsExactly("x", "y");
        assertThat(replies).singleElement().extracting(r -> r.body().length()).isEqualTo(4096);
    }

    @Test
    void an_answer_that_breaks_off_is_not_typed() {
        type("<ESC>[2;");
        assertThat(decoder.patience()).isEqualTo(500);
        decoder.silence();
        type("<ESC>]11;rgb:ff");
        decoder.silence();

        assertThat(told()).isEmpty();
    }

    @Test
    void the_focus_is_told() {
        type("<ESC>[I<ESC>[O");

        assertThat(events).containsExactly(new Event.Focused(true), new Event.Focused(false));
    }

    @Test
    void a_new_sequence_ends_one_that_broke_off() {
        type("<ESC>[1;<ESC>[A<ESC>]0;x<ESC>[B<ESC><ESC>[C");

        assertThat(told()).containsExactly("UP", "DOWN", "ESCAPE", "RIGHT");
    }

    @Test
    void controls_of_eight_bits_are_no_keys() {
        type("\u009b2J");

        assertThat(told()).containsExactly("2", "J");
    }

    private void type(String sent) {
        sent.replace("<ESC>", "\u001b")
                .replace("<CR>", "\r")
                .replace("<LF>", "\n")
                .replace("<TAB>", "\t")
                .replace("<DEL>", "\u007f")
                .replace("<BS>", "\b")
                .replace("<NUL>", "\u0000")
                .replace("<SOH>", "\u0001")
                .replace("<SUB>", "\u001a")
                .replace("<FS>", "\u001c")
                .replace("<BEL>", "\u0007")
                .codePoints()
                .forEach(decoder::accept);
    }

    private List<String> told() {
        return events.stream()
                .map(
                        event ->
                                switch (event) {
                                    case Event.Pressed p -> name(p.key());
                                    case Event.Pointed p ->
                                            p.mouse().deed()
                                                    + " "
                                                    + p.mouse().column()
                                                    + " "
                                                    + p.mouse().row();
                                    default -> event.toString();
                                })
                .toList();
    }

    private static String name(Key key) {
        String held = key.held().stream().sorted().map(h -> h + " ").collect(Collectors.joining());
        String what = key.name() == Key.Name.TEXT ? key.text() : key.name().toString();
        return (held + what).stripTrailing();
    }
}
