package dev.cubechat.cli.privacy;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.Explained;
import dev.cubechat.cli.output.Columns;

import picocli.CommandLine.Command;

@Command(footer = {"cubechat privacy create quiet --deny @lena", "cubechat privacy list"})
final class ListCommand implements Runnable, Documented, Explained {

    private final Desk desk;

    ListCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return PrivacyColumns.NAMES;
    }

    @Override
    public String notes() {
        return PrivacyColumns.ABOUT_NAMES;
    }

    @Override
    public void run() {
        PrivacyColumns.show(desk.services().privacy().names(), desk.out());
    }
}
