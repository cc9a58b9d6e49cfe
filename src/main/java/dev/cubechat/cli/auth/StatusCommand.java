package dev.cubechat.cli.auth;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.service.session.SessionStatus;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(footer = "cubechat auth status --check")
final class StatusCommand implements Runnable, Documented {
    private static final Columns<SessionStatus> STATUS =
            Columns.<SessionStatus>of()
                    .and("profile", SessionStatus::profile)
                    .and("user_id", SessionStatus::userId)
                    .and("login", SessionStatus::login)
                    .also("email", SessionStatus::email)
                    .and("app_id", SessionStatus::appId)
                    .and("api_url", status -> status.apiUrl().toString())
                    .and("expires_at", SessionStatus::expires)
                    .also("checked", SessionStatus::checked);

    @Option(names = "--check", description = "Ask the service whether the session is alive.")
    boolean check;

    private final Desk desk;

    StatusCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return STATUS;
    }

    @Override
    public void run() {
        SessionStatus status = desk.services().accounts().status(check);
        if (!status.signedIn()) {
            throw new Failure(
                            FailureKind.NOT_SIGNED_IN,
                            "Nobody is signed in (profile " + status.profile() + ").")
                    .withHint("cubechat auth login");
        }
        desk.out().show(STATUS, status);
    }
}
