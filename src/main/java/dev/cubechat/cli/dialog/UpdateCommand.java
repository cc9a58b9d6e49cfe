package dev.cubechat.cli.dialog;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.Explained;
import dev.cubechat.cli.OnOff;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.cli.output.Shown;
import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogChange;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.FileSource;
import dev.cubechat.service.call.Operation;
import dev.cubechat.service.dialog.Dialogs;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.Map;

@Command(footer = "cubechat dialog update '#Climbers' --description 'Tuesday and Thursday'")
final class UpdateCommand implements Runnable, Documented, Explained {
    @Parameters(paramLabel = "DIALOG", description = "An id, '#name' or last.")
    DialogTarget dialog;

    @Option(names = "--name", paramLabel = "NAME", description = "Its new name.")
    @Nullable String name;

    @Option(names = "--description", paramLabel = "TEXT", description = "What it is about.")
    @Nullable String description;

    @Option(
            names = "--photo",
            paramLabel = "URL|UID|PATH",
            description =
                    "Its picture: an address, a stored file's uid, or a file that is uploaded.")
    @Nullable FileSource photo;

    @Option(
            names = "--allow-preview",
            paramLabel = "on|off",
            description = "Whether others may read the newest messages without joining.")
    @Nullable OnOff allowPreview;

    @Mixin final Extensions extensions = new Extensions();
    @Mixin final DryRunOption dryRun = new DryRunOption();

    private final Desk desk;

    UpdateCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return Shown.DIALOG;
    }

    @Override
    public String notes() {
        return "--ext changes the fields that it names and leaves the others; KEY= takes a field"
                + " out.";
    }

    @Override
    public void run() {
        desk.stop().cleanlyIf(photo != null, this::update);
    }

    private void update() {
        DialogChange change = desk.services().dialogs().withOtherFields(dialog, change());
        dryRun.show(updating(change), Shown.DIALOG, desk.out());
    }

    private Operation<Dialog> updating(DialogChange change) {
        Dialogs dialogs = desk.services().dialogs();
        return photo == null
                ? dialogs.update(dialog, change)
                : desk.services()
                        .enclosing()
                        .picturing(
                                photo,
                                picture ->
                                        dialogs.update(
                                                dialog,
                                                change.withLook(name, description, picture)),
                                desk.out()::progress);
    }

    private DialogChange change() {
        if (name != null && name.isBlank()) {
            throw new Failure(FailureKind.USAGE, "The new --name is empty; is a variable not set?")
                    .withHint("cubechat dialog update --help");
        }
        Map<String, String> fields = extensions.checked();
        DialogChange change =
                new DialogChange(
                        name,
                        description,
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        fields.isEmpty() ? null : fields,
                        allowPreview == null ? null : allowPreview.isOn());
        if (change.isNothing() && photo == null) {
            throw new Failure(FailureKind.USAGE, "Say what to change.")
                    .withHint("--name, --description, --photo, --ext or --allow-preview");
        }
        return change;
    }
}
