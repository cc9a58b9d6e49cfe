package dev.cubechat.cli.file;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.model.FileTarget;
import dev.cubechat.service.file.Downloaded;
import dev.cubechat.service.file.Storage;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;

@Command(
        footer = {
            "cubechat file download 58001 -o - | sha256sum",
            "cubechat file download 3BB5D0A4C3E94F0D8A60E2B94F3A117700 -o ~/knots.txt"
        })
final class DownloadCommand implements Runnable, Documented {
    private static final Path STDOUT = Path.of("-");

    private static final Columns<Downloaded> DOWNLOADED =
            Columns.<Downloaded>of()
                    .and("path", downloaded -> downloaded.path().toString())
                    .and("size", Downloaded::size)
                    .also("uid", Downloaded::uid)
                    .also("resumed_at", Downloaded::resumedAt);

    @Parameters(paramLabel = "FILE", description = "Its uid, or its number.")
    FileTarget file;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PATH",
            description =
                    "Where to put it: a file, a folder, a device or a named pipe, or - for stdout;"
                            + " otherwise here, under the name it has there.")
    Path output = Path.of("");

    @Option(names = "--force", description = "Write over a file that is there.")
    boolean force;

    private final Desk desk;

    DownloadCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return DOWNLOADED;
    }

    @Override
    public void run() {
        Storage storage = desk.services().storage();
        if (output.equals(STDOUT)) {
            storage.download(file, desk.out().bytes());
            return;
        }
        desk.out().show(DOWNLOADED, storage.download(file, output, force, desk.out()::progress));
    }
}
