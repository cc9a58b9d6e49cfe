package dev.cubechat.cli.output;

import dev.cubechat.json.Json;
import dev.cubechat.json.ObjBuilder;
import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.Contact;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A live event as one record of the stream: {@code {"v":1,"type":"message","at":"…",…}}. */
public final class EventRecord {
    /** Every field that a record may have; those without a value are left out. */
    public static final Columns<Json.Obj> COLUMNS =
            Stream.of(
                            "v, type, at, id, message_id, dialog_id, sender_id, user_id,"
                                + " recipient_id, peer_id, by_user_id, body, sent_at, date_sent,"
                                + " created_at, updated_at, edited_at, read_ids, delivered_ids,"
                                + " attachments, reactions, fields, group, markable,"
                                + " self_destroy_ms, delayed_at, last, add, remove, code,"
                                + " condition, text, presence, seconds, online, state, previous,"
                                + " reason, contacts, from, until, recovered, edited, changed,"
                                + " note, quiet_seconds")
                    .flatMap(Pattern.compile(", ")::splitAsStream)
                    .reduce(
                            Columns.of(),
                            (columns, name) -> columns.also(name, record -> record.get(name)),
                            (first, second) -> first);

    private EventRecord() {}

    /**
     * The record of an event.
     *
     * @param at when it was seen here
     */
    public static Json.Obj of(ChatEvent event, Instant at) {
        ObjBuilder out =
                Json.obj()
                        .with("v", Shown.VERSION)
                        .with("type", event.word())
                        .with("at", at.truncatedTo(ChronoUnit.MILLIS).toString());
        switch (event) {
            case ChatEvent.Arrived e -> arrived(e, out);
            case ChatEvent.Edited e -> {
                place(out, e.messageId(), e.dialogId(), e.userId());
                put(out, "peer_id", e.peerId());
                out.with("body", e.body()).with("last", e.last()).with("fields", e.fields());
            }
            case ChatEvent.Deleted e -> {
                place(out, e.messageId(), e.dialogId(), e.userId());
                put(out, "peer_id", e.peerId());
            }
            case ChatEvent.Reacted e -> {
                place(out, e.messageId(), e.dialogId(), e.userId());
                put(out, "add", e.added());
                put(out, "remove", e.removed());
            }
            case ChatEvent.Delivered e -> {
                place(out, e.messageId(), e.dialogId(), e.userId());
                put(out, "peer_id", e.peerId());
            }
            case ChatEvent.Read e -> {
                place(out, e.messageId(), e.dialogId(), e.userId());
                put(out, "peer_id", e.peerId());
            }
            case ChatEvent.Typing e -> {
                put(out, "dialog_id", e.dialogId());
                put(out, "user_id", e.userId());
                put(out, "peer_id", e.peerId());
            }
            case ChatEvent.Refused e -> {
                place(out, e.messageId(), e.dialogId(), e.peerId());
                out.with("code", e.code()).with("condition", e.condition());
                put(out, "text", e.text());
            }
            case ChatEvent.Acknowledged e -> place(out, e.messageId(), e.dialogId(), null);
            case ChatEvent.Lost e -> place(out, e.messageId(), e.dialogId(), null);
            case ChatEvent.Notice e -> {
                put(out, "message_id", e.messageId());
                put(out, "user_id", e.userId());
                out.with("body", e.body()).with("fields", e.fields());
            }
            case ChatEvent.Joined e -> place(out, null, e.dialogId(), e.userId());
            case ChatEvent.Left e -> place(out, null, e.dialogId(), e.userId());
            case ChatEvent.Kicked e -> {
                put(out, "dialog_id", e.dialogId());
                put(out, "by_user_id", e.byUserId());
            }
            case ChatEvent.ContactRequested e -> put(out, "user_id", e.userId());
            case ChatEvent.ContactConfirmed e -> put(out, "user_id", e.userId());
            case ChatEvent.ContactRejected e -> put(out, "user_id", e.userId());
            case ChatEvent.ContactPresence e -> {
                put(out, "user_id", e.userId());
                out.with("presence", e.available() ? "available" : "unavailable");
            }
            case ChatEvent.LastActivity e -> {
                put(out, "user_id", e.userId());
                out.with("seconds", e.seconds()).with("online", e.seconds() == 0);
            }
            case ChatEvent.State e -> {
                out.with("state", e.state().word());
                ConnectionState previous = e.previous();
                put(out, "previous", previous == null ? null : previous.word());
                put(out, "reason", e.reason());
                List<Contact> contacts = e.contacts();
                put(out, "contacts", contacts == null ? null : contacts(contacts));
            }
            case ChatEvent.Gap e -> {
                out.with("from", e.from().toString())
                        .with("until", e.until().toString())
                        .with("recovered", e.recovered())
                        .with("edited", e.edited())
                        .with("changed", e.changed());
                put(out, "note", e.note());
            }
            case ChatEvent.Heartbeat e ->
                    out.with("state", e.state().word()).with("quiet_seconds", e.seconds());
        }
        return out.build();
    }

    private static void arrived(ChatEvent.Arrived event, ObjBuilder out) {
        for (Columns.Column<dev.cubechat.model.Message> column : Shown.MESSAGE.all()) {
            put(out, column.name(), column.value().of(event.message()));
        }
        out.with("group", event.group()).with("markable", event.markable());
        Duration selfDestroy = event.selfDestroy();
        put(out, "self_destroy_ms", selfDestroy == null ? null : selfDestroy.toMillis());
        put(out, "delayed_at", event.delayed());
    }

    private static List<Json.Obj> contacts(List<Contact> contacts) {
        return contacts.stream().map(EventRecord::contact).toList();
    }

    private static Json.Obj contact(Contact contact) {
        ObjBuilder out = Json.obj();
        Shown.CONTACT.all().forEach(column -> out.with(column.name(), column.json(contact)));
        return out.build();
    }

    private static void place(
            ObjBuilder out,
            @Nullable Object messageId,
            @Nullable Object dialogId,
            @Nullable Object userId) {
        put(out, "message_id", messageId);
        put(out, "dialog_id", dialogId);
        put(out, "user_id", userId);
    }

    /** What is not known is left out. */
    private static void put(ObjBuilder out, String name, @Nullable Object value) {
        Json json = Cell.json(value);
        if (!json.isNull()) {
            out.with(name, json);
        }
    }
}
