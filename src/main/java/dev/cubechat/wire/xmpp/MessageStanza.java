package dev.cubechat.wire.xmpp;

import dev.cubechat.json.Json;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Draft;
import dev.cubechat.model.Failure;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.UserId;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes message stanzas (protocol page xmpp.md, sections 5 to 13).
 *
 * <p>Ids come from the caller and are 24 hexadecimal digits. {@code from} is left to the server.
 */
public final class MessageStanza {
    private static final Xml MARKABLE = Xml.of("markable", Ns.MARKERS);

    private final Addresses addresses;

    public MessageStanza(Addresses addresses) {
        this.addresses = addresses;
    }

    /**
     * A message for people to read (section 5).
     *
     * @param dialog null only for a private dialog that may not exist yet
     * @throws Failure where a field or an attachment has a name that XML does not allow
     */
    public Xml content(Address to, @Nullable DialogId dialog, Draft draft) {
        List<Node> parts = new ArrayList<>();
        if (draft.body() != null && !draft.body().isEmpty()) {
            parts.add(Xml.of("body", Ns.CLIENT).text(draft.body()));
        }
        if (draft.markable()) {
            parts.add(MARKABLE);
        }
        ExtraParams.of(draft, dialog).write().ifPresent(parts::add);
        if (draft.selfDestroy() != null) {
            parts.add(
                    Xml.of("destroy", Ns.DESTROY)
                            .attr("after", Long.toString(draft.selfDestroy().toSeconds())));
        }
        return stanza(draft.id(), to, parts);
    }

    /** One is writing, or has stopped (section 8). It has no id, for nobody asks after it. */
    public Xml typing(Address to, boolean stopped) {
        return envelope(to).child(Xml.of(stopped ? "paused" : "composing", Ns.CHAT_STATES));
    }

    /** One's device has a message of this person's (section 7.2), also one sent to a group. */
    public Xml received(MessageId id, UserId sender, @Nullable DialogId dialog, MessageId of) {
        return marker("received", id, sender, dialog, of);
    }

    /** One has read a message of this person's (section 7.3), also one sent to a group. */
    public Xml displayed(MessageId id, UserId sender, @Nullable DialogId dialog, MessageId of) {
        return marker("displayed", id, sender, dialog, of);
    }

    /**
     * A new text for a message (section 9).
     *
     * @param id the id of this stanza, not of the message
     * @param last whether the message is the newest of its dialog
     */
    public Xml edit(
            MessageId id,
            Address to,
            @Nullable DialogId dialog,
            MessageId of,
            String body,
            boolean last) {
        Xml replace =
                Xml.of("replace", Ns.CORRECT)
                        .attr("id", of.value())
                        .attr("last", Boolean.toString(last));
        return withExtra(withBody(stanza(id, to), body).child(replace), ExtraParams.of(dialog));
    }

    /**
     * A message is to vanish for everyone (section 10).
     *
     * @param id the id of this stanza, not of the message
     */
    public Xml delete(MessageId id, Address to, @Nullable DialogId dialog, MessageId of) {
        Xml remove = Xml.of("remove", Ns.DELETE).attr("id", of.value());
        return withExtra(stanza(id, to).child(remove), ExtraParams.of(dialog));
    }

    /**
     * Data for another person's program (section 13). Only people who are online get it.
     *
     * @throws Failure where a field has a name that XML does not allow
     */
    public Xml system(MessageId id, UserId to, @Nullable String body, Json.Obj fields) {
        Xml stanza = stanza(id, new Address.ToUser(to)).attr("type", "headline");
        return withExtra(withBody(stanza, body), ExtraParams.system(fields));
    }

    /**
     * Someone reacted (section 11); only the server sends this.
     *
     * @param added null where none was added
     * @param removed null where none was removed
     */
    public Xml reaction(
            MessageId id,
            Address to,
            DialogId dialog,
            MessageId of,
            UserId by,
            @Nullable String added,
            @Nullable String removed) {
        Xml reactions =
                Xml.of("reactions", Ns.CLIENT)
                        .attr("user_id", by.toString())
                        .attr("message_id", of.value());
        reactions = withReaction(withReaction(reactions, "add", added), "remove", removed);
        return withExtra(stanza(id, to), ExtraParams.of(dialog)).child(reactions);
    }

    private static Xml withReaction(Xml reactions, String flag, @Nullable String type) {
        return type == null
                ? reactions
                : reactions.child(
                        Xml.of("reaction", Ns.CLIENT).attr(flag, "true").attr("type", type));
    }

    private Xml marker(
            String name, MessageId id, UserId sender, @Nullable DialogId dialog, MessageId of) {
        // To the sender's own address even in a group (section 28, point 3).
        return withExtra(
                stanza(id, new Address.ToUser(sender))
                        .child(Xml.of(name, Ns.MARKERS).attr("id", of.value())),
                ExtraParams.of(dialog));
    }

    private Xml stanza(MessageId id, Address to) {
        return stanza(id, to, List.of());
    }

    /** All at once, since this is made for every message of a long stream. */
    private Xml stanza(MessageId id, Address to, List<Node> parts) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("id", id.value());
        attributes.put("type", type(to));
        attributes.put("to", addresses.of(to));
        return new Xml("message", Ns.CLIENT, attributes, parts);
    }

    private Xml envelope(Address to) {
        return Xml.of("message", Ns.CLIENT).attr("type", type(to)).attr("to", addresses.of(to));
    }

    private static String type(Address to) {
        return switch (to) {
            case Address.ToUser _ -> "chat";
            case Address.ToRoom _ -> "groupchat";
        };
    }

    private static Xml withBody(Xml stanza, @Nullable String body) {
        return body == null || body.isEmpty() ? stanza : stanza.child("body", body);
    }

    private static Xml withExtra(Xml stanza, ExtraParams extra) {
        return extra.write().map(stanza::child).orElse(stanza);
    }
}
