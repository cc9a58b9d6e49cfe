package dev.cubechat.app.chat;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.tui.term.Taste;

import picocli.CommandLine.Option;

import java.util.Optional;

/** How the full screen looks and behaves. */
final class ScreenOptions {
    @Option(names = "--ascii", description = "Draw with nothing but ASCII.")
    boolean ascii;

    @Option(
            names = "--emoji",
            paramLabel = "auto|safe|full|ascii",
            description = "How emoji are drawn that terminals disagree about.")
    String emoji = "auto";

    @Option(names = "--theme", paramLabel = "auto|dark|light|mono", description = "Which colours.")
    String theme = "auto";

    @Option(
            names = "--links",
            paramLabel = "auto|on|off",
            description =
                    "Whether addresses can be clicked; auto: where the terminal is known for it.")
    String links = "auto";

    @Option(names = "--no-mouse", description = "Leave clicks and the wheel to the terminal.")
    boolean noMouse;

    @Option(
            names = "--notify",
            description = "Desktop notifications, from a terminal that can show them.")
    boolean notify;

    @Option(names = "--no-bell", description = "Do not ring when something new comes.")
    boolean noBell;

    /**
     * The taste these options tell.
     *
     * @param terminal the environment's {@code TERM}
     * @throws Failure USAGE where there is no such thing
     */
    Taste taste(String terminal) {
        Taste.Emoji drawn =
                ascii
                        ? Taste.Emoji.ASCII
                        : known("--emoji", "auto, safe, full, ascii", Taste.Emoji.named(emoji));
        Taste.Scheme colours =
                known("--theme", "auto, dark, light, mono", Taste.Scheme.named(theme));
        Taste.Links clickable = known("--links", "auto, on, off", Taste.Links.named(links));
        Taste taste = Taste.USUAL.with(drawn).with(colours).with(clickable);
        Taste quiet = noMouse ? taste.withoutMouse() : taste;
        return notify ? quiet.with(announcements(terminal)) : quiet;
    }

    boolean isAscii() {
        return ascii || emoji.equals("ascii");
    }

    private static Taste.Announcements announcements(String terminal) {
        return terminal.startsWith("rxvt") || terminal.startsWith("foot")
                ? Taste.Announcements.OSC_777
                : Taste.Announcements.OSC_9;
    }

    private static <T> T known(String option, String choices, Optional<T> found) {
        return found.orElseThrow(
                () ->
                        new Failure(FailureKind.USAGE, option + " knows only " + choices + ".")
                                .withHint("cubechat chat --help"));
    }
}
