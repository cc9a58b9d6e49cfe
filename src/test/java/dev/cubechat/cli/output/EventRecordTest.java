package dev.cubechat.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.Golden;
import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.Contact;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.Reactions;
import dev.cubechat.model.Subscription;
import dev.cubechat.model.UserId;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

class EventRecordTest {
    private static final Instant AT = Instant.parse("2026-01-02T10:00:00Z");
    private static final DialogId DIALOG = new DialogId("65f0000000000000000000d1");
    private static final MessageId ID = MessageId.ofHex("65f000000000000000000001");
    private static final UserId MIRA = new UserId(101);
    private static final UserId JON = new UserId(102);

    private static final List<ChatEvent> ONE_OF_EACH =
            List.of(
                    new ChatEvent.Arrived(message(), true, true, true, Duration.ofSeconds(10), AT),
                    new ChatEvent.Edited(ID, DIALOG, MIRA, null, "new", true, Json.Obj.EMPTY),
                    new ChatEvent.Deleted(ID, DIALOG, MIRA, JON),
                    new ChatEvent.Reacted(ID, DIALOG, MIRA, "👍", "👎"),
                    new ChatEvent.Delivered(ID, DIALOG, JON, null),
                    new ChatEvent.Read(ID, null, JON, JON),
                    new ChatEvent.Typing(DIALOG, MIRA, null, false),
                    new ChatEvent.Typing(null, MIRA, MIRA, true),
                    new ChatEvent.Refused(
                            ID,
                            DIALOG,
                            JON,
                            ChatEvent.Refused.Deed.SAY,
                            503,
                            "service-unavailable",
                            "Blocked"),
                    new ChatEvent.Acknowledged(ID, DIALOG),
                    new ChatEvent.Lost(ID, DIALOG),
                    new ChatEvent.Notice(ID, MIRA, "ping", Json.obj().with("k", "v").build()),
                    new ChatEvent.Joined(DIALOG, JON),
                    new ChatEvent.Left(DIALOG, JON),
                    new ChatEvent.Kicked(DIALOG, MIRA),
                    new ChatEvent.ContactRequested(JON),
                    new ChatEvent.ContactConfirmed(JON),
                    new ChatEvent.ContactRejected(JON),
                    new ChatEvent.ContactPresence(JON, "phone-1", true),
                    new ChatEvent.State(
                            ConnectionState.READY, ConnectionState.RECONNECTING, "after a cut"),
                    new ChatEvent.State(ConnectionState.READY, null, null)
                            .with(
                                    List.of(
                                            new Contact(JON, Subscription.BOTH, false, "Jon"),
                                            new Contact(MIRA, Subscription.NONE, true, null))),
                    new ChatEvent.LastActivity(JON, 300),
                    new ChatEvent.Gap(AT, AT.plusSeconds(60), true, 3, 1, 2, null),
                    new ChatEvent.Gap(AT, AT.plusSeconds(60), false, 0, 0, 0, "Not looked up."),
                    new ChatEvent.Heartbeat(ConnectionState.READY, 30));

    @Test
    void every_event_has_its_record() {
        String records =
                ONE_OF_EACH.stream()
                        .map(event -> JsonText.write(EventRecord.of(event, AT)) + "\n")
                        .collect(Collectors.joining());

        Golden.check("output/events.jsonl", records);
    }

    @Test
    void the_help_names_every_field_and_no_other() {
        List<String> used =
                ONE_OF_EACH.stream()
                        .flatMap(event -> EventRecord.of(event, AT).members().keySet().stream())
                        .distinct()
                        .toList();

        assertThat(EventRecord.COLUMNS.names()).containsExactlyInAnyOrderElementsOf(used);
    }

    private static Message message() {
        return new Message(
                ID,
                DIALOG,
                MIRA,
                JON,
                "hello",
                1_767_348_000,
                AT,
                AT,
                AT,
                List.of(MIRA),
                List.of(),
                List.of(),
                Reactions.NONE,
                Json.Obj.EMPTY,
                Json.Obj.EMPTY);
    }
}
