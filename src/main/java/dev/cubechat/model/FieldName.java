package dev.cubechat.model;

import java.util.Set;

/**
 * The name of a field that a sender adds to a message. In chat it becomes the name of an XML
 * element, in history it stands beside the service's own members (protocol pages xmpp.md, section
 * 6.1 and rest.md, section 7.2), so it must be good for both.
 */
public record FieldName(String value) {
    private static final Set<String> RESERVED =
            Set.of(
                    "_id",
                    "attachment",
                    "attachments",
                    "chat_dialog_id",
                    "created_at",
                    "date_sent",
                    "delivered",
                    "delivered_ids",
                    "dialog_id",
                    "edited_at",
                    "markable",
                    "message",
                    "message_id",
                    "moduleIdentifier",
                    "reactions",
                    "read",
                    "read_ids",
                    "recipient_id",
                    "save_to_history",
                    "send_to_chat",
                    "sender_id",
                    "silent",
                    "updated_at",
                    "views_count");

    public FieldName {
        if (!XmlName.isName(value)) {
            throw new IllegalArgumentException(
                    "a field name is letters, digits, _, - and . as XML 1.0 has them, with a letter"
                            + " or _ first, not \""
                            + value
                            + "\"");
        }
        if (isReserved(value)) {
            throw new IllegalArgumentException(
                    "the field name \"" + value + "\" has a meaning of its own");
        }
    }

    /** Whether the service itself uses this name on a message. */
    public static boolean isReserved(String name) {
        return RESERVED.contains(name);
    }

    @Override
    public String toString() {
        return value;
    }
}
