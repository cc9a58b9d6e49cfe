package dev.cubechat.tui;

/** Work that the machine wants done. */
public sealed interface Effect permits Errand, Effect.Local {

    /** Work of the terminal itself; done at once, in order. */
    sealed interface Local extends Effect {}

    /** Put a text into the clipboard of the person's terminal (OSC 52). */
    record Copy(String text) implements Local {}

    /** Make oneself heard. */
    record Bell() implements Local {}

    /** Show a desktop notification, where the person wants such (OSC 9 or 777). */
    record Announce(String title, String text) implements Local {}

    /** Name the terminal's window. */
    record Title(String text) implements Local {}

    /** Let the person write in their editor; {@link Event.Edited} follows. */
    record OpenEditor(String text) implements Local {}

    /** Give the shell back until the person returns; {@link Event.Returned} follows. */
    record Suspend() implements Local {}

    /** Paint everything anew. */
    record Repaint() implements Local {}

    /** Whether clicks and the wheel come to us or stay with the terminal. */
    record UseMouse(boolean on) implements Local {}

    /** Open an address or a downloaded file with what the person's desktop has for it. */
    record Open(String what) implements Local {}

    /** Show the roles in the colours of another theme; an unknown one changes nothing. */
    record UseTheme(String name) implements Local {}

    /** How emoji are drawn: {@code auto}, {@code safe}, {@code full} or {@code ascii}. */
    record UseEmoji(String how) implements Local {}

    /** Leave. */
    record Quit() implements Local {}
}
