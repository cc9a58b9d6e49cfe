package dev.cubechat.cli.privacy;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.model.UserTarget;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.List;

@Command(footer = "cubechat privacy block @kai")
final class BlockCommand implements Runnable, Documented {
    @Parameters(
            paramLabel = "USER",
            arity = "1..*",
            description = "A number, @login, email:ADDRESS or ext:ID.")
    List<UserTarget> people;

    @Option(names = "--mutual", description = "You cannot reach them either; without it you can.")
    boolean mutual;

    @Mixin final DryRunOption dryRun = new DryRunOption();

    private final Desk desk;

    BlockCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return PrivacyColumns.RULES;
    }

    @Override
    public void run() {
        Editing.perform(desk.services().privacy().block(people, mutual), dryRun, desk);
    }
}
