package dev.cubechat.cli.listen;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.SignInOptions;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.cli.output.EventRecord;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.UserTarget;
import dev.cubechat.service.Feed;
import dev.cubechat.service.ListenRequest;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Prints one JSON record per event until it is stopped, and mends itself after a broken line. */
@Command(footer = "cubechat listen --only message,typing --for 10s")
public final class ListenCommand implements Runnable, Documented {
    private static final List<String> TYPES =
            List.of(
                    "message",
                    "edited",
                    "deleted",
                    "reaction",
                    "delivered",
                    "read",
                    "typing",
                    "typing_stopped",
                    "message_error",
                    "sent",
                    "lost",
                    "system",
                    "contact_request",
                    "contact_confirmed",
                    "contact_rejected",
                    "contact_presence",
                    "last_activity",
                    "joined",
                    "left",
                    "kicked",
                    "state",
                    "gap");
    private static final int NEVER = -1;
    private static final int LONGEST_RESOURCE = 1023;
    private static final int SHORT_RESOURCE = 8;

    @Option(
            names = "--only",
            paramLabel = "TYPE",
            split = ",",
            completionCandidates = Types.class,
            description =
                    "Only these: message, edited, deleted, reaction, delivered, read, typing,"
                            + " typing_stopped, message_error, sent, lost, system,"
                            + " contact_request, contact_confirmed, contact_rejected,"
                            + " contact_presence, last_activity, joined, left, kicked, state,"
                            + " gap.")
    Set<String> only = new LinkedHashSet<>();

    @Option(
            names = "--dialog",
            paramLabel = "DIALOG",
            description = "Only of this dialog, or these.")
    List<DialogTarget> dialogs = new ArrayList<>();

    @Option(names = "--count", paramLabel = "N", description = "Stop after so many events.")
    @Nullable Long count;

    @Option(names = "--for", paramLabel = "TIME", description = "Stop after this time.")
    @Nullable Duration time;

    @Option(
            names = "--no-auto-delivered",
            description = "Do not tell the senders that their messages arrived.")
    boolean noAutoDelivered;

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
            description = "Ask the server after so long a silence.")
    @Nullable Duration pingInterval;

    @Option(
            names = "--ping-timeout",
            paramLabel = "TIME",
            description = "How long the answer to that may take.")
    @Nullable Duration pingTimeout;

    @Option(
            names = "--watch",
            paramLabel = "USER",
            description = "Tell when this person comes online or leaves (last_activity).")
    List<UserTarget> watched = new ArrayList<>();

    @Option(
            names = "--inactive",
            description = "Tell the server that nobody is looking: pushes go to other devices.")
    boolean inactive;

    @Option(
            names = "--watch-network",
            description = "Try again at once when this machine gets a network back.")
    boolean watchNetwork;

    @Option(names = "--no-sm", description = "Do without stream management (XEP-0198).")
    boolean noAcknowledgements;

    @Mixin final SignInOptions signIn;

    private final Desk desk;

    public ListenCommand(Desk desk, SignInOptions signIn) {
        this.desk = desk;
        this.signIn = signIn;
    }

    @Override
    public Columns<?> columns() {
        return EventRecord.COLUMNS;
    }

    @Override
    public void run() {
        ListenRequest request = request();
        desk.stop().cleanly(() -> follow(desk.services().get().stream(), request));
    }

    private void follow(Feed feed, ListenRequest request) {
        feed.follow(
                request,
                stamped -> desk.out().event(EventRecord.of(stamped.event(), stamped.at())));
    }

    private ListenRequest request() {
        only.stream()
                .filter(type -> !TYPES.contains(type))
                .findFirst()
                .ifPresent(
                        type -> {
                            throw usage(
                                    "There is no event \"" + type + "\".",
                                    String.join(", ", TYPES));
                        });
        checkResource();
        if (count != null && count < 1) {
            throw usage("--count begins at 1.", "cubechat listen --help");
        }
        return new ListenRequest(
                only,
                dialogs,
                count == null ? 0 : count,
                time,
                !noAutoDelivered,
                useToken,
                resource,
                attempts(),
                reconnectPause,
                pingInterval,
                pingTimeout,
                !noAcknowledgements,
                watched,
                inactive,
                watchNetwork);
    }

    /** RFC 7622, section 3.4: not empty, 1,023 bytes at most, no control characters. */
    private void checkResource() {
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
            desk.out()
                    .note(
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
                    "cubechat listen --help");
        }
        if (reconnectAttempts != null && reconnectAttempts < 1) {
            throw usage("--reconnect-attempts begins at 1.", "--no-reconnect never tries");
        }
        if (noReconnect) {
            return NEVER;
        }
        return reconnectAttempts == null ? 0 : reconnectAttempts;
    }

    private static Failure usage(String sentence, String hint) {
        return new Failure(FailureKind.USAGE, sentence).withHint(hint);
    }

    /** What a shell may offer for {@code --only}. */
    static final class Types implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return TYPES.iterator();
        }
    }
}
