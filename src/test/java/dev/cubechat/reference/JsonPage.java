package dev.cubechat.reference;

import dev.cubechat.cli.output.Columns;
import dev.cubechat.cli.output.EventRecord;
import dev.cubechat.cli.output.Shown;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page of what programs read: formats, records of things, of events, of errors. */
public record JsonPage(Release release, Command program) {
    private static final String PEER = "message_id, dialog_id, user_id, peer_id";

    /** What happened, and the fields that tell it. */
    private static final Map<String, Event> EVENTS = new LinkedHashMap<>();

    private record Event(String meaning, String fields) {}

    static {
        event(
                "message",
                "A message came.",
                String.join(", ", Shown.MESSAGE.names())
                        + ", group, markable, self_destroy_ms, delayed_at");
        event("edited", "A message has another text.", PEER + ", body, last, fields");
        event("deleted", "A message was deleted for everyone.", PEER);
        event(
                "reaction",
                "Someone reacted, or took it back.",
                "message_id, dialog_id, user_id, add, remove");
        event("delivered", "A message of yours arrived.", PEER);
        event("read", "A message of yours was read.", PEER);
        event("typing", "Someone is typing.", "dialog_id, user_id, peer_id");
        event("typing_stopped", "Someone has stopped to type.", "dialog_id, user_id, peer_id");
        event(
                "message_error",
                "A message was refused.",
                "message_id, dialog_id, user_id, code, condition, text");
        event("sent", "The server has a message of yours.", "message_id, dialog_id");
        event("lost", "A message of yours was lost with the line.", "message_id, dialog_id");
        event("system", "Data for a program.", "message_id, user_id, body, fields");
        event(
                "contact_request",
                "Someone asks to be a contact; a new run tells again of who still waits for an"
                        + " answer.",
                "user_id");
        event("contact_confirmed", "Someone agreed to be a contact.", "user_id");
        event("contact_rejected", "Someone does not want to be a contact.", "user_id");
        event("contact_presence", "A contact came or went.", "user_id, presence");
        event("last_activity", "How long someone has been away.", "user_id, seconds, online");
        event("joined", "Someone entered a dialog.", "dialog_id, user_id");
        event("left", "Someone left a dialog.", "dialog_id, user_id");
        event("kicked", "You were taken out of a dialog.", "dialog_id, by_user_id");
        event(
                "state",
                "The connection changed; with --contacts one that is ready has the contact list.",
                "state, previous, reason, contacts");
        event(
                "gap",
                "The line was broken for a while; what was missed has been fetched.",
                "from, until, recovered, edited, changed, note");
        event(
                "heartbeat",
                "A sign of life: nothing else has been told for so long.",
                "state, quiet_seconds");
    }

    private static void event(String type, String meaning, String fields) {
        EVENTS.put(type, new Event(meaning, fields));
    }

    public String text() {
        Roff page = release.page("cubechat-json", 7, "JSON that cubechat writes");
        page.section("DESCRIPTION")
                .paragraph(
                        "stdout is data only; notes, progress and errors go to stderr. Names of"
                            + " fields change only with a major version; new ones may come at any"
                            + " time. Times are RFC 3339 in UTC, as in 2026-01-31T12:00:00Z; fields"
                            + " in whole seconds, such as date_sent, are the service's own. Kinds"
                            + " are words. What is not known is null, or left out of events.")
                .section("FORMATS")
                .entry(Roff.bold("--json"), "One JSON value: an object, or an array for a list.")
                .entry(
                        Roff.bold("--json=") + Roff.italic("FIELD,..."),
                        "The same with only these fields, in this order. A field that does not"
                                + " exist is an error, and nothing is done.")
                .entry(Roff.bold("--jsonl"), "One object per line, flushed per line.")
                .entry(
                        Roff.bold("--raw"),
                        "JSON with the service's own object under raw, where a command shows users,"
                                + " dialogs, stored files or the messages of a history. Other"
                                + " records are made here and have none: those of msg send, msg"
                                + " reactions, search, dialog unread, dialog notify, listen,"
                                + " contacts and privacy among them.")
                .paragraph(
                        "Without these a terminal gets tables, and everything else the same fields"
                            + " separated by tabs, one thing per line. Each command's page lists"
                            + " its fields. A list that is cut says so on stderr; with"
                            + " --fail-on-truncate it exits 3.");
        page.section("THINGS");
        fields(page, "message", Shown.MESSAGE);
        fields(page, "result of sending", Shown.SENT);
        fields(page, "dialog", Shown.DIALOG);
        fields(page, "person", Shown.USER);
        page.section("EVENTS")
                .paragraph(
                        "cubechat listen prints one record per line: v (the version, 1), type, at"
                                + " (when it was seen here), and what the type has to tell:");
        types().forEach(type -> page.entry(Roff.bold(type), told(type)));
        page.section("RECORDS TO SEND")
                .paragraph(
                        "cubechat msg pipe --frame jsonl reads one object per line: body, fields,"
                            + " files, location, contact, silent, save, receipts and self_destroy"
                            + " say what to send. It also takes what is told of a message above,"
                            + " and sends its body, fields and attachments on.")
                .paragraph(
                        "Only files are uploaded: each is a path, an address or uid:, or an object"
                            + " with that as path and the word for it as type. Nothing that others"
                            + " write in their messages comes under that name; whatever attachments"
                            + " say, they name no file of this machine.");
        return page.section("ERRORS")
                .paragraph(
                        "With --json, --jsonl or --raw a failure is one object on stderr, such as")
                .example(
                        List.of(
                                "{\"error\":{\"code\":\"rate_limited\",\"exit\":7,\"http\":429,",
                                "  \"message\":\"...\",\"hint\":\"...\",\"retryable\":true}}"))
                .paragraph("on one line, with these fields:")
                .entry(Roff.bold("code"), "The word for its kind, as in cubechat-exit-codes(7).")
                .entry(Roff.bold("exit"), "The exit code.")
                .entry(Roff.bold("http"), "The status of the HTTP answer, where there was one.")
                .entry(Roff.bold("message"), "What was tried and what happened, for people.")
                .entry(Roff.bold("hint"), "What to try, where there is something to try.")
                .entry(Roff.bold("retryable"), "Whether the same may well succeed later.")
                .entry(Roff.bold("details"), "More for programs, where there is more.")
                .section("SEE ALSO")
                .text("cubechat(1), cubechat-exit-codes(7), cubechat-listen(1)")
                .text();
    }

    private static void fields(Roff page, String thing, Columns<?> columns) {
        page.entry(Roff.bold(thing), String.join(", ", columns.names()) + ".");
    }

    /** As {@code listen --only} knows them. */
    private List<String> types() {
        return program.all()
                .filter(command -> command.path().equals("listen"))
                .flatMap(command -> command.options().stream())
                .filter(option -> option.names().contains("--only"))
                .map(option -> ((Values.Words) option.values()).words())
                .findAny()
                .orElseThrow();
    }

    private static String told(String type) {
        Event event = EVENTS.get(type);
        if (event == null) {
            throw new IllegalStateException("say in JsonPage what the event " + type + " tells");
        }
        for (String field : event.fields().split(", ", -1)) {
            if (!EventRecord.COLUMNS.names().contains(field)) {
                throw new IllegalStateException(type + " has no field " + field);
            }
        }
        return event.meaning() + " Fields: " + event.fields() + ".";
    }
}
