package dev.cubechat.cli.auth;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.model.Credentials;
import dev.cubechat.service.session.Accounts;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The session's token is the only key to this person; there is no password. */
@Command(footer = "cubechat auth guest --full-name 'A visitor'")
final class GuestCommand implements Runnable, Documented {
    @Option(names = "--full-name", paramLabel = "NAME", description = "What to be called.")
    @Nullable String fullName;

    @Mixin final DryRunOption dryRun = new DryRunOption();

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
        Accounts accounts = desk.services().accounts();
        dryRun.perform(accounts.login(new Credentials.Guest(fullName)), desk.out())
                .ifPresent(session -> SignedIn.tell(session, accounts, desk.out()));
    }
}
