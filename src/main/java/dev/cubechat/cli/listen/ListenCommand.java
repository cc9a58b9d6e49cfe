package dev.cubechat.cli.listen;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.LineOptions;
import dev.cubechat.cli.SignInOptions;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.cli.output.EventRecord;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.UserTarget;
import dev.cubechat.service.Ending;
import dev.cubechat.service.Feed;
import dev.cubechat.service.ListenRequest;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
                    "gap",
                    "heartbeat");

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
                            + " gap, heartbeat.")
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
            names = "--watch",
            paramLabel = "USER",
            description = "Tell when this person comes online or leaves (last_activity).")
    List<UserTarget> watched = new ArrayList<>();

    @Option(
            names = "--inactive",
            description = "Tell the server that nobody is looking: pushes go to other devices.")
    boolean inactive;

    @Mixin final LineOptions line = new LineOptions();
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
        if (count != null && count < 1) {
            throw usage("--count begins at 1.", "cubechat listen --help");
        }
        return ListenRequest.EVERYTHING
                .only(only)
                .in(dialogs)
                .until(new Ending(count == null ? 0 : count, time, null))
                .over(line.settings(desk.out()))
                .withReceipts(!noAutoDelivered)
                .watching(watched)
                .inactive(inactive);
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
