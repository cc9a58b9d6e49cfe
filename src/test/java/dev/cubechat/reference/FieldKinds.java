package dev.cubechat.reference;

import dev.cubechat.json.Json;
import dev.cubechat.json.ObjBuilder;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the fields of JSON are: one line for each name, because a name means the same in all
 * commands; where it does not, the command stands before it. A question mark says that it may be
 * null, a bar stands between words.
 */
final class FieldKinds {
    private static final Map<String, String> BOOK =
            read(
                    """
                    action: allow|deny
                    active: boolean
                    add: string
                    added: string?
                    admins_ids: integers
                    allow_preview: boolean
                    api_url: string?
                    app_id: integer?
                    ask: subscribe?
                    at: time
                    attachments: objects
                    attempts: integer
                    auth_key: string?
                    avatar: string?
                    body: string?
                    by_user_id: integer
                    bytes: integer
                    ca_file: string?
                    chat_host: string?
                    check: string
                    checked: boolean
                    changed: integer
                    cleared: boolean
                    code: integer
                    complete: boolean
                    condition: string
                    contacts: objects
                    content_type: string?
                    count: integer
                    created_at: time?
                    custom_data: string?
                    data: string
                    date_sent: integer
                    default: boolean
                    delayed_at: time
                    deleted: strings
                    delivered_ids: integers
                    description: string?
                    dialog_id: object-id?
                    dialogs: objects
                    earlier: boolean
                    edited: integer
                    edited_at: time?
                    email: string?
                    emptied: boolean
                    enabled: boolean
                    error: string?
                    everywhere: boolean
                    expires_at: time?
                    extensions: object
                    external_id: string?
                    facebook_id: string?
                    fields: object
                    found: string
                    from: time
                    full_name: string?
                    gaps: objects
                    group: boolean
                    hint: string?
                    id: object-id
                    in_force: boolean
                    is_guest: boolean
                    kind: public|signed|token
                    last: boolean
                    last_message: string?
                    last_message_at: time?
                    last_message_id: object-id?
                    last_message_sender_id: integer?
                    last_request_at: time?
                    last_seen_at: time
                    left: boolean
                    list: string
                    log: string
                    login: string?
                    mailed: boolean
                    markable: boolean
                    message_id: object-id
                    message_ids: object-ids
                    messages: objects
                    muted: boolean
                    mutual: boolean
                    name: string?
                    not_allowed: strings
                    not_found: strings
                    note: string
                    number: integer
                    occupants_count: integer?
                    occupants_ids: integers
                    online: boolean
                    only: private|groups?
                    origin: string
                    owner_id: integer?
                    path: string
                    peer_id: integer
                    phone: string?
                    photo: string?
                    pid: integer?
                    pinned_messages_ids: object-ids
                    place: string
                    presence: available|unavailable
                    previous: string
                    profile: string
                    public: boolean
                    quiet_seconds: integer
                    reaction: string
                    reactions: object
                    read: boolean
                    read_ids: integers
                    reason: string
                    recipient_id: integer?
                    record: integer
                    recovered: integer
                    remove: string
                    removed: boolean
                    reported: string
                    resumed_at: integer
                    room_jid: string?
                    rtt_ms: number
                    running: boolean
                    seconds: integer
                    self_destroy_ms: integer
                    sender_id: integer
                    sent_at: time
                    session_id: integer
                    setting: string
                    sha256: string
                    signed_out: boolean
                    since: time?
                    size: integer?
                    state: string
                    status: sent|delivered|read|unknown|failed
                    stopped: boolean
                    subscription: none|to|from|both
                    table: string
                    tags: strings
                    text: string
                    timezone: integer?
                    token: string
                    took_ms: integer
                    total: integer
                    transport: rest|xmpp
                    twitter_id: string?
                    type: string
                    typing: boolean
                    uid: string
                    unread: integer?
                    unsubscribed: boolean
                    until: time
                    updated_at: time?
                    url: string
                    user_id: integer?
                    user_ids: integers
                    users: objects?
                    v: integer
                    value: string
                    website: string?
                    ws_url: string?
                    xmpp_port: integer?
                    auth signup id: integer
                    dialog admin list id: integer
                    dialog export messages: integer
                    dialog export status: written|resumed|updated|unchanged|checked
                    dialog occupants id: integer
                    dialog unread dialogs: object
                    doctor status: string
                    file id: integer
                    msg pipe id: object-id?
                    msg pipe reason: string?
                    msg react removed: string?
                    privacy delete deleted: boolean
                    user delete deleted: boolean
                    user id: integer
                    """);

    private FieldKinds() {}

    /**
     * Lets pass commands whose fields all have a line.
     *
     * @throws IllegalStateException with all the lines that are missing
     */
    static void check(List<Command> commands) {
        String missing =
                commands.stream()
                        .flatMap(command -> unknown(command.path(), command.fields()))
                        .distinct()
                        .map(field -> "\n" + field + ": string?")
                        .collect(Collectors.joining());
        if (!missing.isEmpty()) {
            throw new IllegalStateException(
                    "add to FieldKinds, by the alphabet, what these fields are, which is the same"
                            + " in all commands:"
                            + missing);
        }
    }

    private static Stream<String> unknown(String command, List<String> fields) {
        return fields.stream().filter(field -> kind(command, field) == null);
    }

    /** The schema of one field of a command. */
    static Json of(String command, String field) {
        String kind = Objects.requireNonNull(kind(command, field), field);
        boolean orNull = kind.endsWith("?");
        return schema(orNull ? kind.substring(0, kind.length() - 1) : kind, orNull);
    }

    private static @Nullable String kind(String command, String field) {
        return Stream.of(command + " ", command.replaceFirst(" .*", "") + " ", "")
                .map(of -> BOOK.get(of + field))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Json schema(String kind, boolean orNull) {
        return switch (kind) {
            case "boolean", "integer", "number", "object", "string" -> type(kind, orNull).build();
            case "time" -> type("string", orNull).with("format", "date-time").build();
            case "object-id" -> type("string", orNull).with("pattern", "^[0-9a-f]{24}$").build();
            case "integers", "objects", "strings", "object-ids" -> {
                Json item = schema(kind.substring(0, kind.length() - 1), false);
                yield type("array", orNull).with("items", item).build();
            }
            default -> {
                List<Json> words =
                        new ArrayList<>(Json.ofStrings(List.of(kind.split("\\|"))).items());
                if (orNull) {
                    words.add(Json.Nil.NIL);
                }
                yield type("string", orNull).with("enum", new Json.Arr(words)).build();
            }
        };
    }

    private static ObjBuilder type(String name, boolean orNull) {
        return Json.obj()
                .with("type", orNull ? Json.ofStrings(List.of(name, "null")) : Json.of(name));
    }

    private static Map<String, String> read(String lines) {
        return Arrays.stream(lines.split("\n", -1))
                .filter(line -> !line.isBlank())
                .map(line -> line.split(": ", 2))
                .collect(Collectors.toUnmodifiableMap(line -> line[0], line -> line[1]));
    }
}
