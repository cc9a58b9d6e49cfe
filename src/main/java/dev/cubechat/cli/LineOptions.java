package dev.cubechat.cli;

import dev.cubechat.cli.output.Out;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.service.follow.LineSettings;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** How a command keeps its live connection. */
public final class LineOptions {
    private static final int NEVER = -1;
    private static final int LONGEST_RESOURCE = 1023;
    private static final int SHORT_RESOURCE = 8;
    private static final Duration LONGEST_TIME = Duration.ofDays(1);

    @Option(
            names = "--use-token",
            description = "Log in with the session's token instead of the password.")
    boolean useToken;

    @Option(names = "--resource", paramLabel = "NAME", description = "The name of this device.")
    @Nullable String resource;

    @Option(names = "--no-reconnect", description = "End when the line breaks.")
    boolean noReconnect;

    @Option(
            names = "--reconnect-attempts",
            paramLabel = "N",
            description = "Give up after so many tries in a row.")
    @Nullable Integer reconnectAttempts;

    @Option(
            names = "--reconnect-timeout",
            paramLabel = "TIME",
            description = "The pause between two tries; growing from 1s to 30s without it.")
    @Nullable Duration reconnectPause;

    @Option(
            names = "--ping-interval",
            paramLabel = "TIME",
            description = "Ask the server after so long a silence; 10s without it.")
    @Nullable Duration pingInterval;

    @Option(
            names = "--ping-timeout",
            paramLabel = "TIME",
            description = "How long the answer to that may take; 8s without it.")
    @Nullable Duration pingTimeout;

    @Option(
            names = "--watch-network",
            description = "Try again at once when this machine gets a network back.")
    boolean watchNetwork;

    @Option(
            names = "--contacts",
            description = "Hand over the contact list when the connection is ready.")
    boolean contacts;

    @Option(names = "--no-sm", description = "Do without stream management (XEP-0198).")
    boolean noAcknowledgements;

    /** Whether the contact list is to be handed over. */
    public boolean contacts() {
        return contacts;
    }

    /**
     * The settings these options make.
     *
     * @param out is told what is allowed and not wise
     * @throws Failure USAGE where they cannot be
     */
    public LineSettings settings(Out out) {
        checkResource(out);
        checkTime("--reconnect-timeout", reconnectPause);
        checkTime("--ping-interval", pingInterval);
        checkTime("--ping-timeout", pingTimeout);
        return new LineSettings(
                useToken,
                resource,
                attempts(),
                reconnectPause,
                pingInterval,
                pingTimeout,
                !noAcknowledgements,
                watchNetwork,
                contacts,
                false);
    }

    /** RFC 7622, section 3.4: not empty, 1,023 bytes at most, no control characters. */
    private void checkResource(Out out) {
        if (resource == null) {
            return;
        }
        boolean strange = resource.codePoints().anyMatch(Character::isISOControl);
        int bytes = resource.getBytes(StandardCharsets.UTF_8).length;
        if (resource.isBlank() || strange || bytes > LONGEST_RESOURCE) {
            throw usage(
                    "--resource is a name of 1 to "
                            + LONGEST_RESOURCE
                            + " bytes without control characters.",
                    "such as --resource build-bot-7f31c2a9");
        }
        if (resource.length() < SHORT_RESOURCE) {
            out.note(
                    "The resource \""
                            + resource
                            + "\" is short: another program that takes the same name will"
                            + " end this connection.");
        }
    }

    private int attempts() {
        if (noReconnect && reconnectAttempts != null) {
            throw usage(
                    "--no-reconnect and --reconnect-attempts contradict each other.",
                    "Leave one of them out.");
        }
        if (reconnectAttempts != null && reconnectAttempts < 1) {
            throw usage("--reconnect-attempts begins at 1.", "--no-reconnect never tries");
        }
        if (noReconnect) {
            return NEVER;
        }
        return reconnectAttempts == null ? 0 : reconnectAttempts;
    }

    private static void checkTime(String option, @Nullable Duration time) {
        if (time != null && (time.toMillis() <= 0 || time.compareTo(LONGEST_TIME) > 0)) {
            throw usage(option + " is a time of 1ms to 24h.", "such as " + option + " 10s");
        }
    }

    private static Failure usage(String sentence, String hint) {
        return new Failure(FailureKind.USAGE, sentence).withHint(hint);
    }
}
