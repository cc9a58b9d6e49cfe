package dev.cubechat.cli.user;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.Explained;
import dev.cubechat.cli.output.Columns;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(footer = "cubechat user reset-password mira@example.com")
final class ResetPasswordCommand implements Runnable, Documented, Explained {
    private static final Columns<String> ASKED =
            Columns.<String>of().and("email", email -> email).and("mailed", email -> true);

    @Parameters(paramLabel = "EMAIL", description = "The address of the account.")
    String email;

    @Mixin final DryRunOption dryRun = new DryRunOption();

    private final Desk desk;

    ResetPasswordCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return ASKED;
    }

    @Override
    public String notes() {
        return "Nobody need be signed in for it: the application's authorization key is enough.";
    }

    @Override
    public void run() {
        dryRun.show(desk.services().passwordReset().mail(email), ASKED, desk.out());
    }
}
