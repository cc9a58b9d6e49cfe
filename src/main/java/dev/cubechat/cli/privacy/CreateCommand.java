package dev.cubechat.cli.privacy;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.output.Columns;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(footer = "cubechat privacy create night --deny @kai --deny-mutual @lena")
final class CreateCommand implements Runnable, Documented {
    @Parameters(index = "0", paramLabel = "NAME", description = "The name of the list.")
    String name;

    @Mixin final RuleOptions rules = new RuleOptions();

    @Mixin final DryRunOption dryRun = new DryRunOption();

    private final Desk desk;

    CreateCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return PrivacyColumns.RULES;
    }

    @Override
    public void run() {
        rules.check();
        dryRun.perform(
                        desk.services()
                                .privacy()
                                .create(name, rules.deny, rules.denyMutual, rules.allow),
                        desk.out())
                .ifPresent(done -> PrivacyColumns.show(done, desk.out()));
    }
}
