package dev.cubechat.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsTest {
    private static final String HEX = "65f0a1b2c3d4e5f601020304";

    @Test
    void a_user_is_typed_in_five_ways() {
        assertThat(UserTarget.parse("101")).isEqualTo(new UserTarget.Id(new UserId(101)));
        assertThat(UserTarget.parse("@mira")).isEqualTo(new UserTarget.Login("mira"));
        assertThat(UserTarget.parse("email:m@x.org")).isEqualTo(new UserTarget.Email("m@x.org"));
        assertThat(UserTarget.parse("ext:42")).isEqualTo(new UserTarget.ExternalId("42"));
        assertThat(UserTarget.parse("me")).isEqualTo(new UserTarget.Me());
    }

    @Test
    void a_dialog_is_typed_in_four_ways() {
        assertThat(DialogTarget.parse(HEX)).isEqualTo(new DialogTarget.Id(new DialogId(HEX)));
        assertThat(DialogTarget.parse("@jon")).isEqualTo(new DialogTarget.Login("jon"));
        assertThat(DialogTarget.parse("#Ops #1")).isEqualTo(new DialogTarget.Name("Ops #1"));
        assertThat(DialogTarget.parse("last")).isEqualTo(new DialogTarget.Last());
    }

    @Test
    void a_message_is_typed_in_three_ways() {
        assertThat(MessageTarget.parse(HEX)).isEqualTo(new MessageTarget.Id(new MessageId(HEX)));
        assertThat(MessageTarget.parse("last")).isEqualTo(new MessageTarget.Last());
        assertThat(MessageTarget.parse("last:me")).isEqualTo(new MessageTarget.LastOfMine());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "-1",
                "@",
                "mira",
                "email:",
                "1e3",
                "99999999999999999999",
                "١٢٣",
                "65F0A1B2C3D4E5F601020304"
            })
    void anything_else_is_no_user_dialog_or_message(String text) {
        assertThatThrownBy(() -> UserTarget.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DialogTarget.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MessageTarget.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
