package dev.cubechat.wire.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubechat.json.Json;
import dev.cubechat.model.AppId;
import dev.cubechat.model.Attachment;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Draft;
import dev.cubechat.model.Failure;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.UserId;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class MessageStanzaTest {
    private static final UserId MIRA = new UserId(1234567);
    private static final UserId JON = new UserId(1234568);
    private static final UserId KAI = new UserId(1234569);
    private static final DialogId TRIP = new DialogId("65f0a1b2c3d4e5f601020304");
    private static final DialogId WITH_JON = new DialogId("65f0a1b2c3d4e5f60102aa01");
    private static final MessageId ID = new MessageId("65f0a1c2c3d4e5f601020305");
    private static final MessageId OTHER_ID = new MessageId("65f0a1c2c3d4e5f601020306");
    private static final Address TO_JON = new Address.ToUser(JON);
    private static final Address TO_TRIP = new Address.ToRoom(TRIP);

    private final Addresses addresses = new Addresses(new AppId(1476), "chat.connectycube.com");
    private final MessageStanza stanzas = new MessageStanza(addresses);

    @Test
    void every_stanza_is_written_as_the_protocol_page_has_it() throws Exception {
        Map<String, String> written = new LinkedHashMap<>();

        all().forEach((heading, stanza) -> written.put(heading, XmlText.write(stanza, "")));

        assertThat(written).containsExactlyEntriesOf(Samples.of("outbound.txt"));
    }

    @Test
    void what_was_written_means_the_same_to_its_reader_and_can_be_written_again() throws Exception {
        Payload content = Payload.read(all().get("6 fields and attachments"));
        Draft draft = rich();

        assertThat(content).isInstanceOf(Payload.Content.class);
        ExtraParams extra = ((Payload.Content) content).extra();
        assertThat(extra.attachments()).isEqualTo(draft.attachments());
        assertThat(extra.save()).isTrue();
        Draft again =
                new Draft(
                        ID,
                        null,
                        extra.attachments(),
                        extra.fields(),
                        extra.save(),
                        false,
                        extra.silent(),
                        extra.dateSent(),
                        null);
        assertThat(stanzas.content(TO_JON, null, again))
                .isEqualTo(all().get("6 fields and attachments"));
    }

    @Test
    void each_kind_is_read_back_as_itself() throws Exception {
        Map<String, Xml> all = all();

        assertThat(Payload.read(all.get("12 a message that vanishes is never kept")))
                .isEqualTo(
                        new Payload.Content(
                                "secret", ExtraParams.NONE, false, Duration.ofSeconds(10)));
        assertThat(Payload.read(all.get("8 typing"))).isEqualTo(new Payload.Typing(false));
        assertThat(Payload.read(all.get("8 stopped typing in a group")))
                .isEqualTo(new Payload.Typing(true));
        assertThat(Payload.read(all.get("7.2 delivered")))
                .isEqualTo(new Payload.Marker(ID, false, ExtraParams.of(TRIP)));
        assertThat(Payload.read(all.get("7.3 read")))
                .isEqualTo(new Payload.Marker(ID, true, ExtraParams.of(TRIP)));
        assertThat(Payload.read(all.get("9 an edit")))
                .isEqualTo(new Payload.Edit(ID, true, "See you at 7?", ExtraParams.of(WITH_JON)));
        assertThat(Payload.read(all.get("10 a delete for everyone in a group")))
                .isEqualTo(new Payload.Removal(ID, ExtraParams.of(TRIP)));
        assertThat(Payload.read(all.get("11 a reaction")))
                .isEqualTo(new Payload.Reaction(ID, KAI, "fire", "ok", ExtraParams.of(TRIP)));
    }

    @Test
    void a_field_that_cannot_be_an_element_is_refused_with_its_name() {
        assertThatThrownBy(() -> withField("my key"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("\"my key\"");
        assertThatThrownBy(() -> withField("dialog_id"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("\"dialog_id\"");
    }

    @Test
    void an_attachment_attribute_that_cannot_be_one_is_refused() {
        Draft draft =
                new Draft(
                        ID,
                        null,
                        List.of(new Attachment(Map.of("a b", "c"))),
                        Json.Obj.EMPTY,
                        true,
                        true,
                        false,
                        null,
                        null);

        assertThatThrownBy(() -> stanzas.content(TO_JON, null, draft))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("\"a b\"");
    }

    private void withField(String key) {
        stanzas.system(ID, JON, null, Json.obj().with(key, "x").build());
    }

    private Map<String, Xml> all() {
        Map<String, Xml> all = new LinkedHashMap<>();
        all.put(
                "5.1 a private message",
                stanzas.content(TO_JON, WITH_JON, draft("See you at 6?", 1772361000L)));
        all.put("5.3 a group message", stanzas.content(TO_TRIP, TRIP, Draft.text(ID, "Hi all")));
        all.put(
                "5.4 a silent message that is not kept, to a dialog that may not exist",
                stanzas.content(
                        TO_JON,
                        null,
                        new Draft(
                                ID,
                                "hush",
                                List.of(),
                                Json.Obj.EMPTY,
                                false,
                                false,
                                true,
                                null,
                                null)));
        all.put("6 fields and attachments", stanzas.content(TO_JON, null, rich()));
        all.put(
                "12 a message that vanishes is never kept",
                stanzas.content(
                        TO_JON,
                        null,
                        new Draft(
                                ID,
                                "secret",
                                List.of(),
                                Json.Obj.EMPTY,
                                true,
                                false,
                                false,
                                null,
                                Duration.ofSeconds(10))));
        all.put("7.2 delivered", stanzas.received(OTHER_ID, JON, TRIP, ID));
        all.put("7.3 read", stanzas.displayed(OTHER_ID, JON, TRIP, ID));
        all.put("8 typing", stanzas.typing(TO_JON, false));
        all.put("8 stopped typing in a group", stanzas.typing(TO_TRIP, true));
        all.put("9 an edit", stanzas.edit(OTHER_ID, TO_JON, WITH_JON, ID, "See you at 7?", true));
        all.put("10 a delete for everyone in a group", stanzas.delete(OTHER_ID, TO_TRIP, TRIP, ID));
        all.put("11 a reaction", stanzas.reaction(OTHER_ID, TO_TRIP, TRIP, ID, KAI, "fire", "ok"));
        all.put(
                "13 a system message",
                stanzas.system(
                        OTHER_ID,
                        JON,
                        "dialog/UPDATE_DIALOG",
                        Json.obj().with("name", "Our photos").build()));
        return all;
    }

    private static Draft draft(String body, long dateSent) {
        return new Draft(ID, body, List.of(), Json.Obj.EMPTY, true, true, false, dateSent, null);
    }

    private static Draft rich() {
        Map<String, String> location = new LinkedHashMap<>();
        location.put("type", "location");
        location.put("data", "{\"lat\":49.84}");
        Json.Obj fields =
                Json.obj()
                        .with("place", Json.obj().with("city", "Lviv").with("zip", 79000).build())
                        .with("tags", Json.ofStrings(List.of("a", "b")))
                        .with("nothing", Json.Nil.NIL)
                        .build();
        return new Draft(
                ID,
                null,
                List.of(new Attachment(location)),
                fields,
                true,
                false,
                false,
                null,
                null);
    }

    @Test
    void a_reply_reaches_the_sender_of_a_group_message_and_not_the_room() {
        Xml marker = stanzas.received(OTHER_ID, MIRA, TRIP, ID);

        assertThat(marker.attr("type")).contains("chat");
        assertThat(marker.attr("to")).contains("1234567-1476@chat.connectycube.com");
    }
}
