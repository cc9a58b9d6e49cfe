package dev.cubechat.sandbox.world;

import java.time.Duration;

/**
 * What the real service does and nobody could observe (rest.md, section 19; xmpp.md, section 29).
 * Each guess is one name here, so that it can be corrected in one place.
 */
public final class Guesses {
    /** Whether a delivered or read mark moves a message's {@code updated_at}. */
    static final boolean MARKS_MOVE_UPDATED_AT = false;

    /** Whether marks made by REST, or by reading history, are told to the sender live. */
    static final boolean REST_MARKS_ARE_TOLD = false;

    /** Whether deleting a dialog for oneself also hides its messages when it comes back. */
    static final boolean DELETING_FOR_ME_HIDES_HISTORY = true;

    /** Whether a new message moves a dialog's {@code updated_at}. */
    static final boolean MESSAGES_MOVE_DIALOG_UPDATED_AT = true;

    /** The order of messages that were sent in the same second: as the server got them. */
    static final String ORDER_WITHIN_A_SECOND = "m.seq";

    /** The longest name of a dialog, in characters. */
    static final int LONGEST_NAME = 255;

    /** How long a session lives after the last request: documented, 2 hours. */
    static final Duration SESSION_LIFE = Duration.ofHours(2);

    /** How long a guest's session lives: documented, 1 day. */
    static final Duration GUEST_LIFE = Duration.ofDays(1);

    /** {@code POST /login} answers 202, as its ancestor did. */
    public static final int LOGIN_STATUS = 202;

    /** Creating a private dialog again answers 201 with the one that is there. */
    public static final int EXISTING_DIALOG_STATUS = 201;

    /** The shortest text to search for; the documents say "longer than 4", clients pass 4. */
    static final int SHORTEST_SEARCH = 4;

    /**
     * Whether a message by REST to someone who blocks its sender is taken, and kept in history; the
     * one who blocks hears nothing of it in any case.
     */
    static final boolean REST_MESSAGES_PASS_BLOCKS = true;

    private Guesses() {}
}
