package dev.cubechat.config;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

/** The value of one setting, as text that has been checked, and where it came from. */
public record Found(Setting setting, String text, Origin origin) {
    public Found {
        check(setting, text, origin);
    }

    /**
     * Complains where the text cannot be a value of the setting.
     *
     * @throws Failure USAGE where it was typed, else CONFIGURATION
     */
    static void check(Setting setting, String text, Origin origin) {
        if (!setting.kind().accepts(text)) {
            throw refused(setting, text, origin);
        }
    }

    /** The value as it may be shown; a secret is dots. */
    public String shown() {
        return setting.secret() ? "•••" : text;
    }

    @Override
    public String toString() {
        return setting.key() + " = " + shown() + " (" + origin + ")";
    }

    private static Failure refused(Setting setting, String text, Origin origin) {
        FailureKind kind =
                origin.kind() == Origin.Kind.FLAG ? FailureKind.USAGE : FailureKind.CONFIGURATION;
        String given = setting.secret() ? "what was given" : "\"" + text + "\"";
        return new Failure(
                kind,
                setting.key()
                        + " must be "
                        + setting.kind().form()
                        + ", not "
                        + given
                        + " ("
                        + origin
                        + ").");
    }
}
