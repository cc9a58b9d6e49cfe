package dev.cubechat.cli.presence;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.model.Failure;
import dev.cubechat.model.UserTarget;
import dev.cubechat.service.call.Partly;
import dev.cubechat.service.people.LastSeen;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.List;

@Command(footer = "cubechat presence last @jon")
final class LastCommand implements Runnable, Documented {
    private static final Columns<LastSeen> LAST_SEEN =
            Columns.<LastSeen>of()
                    .and("user_id", LastSeen::userId)
                    .and("seconds", LastSeen::seconds)
                    .and("online", LastSeen::online)
                    .and("last_seen_at", LastSeen::at);

    @Parameters(
            paramLabel = "USER",
            arity = "1..*",
            description = "A number, @login, email:ADDRESS, ext:ID or me.")
    List<UserTarget> users;

    private final Desk desk;

    LastCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return LAST_SEEN;
    }

    @Override
    public void run() {
        Partly<LastSeen> seen = desk.services().presence().last(users);
        desk.out().some(LAST_SEEN, seen.items(), users.size());
        Failure.throwAny(seen.failure());
    }
}
