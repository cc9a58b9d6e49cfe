package dev.cubechat.app.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.UserId;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What reaches the screen of who wants to hear of some things only. */
class ChatCommandTest {
    private static final DialogId DIALOG = new DialogId("65f0a1b2c3d4e5f601020001");
    private static final MessageId MESSAGE = new MessageId("65f0a1c2c3d4e5f601000001");
    private static final UserId JON = new UserId(102);

    @Test
    void what_became_of_ones_own_messages_and_what_is_missing_is_told_whatever_is_wanted() {
        ChatEvent.Refused.Deed say = ChatEvent.Refused.Deed.SAY;
        List<ChatEvent> needed =
                List.of(
                        new ChatEvent.State(ConnectionState.READY, null, null),
                        new ChatEvent.Acknowledged(MESSAGE, DIALOG),
                        new ChatEvent.Refused(MESSAGE, DIALOG, JON, say, 406, "no", null),
                        new ChatEvent.Lost(MESSAGE, DIALOG),
                        new ChatEvent.Gap(Instant.EPOCH, Instant.EPOCH, false, 0, 0, 0, "why"));

        assertThat(needed).allMatch(event -> ChatCommand.isWanted(Set.of("message"), event));
        assertThat(new ChatEvent.Typing(DIALOG, JON, JON, false))
                .matches(event -> !ChatCommand.isWanted(Set.of("message"), event))
                .matches(event -> ChatCommand.isWanted(Set.of("typing"), event));
    }
}
