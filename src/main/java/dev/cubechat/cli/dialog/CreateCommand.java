package dev.cubechat.cli.dialog;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.cli.output.Shown;
import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogDraft;
import dev.cubechat.model.DialogType;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.FileSource;
import dev.cubechat.model.UserTarget;
import dev.cubechat.service.call.Operation;
import dev.cubechat.service.dialog.Dialogs;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;

@Command(footer = "cubechat dialog create group --name Team @jon @kai")
final class CreateCommand implements Runnable, Documented {
    @Parameters(
            index = "0",
            paramLabel = "private|group|public",
            description = "For two, for some, or for everyone.")
    DialogType type;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "USER",
            description = "Who is in it, beside you: a number, @login, email:ADDRESS or ext:ID.")
    List<UserTarget> people = new ArrayList<>();

    @Option(names = "--name", paramLabel = "NAME", description = "Its name.")
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
            description = "Others may read the newest messages without joining.")
    boolean allowPreview;

    @Mixin final Extensions extensions = new Extensions();
    @Mixin final DryRunOption dryRun = new DryRunOption();

    private final Desk desk;

    CreateCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return Shown.DIALOG;
    }

    @Override
    public void run() {
        desk.stop().cleanlyIf(photo != null, this::create);
    }

    private void create() {
        check();
        Dialogs dialogs = desk.services().dialogs();
        DialogDraft draft =
                dialogs.with(
                        new DialogDraft(
                                type,
                                name,
                                description,
                                null,
                                List.of(),
                                List.of(),
                                extensions.checked(),
                                allowPreview),
                        people);
        dryRun.show(creating(dialogs, draft), Shown.DIALOG, desk.out());
    }

    private Operation<Dialog> creating(Dialogs dialogs, DialogDraft draft) {
        return photo == null
                ? dialogs.create(draft)
                : desk.services()
                        .enclosing()
                        .picturing(
                                photo,
                                picture -> dialogs.create(draft.withPhoto(picture)),
                                desk.out()::progress);
    }

    private void check() {
        extensions.checked();
        switch (type) {
            case BROADCAST ->
                    throw usage(
                            "A broadcast dialog is made in the application's admin panel, not by"
                                    + " people.");
            case MEETING -> throw usage("A meeting is made by a video program.");
            case PRIVATE -> {
                if (people.size() != 1) {
                    throw usage("A private dialog is with exactly one other person.");
                }
                if (name != null || description != null || photo != null) {
                    throw usage("A private dialog has no name, description or photo of its own.");
                }
            }
            case GROUP, PUBLIC -> {
                if (name == null || name.isBlank()) {
                    throw usage("A " + type.word() + " dialog needs a --name.");
                }
                if (type == DialogType.GROUP && people.isEmpty()) {
                    throw usage("A group needs at least one other person.");
                }
            }
        }
    }

    private static Failure usage(String sentence) {
        return new Failure(FailureKind.USAGE, sentence).withHint("cubechat dialog create --help");
    }
}
