package dev.cubechat.tui;

/** What a piece of text on the screen is there for; a theme gives each its colours. */
public enum Role {
    TEXT,
    /** Less important: times, hints, rulers. */
    DIM,
    /** A heading or the name of what is open. */
    TITLE,
    /** The lines at the top and at the bottom. */
    BAR,
    /** A key in the line of hints. */
    KEY,
    NAME,
    NAME_OWN,
    UNREAD,
    /** The ruler above what is new. */
    NEW,
    /** The dialog that is open, in the list. */
    CURRENT,
    QUEUED,
    SENT,
    DELIVERED,
    READ,
    FAILED,
    TYPING,
    ONLINE,
    OFFLINE,
    EDITED,
    DELETED,
    REACTION,
    QUOTE,
    LINK,
    ATTACHMENT,
    MENTION,
    /** A match of what was searched for. */
    MATCH,
    PROMPT,
    GHOST,
    NOTICE,
    WARNING,
    ERROR,
    BORDER
}
