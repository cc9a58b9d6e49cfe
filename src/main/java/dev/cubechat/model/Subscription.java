package dev.cubechat.model;

import java.util.Arrays;
import java.util.Optional;

/** Who of two contacts is told when the other is online (RFC 6121, section 2.1.2.5). */
public enum Subscription {
    /** Neither. */
    NONE,
    /** We are told of them. */
    TO,
    /** They are told of us. */
    FROM,
    BOTH;

    /** The subscription with these two sides. */
    public static Subscription of(boolean weHear, boolean theyHear) {
        if (weHear) {
            return theyHear ? BOTH : TO;
        }
        return theyHear ? FROM : NONE;
    }

    /** The subscription of this word. */
    public static Optional<Subscription> ofWord(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }

    public String word() {
        return switch (this) {
            case NONE -> "none";
            case TO -> "to";
            case FROM -> "from";
            case BOTH -> "both";
        };
    }

    /** Whether we are told of them. */
    public boolean weHear() {
        return this == TO || this == BOTH;
    }

    /** Whether they are told of us. */
    public boolean theyHear() {
        return this == FROM || this == BOTH;
    }
}
