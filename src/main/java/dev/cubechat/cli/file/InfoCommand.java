package dev.cubechat.cli.file;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FileTarget;
import dev.cubechat.model.StoredFile;
import dev.cubechat.service.call.Partly;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.List;

@Command(footer = "cubechat file info 58001 --json=name,size")
final class InfoCommand implements Runnable, Documented {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Uids, or numbers.")
    List<FileTarget> files;

    private final Desk desk;

    InfoCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return FileColumns.FILE;
    }

    @Override
    public void run() {
        Partly<StoredFile> known = desk.services().storage().infos(files);
        desk.out().some(FileColumns.FILE, known.items(), files.size());
        Failure.throwAny(known.failure());
    }
}
