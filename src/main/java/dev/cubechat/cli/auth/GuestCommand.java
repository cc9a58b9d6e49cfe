package dev.cubechat.cli.auth;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.model.Credentials;
import dev.cubechat.service.Accounts;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The session's token is the only key to this person; there is no password. */
@Command(footer = "cubechat auth guest --full-name 'A visitor'")
final class GuestCommand implements Runnable, Documented {
    @Option(names = "--full-name", paramLabel = "NAME", description = "What to be called.")
    @Nullable String fullName;

    private final Desk desk;

    GuestCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return SignedIn.SESSION;
    }

    @Override
    public void run() {
        Accounts accounts = desk.services().get().accounts();
        desk.out().show(SignedIn.SESSION, accounts.login(new Credentials.Guest(fullName)));
        if (!accounts.remembers()) {
            desk.out().note("The session is not kept (CI); --save-session keeps it.");
        }
    }
}
