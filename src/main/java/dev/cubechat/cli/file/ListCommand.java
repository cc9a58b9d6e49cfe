package dev.cubechat.cli.file;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.PageOptions;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.service.file.Storage;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(footer = "cubechat file list --json=uid,name,size")
final class ListCommand implements Runnable, Documented {
    @Mixin final PageOptions pages = new PageOptions();

    private final Desk desk;

    ListCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return FileColumns.FILE;
    }

    @Override
    public void run() {
        int size = pages.size(Storage.MOST_PER_PAGE);
        Storage storage = desk.services().storage();
        // Pages of the storage are numbered, so only whole ones can be skipped in one request.
        if (pages.isOnePage(size) && pages.skip() % size == 0) {
            desk.out().page(FileColumns.FILE, storage.list(pages.skip() / size + 1, size));
        } else {
            desk.out().list(FileColumns.FILE, storage.all().skip(pages.skip()), pages.most());
        }
    }
}
