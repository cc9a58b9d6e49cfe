package dev.cubechat.wire.xmpp;

import dev.cubechat.model.MessageId;
import dev.cubechat.model.UserId;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a message stanza says, whoever sent it: the first that fits, in the order of protocol page
 * xmpp.md, section 26, step 4. Types {@code headline} and {@code error} are told apart before.
 */
public sealed interface Payload {

    /** A text, attachments or fields for the recipients to see. */
    record Content(
            @Nullable String body,
            ExtraParams extra,
            boolean markable,
            @Nullable Duration selfDestroy)
            implements Payload {}

    /** The sender is writing, or has stopped. */
    record Typing(boolean stopped) implements Payload {}

    /** The sender has got the message, or has read it. */
    record Marker(MessageId of, boolean read, ExtraParams extra) implements Payload {}

    /** A new text for a message. */
    record Edit(MessageId of, boolean last, String body, ExtraParams extra) implements Payload {}

    /** A message is to vanish for everyone. */
    record Removal(MessageId of, ExtraParams extra) implements Payload {}

    /** A person added a reaction, removed one, or both; from the server only. */
    record Reaction(
            MessageId of,
            UserId by,
            @Nullable String added,
            @Nullable String removed,
            ExtraParams extra)
            implements Payload {}

    /** Nothing for a person: an invitation, a state that is not shown, a room's subject. */
    record Nothing() implements Payload {}

    /** How long a message is shown that is to vanish at a time that cannot be read. */
    Duration A_WHILE = Duration.ofMinutes(1);

    Pattern SECONDS = Pattern.compile("(\\d{1,9})(?:\\.\\d*)?");

    /** The words of XEP-0085 that say whether someone is writing. */
    Set<String> STATES = Set.of("active", "inactive", "gone", "composing", "paused");

    /** What this message says. */
    static Payload read(Xml message) throws MalformedStanza {
        if (isInvitation(message)) {
            return new Nothing();
        }
        Optional<Payload> state = chatState(message);
        if (state.isPresent()) {
            return state.get();
        }
        ExtraParams extra = ExtraParams.read(message);
        Optional<Xml> replace = message.find("replace", Ns.CORRECT);
        if (replace.isPresent()) {
            boolean last = replace.get().attr("last").filter("true"::equals).isPresent();
            return new Edit(target(replace.get(), "id"), last, body(message).orElse(""), extra);
        }
        Optional<Xml> reactions = message.find("reactions", Ns.CLIENT);
        if (reactions.isPresent()) {
            return reaction(reactions.get(), extra);
        }
        Optional<Xml> remove = message.find("remove", Ns.DELETE);
        if (remove.isPresent()) {
            return new Removal(target(remove.get(), "id"), extra);
        }
        Optional<Xml> displayed = message.find("displayed", Ns.MARKERS);
        if (displayed.isPresent()) {
            return new Marker(target(displayed.get(), "id"), true, extra);
        }
        Optional<Xml> received = message.find("received", Ns.MARKERS);
        if (received.isPresent()) {
            return new Marker(target(received.get(), "id"), false, extra);
        }
        return content(message, extra);
    }

    private static boolean isInvitation(Xml message) {
        return message.find("invite").isPresent()
                || message.find("x", Ns.MUC_USER).flatMap(x -> x.find("invite")).isPresent();
    }

    private static Optional<Payload> chatState(Xml message) {
        // Other clients put <active/> beside a text: then the text counts.
        if (body(message).isPresent()) {
            return Optional.empty();
        }
        return message.elements()
                .filter(child -> child.namespace().equals(Ns.CHAT_STATES))
                .map(Xml::name)
                .filter(STATES::contains)
                .findFirst()
                .map(
                        name ->
                                switch (name) {
                                    case "composing" -> new Typing(false);
                                    case "paused" -> new Typing(true);
                                    default -> new Nothing();
                                });
    }

    private static Payload reaction(Xml reactions, ExtraParams extra) throws MalformedStanza {
        MessageId of = target(reactions, "message_id");
        String by = reactions.attr("user_id").orElse("");
        if (!by.matches("[1-9]\\d{0,17}")) {
            throw new MalformedStanza("a reaction without the user who reacted");
        }
        return new Reaction(
                of,
                new UserId(Long.parseLong(by)),
                reactionType(reactions, "add"),
                reactionType(reactions, "remove"),
                extra);
    }

    private static @Nullable String reactionType(Xml reactions, String flag) {
        return reactions
                .elements()
                .filter(child -> child.name().equals("reaction"))
                .filter(child -> child.attr(flag).filter("true"::equals).isPresent())
                .flatMap(child -> child.attr("type").stream())
                .findFirst()
                .orElse(null);
    }

    private static Payload content(Xml message, ExtraParams extra) {
        Optional<String> body = body(message);
        if (body.isEmpty() && extra.attachments().isEmpty() && extra.fields().isEmpty()) {
            return new Nothing();
        }
        Optional<Xml> destroy = message.find("destroy", Ns.DESTROY);
        return new Content(
                body.orElse(null),
                extra,
                message.has("markable", Ns.MARKERS),
                destroy.isPresent() ? after(destroy.get()) : null);
    }

    /**
     * When it is to vanish. That it is to is sure, even where the time cannot be read: it is shown
     * for long enough to be read, and kept no longer. History does not have it.
     */
    private static Duration after(Xml destroy) {
        Matcher seconds = SECONDS.matcher(destroy.attr("after").orElse(""));
        return seconds.matches() ? Duration.ofSeconds(Long.parseLong(seconds.group(1))) : A_WHILE;
    }

    private static Optional<String> body(Xml message) {
        return message.find("body", Ns.CLIENT).map(Xml::text).filter(text -> !text.isEmpty());
    }

    private static MessageId target(Xml element, String attribute) throws MalformedStanza {
        return Ids.message(element.attr(attribute))
                .orElseThrow(
                        () ->
                                new MalformedStanza(
                                        "<" + element.name() + "> does not name its message"));
    }
}
