package dev.cubechat.cli.dialog;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.OnOff;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.service.dialog.Dialogs;
import dev.cubechat.service.dialog.Notified;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(footer = "cubechat dialog notify '#Climbers' off")
final class NotifyCommand implements Runnable, Documented {
    private static final Columns<Notified> NOTIFIED =
            Columns.<Notified>of().and("id", Notified::dialogId).and("enabled", Notified::enabled);

    @Parameters(index = "0", paramLabel = "DIALOG", description = "An id, @login, '#name' or last.")
    DialogTarget dialog;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "on|off",
            description = "Without it, say how it is.")
    @Nullable OnOff wanted;

    @Mixin final DryRunOption dryRun = new DryRunOption();

    private final Desk desk;

    NotifyCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return NOTIFIED;
    }

    @Override
    public void run() {
        Dialogs dialogs = desk.services().dialogs();
        if (wanted == null) {
            desk.out().show(NOTIFIED, dialogs.notified(dialog));
            return;
        }
        dryRun.show(dialogs.setNotified(dialog, wanted.isOn()), NOTIFIED, desk.out());
    }
}
