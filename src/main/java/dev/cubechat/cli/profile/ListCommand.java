package dev.cubechat.cli.profile;

import dev.cubechat.cli.Documented;
import dev.cubechat.cli.output.Columns;

import picocli.CommandLine.Command;

@Command(footer = "cubechat profile list")
final class ListCommand implements Runnable, Documented {
    private final ProfileDesk desk;

    ListCommand(ProfileDesk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return ProfileColumns.PROFILE;
    }

    @Override
    public void run() {
        desk.out().list(ProfileColumns.PROFILE, ProfileColumns.rows(desk.file()));
    }
}
