package dev.cubechat.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.wire.xmpp.Ns;
import dev.cubechat.wire.xmpp.Xml;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may say that something of ours was refused. */
class RejectionTest {
    private static final String ME = "101-9999@localhost";
    private static final String JON = "102-9999@localhost";
    private static final String ROOM = "9999_65f0a1b2c3d4e5f60102aa01@muc.localhost";

    @ParameterizedTest
    @CsvSource({
        JON + "," + JON,
        JON + ", 102-9999@LOCALHOST",
        JON + ", localhost",
        JON + "," + ME,
        JON + "/phone," + JON + "/phone",
        JON + "/phone," + JON,
        ROOM + "," + ROOM,
        ROOM + ", muc.localhost",
        ROOM + ", localhost/router",
        ROOM + "/101," + ROOM + "/101",
        ROOM + "/101," + ROOM,
    })
    void the_server_speaks_for_itself_for_us_and_for_whom_it_was_sent_to(String to, String from) {
        assertThat(rejection(from).isOf(message(to))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        JON + "," + JON + "/evil",
        JON + "," + ME + "/another-device",
        JON + ", 103-9999@localhost",
        JON + ", elsewhere.example.com",
        ROOM + "," + ROOM + "/102",
        ROOM + "/101," + ROOM + "/102",
        ROOM + "," + JON,
    })
    void nobody_else_does(String to, String from) {
        assertThat(rejection(from).isOf(message(to))).isFalse();
    }

    @Test
    void who_does_not_say_is_our_server() {
        assertThat(rejection(null).isOf(message(JON))).isTrue();
        assertThat(rejection(null).isByDevice()).isFalse();
    }

    @Test
    void it_is_of_one_stanza_only() {
        assertThat(rejection(JON).isOf(new RawStanza(Xml.of("message", Ns.CLIENT)))).isFalse();
        assertThat(
                        rejection(JON)
                                .isOf(
                                        new RawStanza(
                                                Xml.of("message", Ns.CLIENT)
                                                        .attr("id", "m2")
                                                        .attr("to", JON))))
                .isFalse();
    }

    private static Rejection rejection(@Nullable String from) {
        return new Rejection("m1", from, ME);
    }

    private static RawStanza message(String to) {
        return new RawStanza(Xml.of("message", Ns.CLIENT).attr("id", "m1").attr("to", to));
    }
}
