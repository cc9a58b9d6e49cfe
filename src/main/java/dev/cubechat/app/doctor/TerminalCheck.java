package dev.cubechat.app.doctor;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Whether the chat screen has a terminal that it can draw on. */
final class TerminalCheck implements Check {
    private static final int NARROW = 40;

    private final Patient patient;

    TerminalCheck(Patient patient) {
        this.patient = patient;
    }

    @Override
    public String name() {
        return "terminal";
    }

    @Override
    public Finding look() {
        Patient.TerminalFacts terminal = patient.terminal();
        if (!terminal.stdin() || !terminal.stdout()) {
            return Finding.skipped("no terminal here; chat would read and write plain lines");
        }
        Map<String, String> environment = patient.environment();
        String term = environment.getOrDefault("TERM", "");
        String what =
                "TERM=" + term + ", " + terminal.width() + " columns, " + colours(environment);
        if (term.isEmpty() || term.equals("dumb")) {
            return Finding.warning(what, "chat shows plain lines here; set TERM for the screen.");
        }
        if (!Charset.defaultCharset().equals(StandardCharsets.UTF_8) || !isUtf8(environment)) {
            return Finding.warning(
                    what + ", locale is not UTF-8", "Set LANG, for example to C.UTF-8.");
        }
        return terminal.width() < NARROW
                ? Finding.warning(what, "Forty columns are the least for the chat screen.")
                : Finding.ok(what + ", UTF-8");
    }

    private static String colours(Map<String, String> environment) {
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            return "NO_COLOR";
        }
        String depth = environment.getOrDefault("COLORTERM", "");
        if (depth.equals("truecolor") || depth.equals("24bit")) {
            return "true colour";
        }
        return environment.getOrDefault("TERM", "").contains("256color")
                ? "256 colours"
                : "16 colours";
    }

    private static boolean isUtf8(Map<String, String> environment) {
        for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            String value = environment.getOrDefault(name, "");
            if (!value.isEmpty()) {
                String plain = value.toLowerCase(java.util.Locale.ROOT);
                return plain.contains("utf-8") || plain.contains("utf8");
            }
        }
        return true;
    }
}
