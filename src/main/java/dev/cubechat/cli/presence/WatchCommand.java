package dev.cubechat.cli.presence;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.EventProgram;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.cli.output.EventRecord;
import dev.cubechat.json.Json;
import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.UserTarget;
import dev.cubechat.service.follow.ListenRequest;
import dev.cubechat.service.line.Stamped;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.time.Duration;
import java.util.List;

/** Prints a record whenever one of these people comes or goes. */
@Command(footer = "cubechat presence watch @jon --for 3s")
final class WatchCommand implements Runnable, Documented {
    @Parameters(
            paramLabel = "USER",
            arity = "1..*",
            description = "A number, @login, email:ADDRESS or ext:ID.")
    List<UserTarget> users;

    @Option(names = "--for", paramLabel = "TIME", description = "Stop after this time.")
    @Nullable Duration time;

    @Option(names = "--count", paramLabel = "N", description = "Stop after so many records.")
    @Nullable Integer count;

    @Option(
            names = "--exec",
            paramLabel = "CMD",
            description =
                    "Run this in a shell for each record, which it gets on stdin; EVENT_USER_ID and"
                            + " EVENT_SECONDS are set.")
    @Nullable String exec;

    private final Desk desk;

    WatchCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return EventRecord.COLUMNS;
    }

    @Override
    public void run() {
        if (count != null && count < 1) {
            throw new Failure(FailureKind.USAGE, "--count begins at 1.");
        }
        ListenRequest request = ListenRequest.watching(users, count == null ? 0 : count, time);
        desk.stop().cleanly(() -> desk.services().stream().follow(request, this::tell));
    }

    private void tell(Stamped stamped) {
        if (stamped.event() instanceof ChatEvent.LastActivity activity) {
            Json.Obj record = EventRecord.of(activity, stamped.at());
            desk.out().event(record);
            if (exec != null) {
                new EventProgram(exec, null, desk.out()).run(record);
            }
        }
    }
}
