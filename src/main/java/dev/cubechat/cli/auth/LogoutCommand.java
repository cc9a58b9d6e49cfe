package dev.cubechat.cli.auth;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.Explained;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.service.session.SignedOut;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(footer = "cubechat auth logout")
final class LogoutCommand implements Runnable, Documented, Explained {
    private static final Columns<SignedOut> SIGNED_OUT =
            Columns.<SignedOut>of()
                    .and("profile", SignedOut::profile)
                    .and("user_id", SignedOut::userId)
                    .and("signed_out", signedOut -> true)
                    .and("everywhere", SignedOut::everywhere);

    @Option(names = "--all", description = "End the sessions on other devices, too.")
    boolean all;

    @Mixin final DryRunOption dryRun = new DryRunOption();

    private final Desk desk;

    LogoutCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return SIGNED_OUT;
    }

    @Override
    public String notes() {
        return "The session of CUBECHAT_TOKEN is ended where that is set, and nothing that is saved"
                + " is forgotten.";
    }

    @Override
    public void run() {
        dryRun.show(desk.services().accounts().logout(all), SIGNED_OUT, desk.out());
    }
}
