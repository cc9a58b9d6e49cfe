package dev.cubechat.cli.contacts;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.model.UserId;

import picocli.CommandLine.Command;

@Command(footer = "cubechat contacts requests")
final class RequestsCommand implements Runnable, Documented {
    private static final Columns<UserId> REQUEST =
            Columns.<UserId>of().and("user_id", user -> user);

    private final Desk desk;

    RequestsCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return REQUEST;
    }

    @Override
    public void run() {
        desk.out().list(REQUEST, desk.services().contacts().requests());
    }
}
