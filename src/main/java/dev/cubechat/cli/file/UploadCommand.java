package dev.cubechat.cli.file;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.model.StoredFile;
import dev.cubechat.service.call.Operation;
import dev.cubechat.service.file.Upload;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;

@Command(footer = "cubechat file upload README.md --json=uid")
final class UploadCommand implements Runnable, Documented {
    @Parameters(paramLabel = "PATH", description = "The file; at most 100 MB.")
    Path path;

    @Option(
            names = "--public",
            description = "Anyone may download it; otherwise only people with a session.")
    boolean open;

    @Option(names = "--name", paramLabel = "NAME", description = "What it is called there.")
    @Nullable String name;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "What is in it, such as image/png; otherwise its name tells.")
    @Nullable String type;

    @Mixin final DryRunOption dryRun = new DryRunOption();

    private final Desk desk;

    UploadCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return FileColumns.FILE;
    }

    @Override
    public void run() {
        // Who is stopped half-way takes back what is there of the file.
        desk.stop().cleanly(this::upload);
    }

    private void upload() {
        Upload upload = new Upload(path, name, type, open);
        Operation<StoredFile> storing =
                desk.services().storage().upload(upload, desk.out()::progress);
        dryRun.show(storing, FileColumns.FILE, desk.out());
    }
}
