package dev.cubechat.cli.output;

import dev.cubechat.model.Contact;
import dev.cubechat.model.Dialog;
import dev.cubechat.model.Message;
import dev.cubechat.model.Sent;
import dev.cubechat.model.User;

/** The columns of the things that several commands show; their names are a promise to scripts. */
public final class Shown {
    /** The version of the records that carry {@code v}. */
    static final int VERSION = 1;

    public static final Columns<Message> MESSAGE =
            Columns.<Message>of()
                    .and("id", Message::id)
                    .also("dialog_id", Message::dialogId)
                    .and("sender_id", Message::senderId)
                    .also("recipient_id", Message::recipientId)
                    .and("sent_at", Message::sentAt)
                    .text("body", MessageParts::body)
                    .also("date_sent", Message::dateSent)
                    .also("created_at", Message::createdAt)
                    .also("updated_at", Message::updatedAt)
                    .also("edited_at", Message::editedAt)
                    .also("read_ids", Message::readIds)
                    .also("delivered_ids", Message::deliveredIds)
                    .also("attachments", message -> MessageParts.attachments(message.attachments()))
                    .also("reactions", message -> MessageParts.reactions(message.reactions()))
                    .also("fields", Message::fields)
                    .raw(Message::raw);

    public static final Columns<User> USER =
            Columns.<User>of()
                    .and("id", User::id)
                    .and("login", User::login)
                    .text("full_name", User::fullName)
                    .also("email", User::email)
                    .also("phone", User::phone)
                    .also("website", User::website)
                    .also("avatar", User::avatar)
                    .also("custom_data", User::customData)
                    .also("external_id", User::externalId)
                    .also("facebook_id", User::facebookId)
                    .also("twitter_id", User::twitterId)
                    .also("tags", User::tags)
                    .also("timezone", User::timezone)
                    .also("is_guest", User::guest)
                    .also("created_at", User::createdAt)
                    .also("updated_at", User::updatedAt)
                    .and("last_request_at", User::lastRequestAt)
                    .raw(User::raw);

    public static final Columns<Dialog> DIALOG =
            Columns.<Dialog>of()
                    .and("id", Dialog::id)
                    .and("type", dialog -> dialog.type().word())
                    .text("name", Dialog::name)
                    .and("unread", Dialog::unread)
                    .also("description", Dialog::description)
                    .also("photo", Dialog::photo)
                    .also("owner_id", Dialog::ownerId)
                    .also("occupants_ids", Dialog::occupantIds)
                    .also("occupants_count", Dialog::occupantsCount)
                    .also("admins_ids", Dialog::adminIds)
                    .also("pinned_messages_ids", Dialog::pinnedMessageIds)
                    .and("last_message_at", MessageParts::lastMessageAt)
                    .text("last_message", MessageParts::lastMessageText)
                    .also("last_message_id", MessageParts::lastMessageId)
                    .also("last_message_sender_id", MessageParts::lastMessageSender)
                    .also("room_jid", Dialog::roomJid)
                    .also("extensions", Dialog::extensions)
                    .also("allow_preview", Dialog::allowPreview)
                    .also("muted", Dialog::muted)
                    .also("created_at", Dialog::createdAt)
                    .also("updated_at", Dialog::updatedAt)
                    .raw(Dialog::raw);

    /** With the words of the wire. */
    public static final Columns<Contact> CONTACT =
            Columns.<Contact>of()
                    .and("user_id", Contact::userId)
                    .and("subscription", contact -> contact.subscription().word())
                    .and("ask", contact -> contact.asking() ? "subscribe" : null)
                    .text("name", Contact::name);

    public static final Columns<Sent> SENT =
            Columns.<Sent>of()
                    .also("v", sent -> VERSION)
                    .and("status", sent -> sent.status().word())
                    .and("id", Sent::id)
                    .and("dialog_id", Sent::dialogId)
                    .and("transport", sent -> sent.transport().word())
                    .also("attempts", Sent::attempts);

    private Shown() {}
}
