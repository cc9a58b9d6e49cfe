package dev.cubechat.cli.privacy;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.Explained;
import dev.cubechat.cli.output.Columns;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(footer = {"cubechat privacy create quiet --deny @lena", "cubechat privacy show quiet"})
final class ShowCommand implements Runnable, Documented, Explained {
    @Parameters(index = "0", paramLabel = "NAME", description = "The name of the list.")
    String name;

    private final Desk desk;

    ShowCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return PrivacyColumns.RULES;
    }

    @Override
    public String notes() {
        return PrivacyColumns.ABOUT_RULES;
    }

    @Override
    public void run() {
        PrivacyColumns.show(desk.services().privacy().show(name), desk.out());
    }
}
