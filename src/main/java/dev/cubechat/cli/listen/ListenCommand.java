package dev.cubechat.cli.listen;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.EventProgram;
import dev.cubechat.cli.HearingOptions;
import dev.cubechat.cli.LineOptions;
import dev.cubechat.cli.SignInOptions;
import dev.cubechat.cli.UserIdOption;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.cli.output.EventRecord;
import dev.cubechat.json.Json;
import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.service.follow.Ending;
import dev.cubechat.service.follow.Feed;
import dev.cubechat.service.follow.ListenRequest;
import dev.cubechat.service.follow.Start;
import dev.cubechat.service.line.Stamped;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** Prints one JSON record per event until it is stopped, and mends itself after a broken line. */
@Command(footer = "cubechat listen --only message,typing --for 3s")
public final class ListenCommand implements Runnable, Documented {
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
            names = "--idle-exit",
            paramLabel = "TIME",
            description = "Stop after so long without an event.")
    @Nullable Duration idle;

    @Option(
            names = "--cursor",
            paramLabel = "NAME",
            description =
                    "Keep the place under this name, and go on there the next time: what came"
                            + " meanwhile comes first, from the history. One program at a time.")
    @Nullable String cursor;

    @Option(
            names = "--from",
            paramLabel = "PLACE",
            completionCandidates = Places.class,
            description =
                    "Where to begin, also where a new cursor begins: now, beginning, a time, or a"
                            + " message of the one --dialog.")
    @Nullable Start start;

    @Option(
            names = "--heartbeat",
            paramLabel = "TIME",
            description = "Print a record of type heartbeat so often, whatever happens.")
    @Nullable Duration heartbeat;

    @Option(
            names = "--exec",
            paramLabel = "CMD",
            description =
                    "Run this in a shell for each event, one after the other. It gets the record on"
                            + " stdin; EVENT_TYPE, EVENT_ID, EVENT_DIALOG_ID, EVENT_SENDER_ID and"
                            + " the like are set.")
    @Nullable String exec;

    @Option(
            names = "--exec-ack",
            description =
                    "The cursor moves only where that succeeds: stop (exit 3) at the first message"
                            + " for which it fails, which comes again the next time.")
    boolean execAck;

    @Option(
            names = "--exec-timeout",
            paramLabel = "TIME",
            description = "Kill the command after this time; it has failed then.")
    @Nullable Duration execTimeout;

    @Mixin final HearingOptions hearing = new HearingOptions();
    @Mixin final LineOptions line = new LineOptions();
    @Mixin final SignInOptions signIn;
    @Mixin final UserIdOption userId;

    private final Desk desk;

    public ListenCommand(Desk desk, SignInOptions signIn, UserIdOption userId) {
        this.desk = desk;
        this.signIn = signIn;
        this.userId = userId;
    }

    @Override
    public Columns<?> columns() {
        return EventRecord.COLUMNS;
    }

    @Override
    public void run() {
        ListenRequest request = request();
        desk.stop().cleanly(() -> follow(desk.services().stream(), request));
    }

    private void follow(Feed feed, ListenRequest request) {
        EventProgram program =
                exec == null ? null : new EventProgram(exec, execTimeout, desk.out());
        feed.follow(request, stamped -> tell(stamped, program));
    }

    private void tell(Stamped stamped, @Nullable EventProgram program) {
        Json.Obj record = EventRecord.of(stamped.event(), stamped.at());
        desk.out().event(record);
        if (program == null) {
            return;
        }
        switch (stamped.event()) {
            case ChatEvent.State state -> {}
            case ChatEvent.Heartbeat heartbeat -> {}
            case ChatEvent.Arrived arrived when execAck ->
                    program.insist(record, "message " + arrived.message().id());
            default -> program.run(record);
        }
    }

    private ListenRequest request() {
        Set<String> only = hearing.only();
        if (count != null && count < 1) {
            throw usage("--count begins at 1.", "cubechat listen --help");
        }
        checkTime("--for", time);
        checkTime("--idle-exit", idle);
        checkTime("--heartbeat", heartbeat);
        checkTime("--exec-timeout", execTimeout);
        if (execTimeout != null && exec == null) {
            throw usage("--exec-timeout needs --exec.", "cubechat listen --help");
        }
        if (line.contacts() && !only.isEmpty() && !only.contains("state")) {
            throw usage(
                    "--contacts hands the list over with a state, and --only leaves those out.",
                    "Add state to --only.");
        }
        if (execAck && (exec == null || cursor == null)) {
            throw usage("--exec-ack needs --exec and --cursor.", "cubechat listen --help");
        }
        if (cursor != null && !only.isEmpty() && !only.contains("message")) {
            throw usage(
                    "A cursor keeps the place among messages, and --only leaves them out.",
                    "Add message to --only.");
        }
        return hearing.request()
                .only(only)
                .in(dialogs)
                .until(new Ending(count == null ? 0 : count, time, idle))
                .from(start == null ? Start.NOW : start)
                .withCursor(cursor)
                .keepingEach(execAck)
                .withHeartbeat(heartbeat)
                .over(line.settings(desk.out()));
    }

    private static void checkTime(String option, @Nullable Duration time) {
        if (time != null && !time.isPositive()) {
            throw usage(option + " needs some time.", "such as " + option + " 30s");
        }
    }

    private static Failure usage(String sentence, String hint) {
        return new Failure(FailureKind.USAGE, sentence).withHint(hint);
    }

    /** What a shell may offer for {@code --from}. */
    static final class Places implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of("now", "beginning").iterator();
        }
    }
}
