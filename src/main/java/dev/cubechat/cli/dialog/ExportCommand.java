package dev.cubechat.cli.dialog;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.ExportOptions;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.export.Asked;
import dev.cubechat.export.Exported;
import dev.cubechat.export.Exporter;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.service.call.Partly;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Each dialog goes to a file of its own, named by its id. */
@Command(footer = "cubechat dialog export '#Climbers' @jon -o ~/archive --resume --verify")
final class ExportCommand implements Runnable, Documented {
    @Parameters(
            arity = "1..*",
            paramLabel = "DIALOG",
            description = "An id, @login, '#name' or last.")
    List<DialogTarget> dialogs;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "DIR",
            description = "The folder for the files, which is made where it is missing.")
    Path folder = Path.of("");

    @Option(names = "--since", paramLabel = "TIME", description = "Sent after this time.")
    @Nullable Instant since;

    @Option(names = "--until", paramLabel = "TIME", description = "Sent before this time.")
    @Nullable Instant until;

    @Mixin final ExportOptions export = new ExportOptions();

    private final Desk desk;

    ExportCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return ExportOptions.EXPORTED;
    }

    @Override
    public void run() {
        if (folder.toString().equals("-")) {
            throw new Failure(
                            FailureKind.USAGE, "-o of dialog export names a folder, and - is none.")
                    .withHint("To stdout: cubechat msg history DIALOG --all --jsonl");
        }
        Exporter exporter = new Exporter(desk.services(), desk.out()::progress);
        Partly<Exported> done = exporter.export(dialogs.stream().map(this::asked).toList());
        desk.out().list(ExportOptions.EXPORTED, done.items());
        Failure.throwAny(done.failure());
    }

    private Asked asked(DialogTarget dialog) {
        return new Asked(
                dialog,
                List.of(),
                since,
                until,
                folder,
                true,
                export.form(),
                export.fields(),
                export.how());
    }
}
