package dev.cubechat.cli.privacy;

import dev.cubechat.cli.ConfirmOption;
import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.service.people.Privacy;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "cubechat privacy create quiet --deny @lena",
            "cubechat privacy update quiet --deny @kai --allow @lena"
        })
final class UpdateCommand implements Runnable, Documented {
    @Parameters(index = "0", paramLabel = "NAME", description = "The name of the list.")
    String name;

    @Mixin final RuleOptions rules = new RuleOptions();

    @Mixin final ConfirmOption confirm = new ConfirmOption();
    @Mixin final DryRunOption dryRun = new DryRunOption();

    private final Desk desk;

    UpdateCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return PrivacyColumns.RULES;
    }

    @Override
    public void run() {
        rules.check();
        Privacy.Change change =
                desk.services().privacy().update(name, rules.deny, rules.denyMutual, rules.allow);
        if (change.empties() && !dryRun.given()) {
            desk.confirmation().of("Nobody is left in " + name + ". Delete it?", confirm.given());
        }
        Editing.perform(change.operation(), dryRun, desk);
    }
}
