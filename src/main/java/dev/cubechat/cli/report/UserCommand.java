package dev.cubechat.cli.report;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.model.UserTarget;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(footer = "cubechat report user @kai --reason spam")
final class UserCommand implements Runnable, Documented {
    @Parameters(paramLabel = "USER", description = "A number, @login, email:ADDRESS or ext:ID.")
    UserTarget user;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            description = "What is wrong.")
    String reason = "";

    @Mixin final DryRunOption dryRun = new DryRunOption();

    private final Desk desk;

    UserCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return ReportColumns.REPORT;
    }

    @Override
    public void run() {
        dryRun.show(desk.services().reports().user(user, reason), ReportColumns.REPORT, desk.out());
    }
}
