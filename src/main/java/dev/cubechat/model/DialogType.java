package dev.cubechat.model;

import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of dialog and their numbers on the wire (protocol page rest.md, section 6). */
public enum DialogType {
    BROADCAST(1),
    GROUP(2),
    PRIVATE(3),
    PUBLIC(4),
    /** The room of a video meeting; newer SDKs list it, and it can only be read here. */
    MEETING(5);

    private final int number;

    DialogType(int number) {
        this.number = number;
    }

    /** The number that stands for this kind on the wire. */
    public int number() {
        return number;
    }

    /** The word that stands for this kind everywhere else. */
    public String word() {
        return switch (this) {
            case BROADCAST -> "broadcast";
            case GROUP -> "group";
            case PRIVATE -> "private";
            case PUBLIC -> "public";
            case MEETING -> "meeting";
        };
    }

    public static Optional<DialogType> ofNumber(long number) {
        return Stream.of(values()).filter(type -> type.number == number).findFirst();
    }
}
