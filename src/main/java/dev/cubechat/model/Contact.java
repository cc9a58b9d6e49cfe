package dev.cubechat.model;

import org.jspecify.annotations.Nullable;

/**
 * Someone in a person's contact list (protocol page xmpp.md, section 18).
 *
 * @param asking whether they were asked, and have not answered yet
 * @param name what the person calls them; null where they have no name here
 */
public record Contact(
        UserId userId, Subscription subscription, boolean asking, @Nullable String name) {
    /** The most contacts that one person can have. */
    public static final int MOST = 300;

    /** What a person is to know of it; empty for a contact like any other. */
    public String inWords() {
        if (asking) {
            return "was asked";
        }
        return switch (subscription) {
            case NONE -> "not confirmed";
            case TO -> "you see them only";
            case FROM -> "they see you only";
            case BOTH -> "";
        };
    }
}
