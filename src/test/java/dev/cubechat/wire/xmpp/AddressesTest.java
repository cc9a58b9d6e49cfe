package dev.cubechat.wire.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.AppId;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.UserId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    private static final DialogId TRIP = new DialogId("65f0a1b2c3d4e5f601020304");
    private static final UserId JON = new UserId(1234568);

    private final Addresses addresses = new Addresses(new AppId(1476), "chat.connectycube.com");

    @Test
    void the_forms_are_those_of_the_protocol_page() {
        assertThat(addresses.user(JON)).isEqualTo("1234568-1476@chat.connectycube.com");
        assertThat(addresses.user(JON, "cli-6f1c9d0a"))
                .isEqualTo("1234568-1476@chat.connectycube.com/cli-6f1c9d0a");
        assertThat(addresses.room(TRIP))
                .isEqualTo("1476_65f0a1b2c3d4e5f601020304@muc.chat.connectycube.com");
        assertThat(addresses.occupant(TRIP, JON))
                .isEqualTo("1476_65f0a1b2c3d4e5f601020304@muc.chat.connectycube.com/1234568");
        assertThat(addresses.privacyGroup(JON)).isEqualTo("muc.chat.connectycube.com/1234568");
    }

    @Test
    void what_was_written_is_read_back() {
        assertThat(addresses.userOf(addresses.user(JON))).contains(JON);
        assertThat(addresses.userOf(addresses.user(JON, "a/b@c"))).contains(JON);
        assertThat(addresses.userOfLogin(addresses.login(JON))).contains(JON);
        assertThat(addresses.dialogOf(addresses.room(TRIP))).contains(TRIP);
        assertThat(addresses.dialogOf(addresses.occupant(TRIP, JON))).contains(TRIP);
        assertThat(addresses.occupantOf(addresses.occupant(TRIP, JON))).contains(JON);
        assertThat(addresses.addressOf(addresses.room(TRIP))).contains(new Address.ToRoom(TRIP));
        assertThat(addresses.addressOf(addresses.user(JON))).contains(new Address.ToUser(JON));
    }

    @Test
    void a_room_without_a_nick_has_no_occupant() {
        assertThat(addresses.occupantOf(addresses.room(TRIP))).isEmpty();
        assertThat(addresses.occupantOf(addresses.room(TRIP) + "/mira")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "chat.connectycube.com",
                "1234568@chat.connectycube.com",
                "1234568-1477@chat.connectycube.com",
                "1234568-1476@example.com",
                "mira-1476@chat.connectycube.com",
                "0-1476@chat.connectycube.com",
                "99999999999999999999-1476@chat.connectycube.com",
                "-1476@chat.connectycube.com",
                "1476_65f0a1b2c3d4e5f601020304@chat.connectycube.com",
                "1476_65f0@muc.chat.connectycube.com",
                "1477_65f0a1b2c3d4e5f601020304@muc.chat.connectycube.com",
            })
    void strangers_are_nobody(String jid) {
        assertThat(addresses.addressOf(jid)).isEmpty();
        assertThat(addresses.occupantOf(jid)).isEmpty();
    }
}
