package dev.cubechat.tui.term;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.concurrent.TimeUnit;

class MessengerTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    @Test
    void text_goes_into_the_clipboard_and_never_out_of_it() {
        assertThat(Messenger.copy("hé")).contains("\u001b]52;c;aMOp\u0007");
        assertThat(Messenger.copy("?")).contains("\u001b]52;c;Pw==\u0007");
    }

    @Test
    void a_clipboard_takes_so_much_and_no_more() {
        assertThat(Messenger.copy("x".repeat(56_244))).isPresent();
        assertThat(Messenger.copy("x".repeat(56_247))).isEmpty();
    }

    @Test
    void a_title_is_one_harmless_line() {
        assertThat(Messenger.title("a\u0007\u001b]52;c;x\nb"))
                .isEqualTo("\u001b]2;a\ufffd\ufffd]52;c;x↵b\u001b\\");
        assertThat(Messenger.title("x".repeat(500))).hasSizeLessThan(100);
    }

    @Test
    void announcements_are_off_until_wished_for() {
        assertThat(messenger(Taste.Announcements.NONE).announce("a", "b", 0)).isEmpty();
    }

    @Test
    void announcements_come_one_in_three_seconds() {
        Messenger messenger = messenger(Taste.Announcements.OSC_9);

        assertThat(messenger.announce("Mira", "hi; there\u001b", 0))
                .isEqualTo("\u001b]9;Mira: hi, there\ufffd\u0007");
        assertThat(messenger.announce("Mira", "again", 2 * SECOND)).isEmpty();
        assertThat(messenger.announce("Mira", "again", 3 * SECOND)).isNotEmpty();
    }

    @Test
    void the_other_way_has_a_title_of_its_own() {
        assertThat(messenger(Taste.Announcements.OSC_777).announce("Mi;ra", "hi;", 0))
                .isEqualTo("\u001b]777;notify;Mi,ra;hi,\u0007");
    }

    @Test
    void the_bell_rings_once_a_second() {
        Messenger messenger = messenger(Taste.Announcements.NONE);

        assertThat(messenger.bell(0)).isEqualTo("\u0007");
        assertThat(messenger.bell(SECOND / 2)).isEmpty();
        assertThat(messenger.bell(SECOND)).isEqualTo("\u0007");
    }

    private static Messenger messenger(Taste.Announcements way) {
        return new Messenger(way, 0);
    }
}
