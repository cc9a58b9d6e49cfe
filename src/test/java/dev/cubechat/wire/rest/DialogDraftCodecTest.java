package dev.cubechat.wire.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.model.DialogChange;
import dev.cubechat.model.DialogDraft;
import dev.cubechat.model.DialogType;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.UserId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

class DialogDraftCodecTest {
    private static final UserId JON = new UserId(56);
    private static final UserId KAI = new UserId(98);

    @Test
    void a_draft_writes_only_what_it_has() {
        assertThat(text(DialogDraftCodec.writeDraft(DialogDraft.withPerson(JON))))
                .isEqualTo("{\"type\":3,\"occupants_ids\":[56]}");
        assertThat(text(DialogDraftCodec.writeDraft(DialogDraft.group("Ops", List.of(JON, KAI)))))
                .isEqualTo("{\"type\":2,\"name\":\"Ops\",\"occupants_ids\":[56,98]}");
    }

    @Test
    void a_full_draft_is_read_as_it_was_written() {
        DialogDraft draft =
                new DialogDraft(
                        DialogType.PUBLIC,
                        "Hall",
                        "for all",
                        "3BB5",
                        List.of(JON),
                        List.of(KAI),
                        Map.of("location", "Hall 2"),
                        true);

        Json.Obj written = DialogDraftCodec.writeDraft(draft);

        assertThat(written.get("type")).isEqualTo(Json.of(4));
        assertThat(DialogDraftCodec.readDraft(written)).isEqualTo(draft);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"56, 98\"", "\"56,98\"", "[56,98]", "[\"56\",\"98\"]", "\" 56 ,98, \""})
    void occupants_come_in_many_spellings(String occupants) {
        Json body = Samples.parse("{\"type\":\"2\",\"occupants_ids\":" + occupants + "}");

        DialogDraft draft = DialogDraftCodec.readDraft(body);

        assertThat(draft.type()).isEqualTo(DialogType.GROUP);
        assertThat(draft.occupantIds()).containsExactly(JON, KAI);
    }

    @Test
    void a_single_occupant_may_stand_alone() {
        Json body = Samples.parse("{\"type\":3,\"occupants_ids\":56}");

        assertThat(DialogDraftCodec.readDraft(body).occupantIds()).containsExactly(JON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"type\":7}",
                "{\"type\":\"group\"}",
                "{\"type\":2,\"occupants_ids\":\"mira\"}",
                "{\"type\":2,\"occupants_ids\":[0]}",
                "{\"type\":2,\"occupants_ids\":[null]}",
                "[]"
            })
    void a_draft_that_cannot_be_read_is_invalid(String body) {
        Failure failure =
                catchThrowableOfType(
                        Failure.class, () -> DialogDraftCodec.readDraft(Samples.parse(body)));

        assertThat(failure.kind()).isEqualTo(FailureKind.INVALID);
        assertThat(failure.sentence()).startsWith("The request for a dialog ");
    }

    @Test
    void a_change_writes_only_what_it_changes() {
        assertThat(text(DialogDraftCodec.writeChange(DialogChange.NOTHING))).isEqualTo("{}");
        assertThat(text(DialogDraftCodec.writeChange(DialogChange.adding(List.of(JON)))))
                .isEqualTo("{\"push_all\":{\"occupants_ids\":[56]}}");
        assertThat(text(DialogDraftCodec.writeChange(DialogChange.removing(List.of(JON)))))
                .isEqualTo("{\"pull_all\":{\"occupants_ids\":[56]}}");
    }

    @Test
    void a_full_change_is_read_as_it_was_written() {
        MessageId pinned = new MessageId("65f0a1c2c3d4e5f601020305");
        MessageId unpinned = new MessageId("65f0a1c2c3d4e5f601020306");
        DialogChange change =
                new DialogChange(
                        "Climbers HQ",
                        "Tue+Thu",
                        "",
                        List.of(JON),
                        List.of(KAI),
                        List.of(KAI),
                        List.of(JON),
                        List.of(pinned),
                        List.of(unpinned),
                        Map.of("location", "Hall 2"),
                        false);

        Json.Obj written = DialogDraftCodec.writeChange(change);

        assertThat(text(written))
                .isEqualTo(
                        "{\"name\":\"Climbers HQ\",\"description\":\"Tue+Thu\",\"photo\":\"\","
                                + "\"push_all\":{\"occupants_ids\":[56],\"admins_ids\":[98],"
                                + "\"pinned_messages_ids\":[\"65f0a1c2c3d4e5f601020305\"]},"
                                + "\"pull_all\":{\"occupants_ids\":[98],\"admins_ids\":[56],"
                                + "\"pinned_messages_ids\":[\"65f0a1c2c3d4e5f601020306\"]},"
                                + "\"extensions\":{\"location\":\"Hall 2\"},"
                                + "\"permissions\":{\"allow_preview\":false}}");
        assertThat(DialogDraftCodec.readChange(written)).isEqualTo(change);
    }

    @Test
    void fields_are_reset_by_null_and_left_by_silence() {
        DialogChange reset = DialogDraftCodec.readChange(Samples.parse("{\"extensions\":null}"));
        DialogChange silent = DialogDraftCodec.readChange(Samples.parse("{}"));

        assertThat(reset.extensions()).isEmpty();
        assertThat(text(DialogDraftCodec.writeChange(reset))).isEqualTo("{\"extensions\":null}");
        assertThat(silent.extensions()).isNull();
        assertThat(silent.isNothing()).isTrue();
    }

    private static String text(Json json) {
        return JsonText.write(json);
    }
}
