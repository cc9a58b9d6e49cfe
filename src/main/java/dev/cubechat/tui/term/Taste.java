package dev.cubechat.tui.term;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How a person likes their screen.
 *
 * @param mouse whether clicks and the wheel come to the program at first
 */
public record Taste(
        Emoji emoji, Scheme scheme, Links links, boolean mouse, Announcements announcements) {

    /** How emoji are drawn that terminals disagree about. */
    public enum Emoji {
        /** As the terminal answers when asked. */
        AUTO,
        /** Each as a simpler sign that all terminals draw alike. */
        SAFE,
        /** As they are. */
        FULL,
        /** Nothing but ASCII, letters and lines too: for fonts and terminals without more. */
        ASCII;

        /** The one of this name, in small letters. */
        public static Optional<Emoji> named(String name) {
            return Taste.named(values(), name);
        }
    }

    /** Which colours. */
    public enum Scheme {
        /** For a background as the terminal tells when asked. */
        AUTO,
        DARK,
        LIGHT,
        /** Bold, reverse and underline only. */
        MONO;

        /** The one of this name, in small letters. */
        public static Optional<Scheme> named(String name) {
            return Taste.named(values(), name);
        }
    }

    /** Whether addresses can be clicked (OSC 8). */
    public enum Links {
        /** Where the environment tells of a terminal that takes them. */
        AUTO,
        ON,
        OFF;

        /** The one of this name, in small letters. */
        public static Optional<Links> named(String name) {
            return Taste.named(values(), name);
        }
    }

    /** How desktop notifications are sent, where at all. */
    public enum Announcements {
        NONE,
        /** OSC 9: iTerm2, kitty, foot, WezTerm, Windows Terminal. */
        OSC_9,
        /** OSC 777: urxvt, foot, Ghostty. */
        OSC_777
    }

    public static final Taste USUAL =
            new Taste(Emoji.AUTO, Scheme.AUTO, Links.AUTO, true, Announcements.NONE);

    public Taste with(Emoji other) {
        return new Taste(other, scheme, links, mouse, announcements);
    }

    public Taste with(Scheme other) {
        return new Taste(emoji, other, links, mouse, announcements);
    }

    public Taste with(Links others) {
        return new Taste(emoji, scheme, others, mouse, announcements);
    }

    public Taste with(Announcements others) {
        return new Taste(emoji, scheme, links, mouse, others);
    }

    public Taste withoutMouse() {
        return new Taste(emoji, scheme, links, false, announcements);
    }

    private static <E extends Enum<E>> Optional<E> named(E[] all, String name) {
        return Arrays.stream(all)
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }
}
