package dev.cubechat.cli.file;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.model.FileTarget;
import dev.cubechat.service.file.FileAddress;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(footer = "cubechat file url 3BB5D0A4C3E94F0D8A60E2B94F3A117700")
final class UrlCommand implements Runnable, Documented {
    private static final Columns<FileAddress> ADDRESS =
            Columns.<FileAddress>of()
                    .and("url", address -> address.address().toString())
                    .also("kind", address -> address.kind().word())
                    .also("expires_at", FileAddress::expires)
                    .also("id", address -> address.file().id())
                    .also("uid", address -> address.file().uid())
                    .also("name", address -> address.file().name());

    @Parameters(paramLabel = "FILE", description = "Its uid, or its number.")
    FileTarget file;

    @Option(
            names = "--with-token",
            description =
                    "For a private file the address that apps use, with your session's token in"
                            + " it; otherwise one that is signed for a week.")
    boolean withToken;

    private final Desk desk;

    UrlCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return ADDRESS;
    }

    @Override
    public void run() {
        FileAddress address = desk.services().storage().address(file, withToken);
        desk.out().show(ADDRESS, address);
        if (address.kind() == FileAddress.Kind.TOKEN) {
            desk.out().note("Whoever sees this address can do everything in your name.");
        }
    }
}
