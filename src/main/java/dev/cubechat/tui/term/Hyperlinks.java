package dev.cubechat.tui.term;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which terminals show hyperlinks (OSC 8). None can be asked, so only those get them that say in
 * the environment who they are.
 */
final class Hyperlinks {
    private static final Set<String> PROGRAMS =
            Set.of("iTerm.app", "WezTerm", "vscode", "ghostty", "rio", "Tabby");
    private static final Pattern KINDS =
            Pattern.compile("(xterm-kitty|xterm-ghostty|wezterm|foot|alacritty|contour)([+-].*)?");
    private static final Pattern VERSION = Pattern.compile("(\\d{1,3})\\.(\\d{1,3}).*");

    /** VTE crashed on them in 0.50.0. */
    private static final int FIRST_VTE = 5001;

    private Hyperlinks() {}

    /** {@code NO_COLOR} asks for plain text, and wins. */
    static boolean areTaken(Map<String, String> environment) {
        String term = of("TERM", environment);
        if (!of("NO_COLOR", environment).isEmpty() || term.equals("dumb") || term.isEmpty()) {
            return false;
        }
        if (!of("TMUX", environment).isEmpty()) {
            return isNewTmux(environment);
        }
        if (!of("STY", environment).isEmpty() || term.startsWith("screen")) {
            return false;
        }
        return KINDS.matcher(term).matches()
                || PROGRAMS.contains(of("TERM_PROGRAM", environment))
                || !of("WT_SESSION", environment).isEmpty()
                || !of("KONSOLE_VERSION", environment).isEmpty()
                || isNewVte(of("VTE_VERSION", environment));
    }

    /** From 3.4 on; it leaves them out where the terminal around it shows none. */
    private static boolean isNewTmux(Map<String, String> environment) {
        Matcher version = VERSION.matcher(of("TERM_PROGRAM_VERSION", environment));
        if (!of("TERM_PROGRAM", environment).equals("tmux") || !version.matches()) {
            return false;
        }
        int major = Integer.parseInt(version.group(1));
        return major > 3 || (major == 3 && Integer.parseInt(version.group(2)) >= 4);
    }

    private static boolean isNewVte(String version) {
        return version.matches("\\d{1,6}") && Integer.parseInt(version) >= FIRST_VTE;
    }

    private static String of(String name, Map<String, String> environment) {
        return environment.getOrDefault(name, "");
    }
}
