package dev.cubechat.sandbox.world;

import dev.cubechat.json.Json;
import dev.cubechat.model.Contact;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.UserId;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/**
 * A change that live sessions must hear of.
 *
 * <p>{@code recipients} are all who hear of it, the one who did it included; a face decides which
 * of their connections get what. {@code origin} is what the caller gave to the world.
 */
public sealed interface WorldEvent {

    /**
     * A message was posted.
     *
     * @param message never without its dialog and its time
     * @param stored whether history has it
     */
    record Posted(
            Message message,
            DialogFacts dialog,
            List<UserId> recipients,
            boolean stored,
            boolean markable,
            boolean silent,
            @Nullable Duration selfDestroy,
            Origin origin)
            implements WorldEvent {}

    /**
     * A message got another text.
     *
     * @param last what the editor says: whether it is the newest of its dialog
     */
    record Edited(
            MessageId messageId,
            DialogFacts dialog,
            UserId by,
            List<UserId> recipients,
            String body,
            boolean last,
            Origin origin)
            implements WorldEvent {}

    /** A message was removed for everyone. */
    record Deleted(
            MessageId messageId,
            DialogFacts dialog,
            UserId by,
            List<UserId> recipients,
            Origin origin)
            implements WorldEvent {}

    /** Someone added a reaction, removed one, or both. */
    record Reacted(
            MessageId messageId,
            DialogFacts dialog,
            UserId by,
            List<UserId> recipients,
            @Nullable String added,
            @Nullable String removed)
            implements WorldEvent {}

    /**
     * Someone has a message, or has read it. Only its sender hears of that.
     *
     * @param dialog null where history does not know the message
     * @param to who sent the message
     */
    record Marked(
            MessageId messageId,
            @Nullable DialogFacts dialog,
            UserId by,
            UserId to,
            Mark mark,
            Origin origin)
            implements WorldEvent {}

    /** People were put into a dialog; {@code dialog} already has them. */
    record OccupantsAdded(DialogFacts dialog, UserId by, List<UserId> who) implements WorldEvent {}

    /** People were taken out of a dialog, or left it; {@code dialog} no longer has them. */
    record OccupantsRemoved(DialogFacts dialog, UserId by, List<UserId> who)
            implements WorldEvent {}

    /** A dialog was deleted for everyone; {@code dialog} is how it was. */
    record DialogDeleted(DialogFacts dialog, UserId by) implements WorldEvent {}

    /** A system message that came by REST (protocol page rest.md, section 7.6). */
    record Notice(MessageId id, UserId from, UserId to, Json.Obj fields) implements WorldEvent {}

    /**
     * Somebody asked for a push to these people.
     *
     * @param message as it was written, usually in Base64
     */
    record Pushed(UserId by, List<UserId> recipients, String message) implements WorldEvent {}

    /** What people tell each other about being contacts. */
    enum ContactWord {
        /** Wants to be told when the other is online. */
        ASKED,
        /** Agrees to that. */
        AGREED,
        /** Does not agree, or no longer. */
        REFUSED,
        /** Wants to be told no more. */
        DROPPED
    }

    /** Someone told someone this. */
    record ContactTold(UserId from, UserId to, ContactWord word) implements WorldEvent {}

    /**
     * A person's contact list changed.
     *
     * @param contact as they are now; as they were, where they are gone
     */
    record ContactChanged(UserId owner, Contact contact, boolean gone) implements WorldEvent {}

    /** An account was deleted; its connections must end. */
    record PersonDeleted(UserId who) implements WorldEvent {}
}
