package dev.cubechat.cli.contacts;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.cli.output.Shown;

import picocli.CommandLine.Command;

@Command(footer = {"cubechat contacts add @jon", "cubechat contacts list"})
final class ListCommand implements Runnable, Documented {
    private final Desk desk;

    ListCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return Shown.CONTACT;
    }

    @Override
    public void run() {
        desk.out().list(Shown.CONTACT, desk.services().contacts().list());
    }
}
