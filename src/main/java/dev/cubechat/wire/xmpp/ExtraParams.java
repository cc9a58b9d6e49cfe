package dev.cubechat.wire.xmpp;

import dev.cubechat.json.Json;
import dev.cubechat.model.Attachment;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Draft;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.ObjectIds;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the service adds to an ordinary message: {@code <extraParams xmlns="jabber:client">}
 * (protocol page xmpp.md, section 6).
 *
 * @param module {@code SystemNotifications} in a system message, otherwise null
 * @param save keep the message in history
 * @param dateSent unix seconds, whatever unit the sender used
 * @param messageId the message's id where the stanza has another one
 * @param silent no push for those who are away
 * @param fields everything else: texts and nested objects
 */
public record ExtraParams(
        @Nullable String module,
        boolean save,
        @Nullable DialogId dialogId,
        @Nullable Long dateSent,
        @Nullable MessageId messageId,
        boolean silent,
        List<Attachment> attachments,
        Json.Obj fields) {

    /** The module name of a system message. */
    public static final String SYSTEM = "SystemNotifications";

    /** A message without extra parameters. */
    public static final ExtraParams NONE = of(null, null, Json.Obj.EMPTY);

    private static final String ELEMENT = "extraParams";

    private static final Pattern SECONDS = Pattern.compile("(\\d{1,15})(?:\\.\\d{0,9})?");

    /** From here on a number of seconds would be in the year 5138: these are milliseconds. */
    private static final long MILLISECONDS = 100_000_000_000L;

    public ExtraParams {
        attachments = List.copyOf(attachments);
    }

    /** Those of a message about to be sent. A message that vanishes is never kept (section 12). */
    static ExtraParams of(Draft draft, @Nullable DialogId dialog) {
        return new ExtraParams(
                null,
                draft.save() && draft.selfDestroy() == null,
                dialog,
                draft.dateSent(),
                null,
                draft.silent(),
                draft.attachments(),
                draft.fields());
    }

    static ExtraParams of(@Nullable DialogId dialog) {
        return of(null, dialog, Json.Obj.EMPTY);
    }

    static ExtraParams system(Json.Obj fields) {
        return of(SYSTEM, null, fields);
    }

    private static ExtraParams of(
            @Nullable String module, @Nullable DialogId dialog, Json.Obj fields) {
        return new ExtraParams(module, false, dialog, null, null, false, List.of(), fields);
    }

    /** Those of this message; {@link #NONE} where it has none. */
    public static ExtraParams read(Xml message) {
        // Namespace-unaware, as every SDK looks them up (section 28, point 17).
        return message.find(ELEMENT).map(ExtraParams::ofElement).orElse(NONE);
    }

    private static ExtraParams ofElement(Xml extra) {
        return new ExtraParams(
                text(extra, "moduleIdentifier").orElse(null),
                flag(extra, "save_to_history"),
                text(extra, "dialog_id")
                        .filter(ObjectIds::isObjectId)
                        .map(DialogId::new)
                        .orElse(null),
                text(extra, "date_sent").flatMap(ExtraParams::seconds).orElse(null),
                text(extra, "message_id")
                        .filter(ObjectIds::isObjectId)
                        .map(MessageId::new)
                        .orElse(null),
                flag(extra, "silent"),
                extra.elements()
                        .filter(child -> child.name().equals("attachment"))
                        .map(Attachments::read)
                        .toList(),
                CustomFields.read(extra));
    }

    /** The element, or nothing where it would be empty. */
    public Optional<Xml> write() {
        List<Node> children = new ArrayList<>();
        add(children, "moduleIdentifier", module);
        add(children, "save_to_history", save ? "1" : null);
        add(children, "dialog_id", dialogId);
        add(children, "date_sent", dateSent);
        add(children, "message_id", messageId);
        add(children, "silent", silent ? "1" : null);
        attachments.forEach(attachment -> children.add(Attachments.write(attachment)));
        if (!fields.isEmpty()) {
            children.addAll(CustomFields.write(fields));
        }
        return children.isEmpty()
                ? Optional.empty()
                : Optional.of(Xml.of(ELEMENT, Ns.CLIENT).withChildren(children));
    }

    private static void add(List<Node> children, String name, @Nullable Object value) {
        if (value != null) {
            children.add(Xml.of(name, Ns.CLIENT).text(value.toString()));
        }
    }

    private static Optional<String> text(Xml extra, String name) {
        return extra.find(name).map(child -> child.text().strip()).filter(text -> !text.isEmpty());
    }

    private static boolean flag(Xml extra, String name) {
        return text(extra, name)
                .filter(text -> text.equals("1") || text.equals("true"))
                .isPresent();
    }

    /** Seconds from seconds or milliseconds, whole or with a fraction (section 28, point 16). */
    private static Optional<Long> seconds(String text) {
        Matcher number = SECONDS.matcher(text);
        if (!number.matches()) {
            return Optional.empty();
        }
        long whole = Long.parseLong(number.group(1));
        return Optional.of(whole >= MILLISECONDS ? whole / 1000 : whole);
    }
}
