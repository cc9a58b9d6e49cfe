package dev.cubechat.cli.auth;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.model.Secret;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(footer = "cubechat auth token --reveal")
final class TokenCommand implements Runnable, Documented {
    private static final Columns<String> TOKEN = Columns.<String>of().and("token", text -> text);

    @Option(names = "--reveal", description = "Print it in clear, not as dots.")
    boolean reveal;

    private final Desk desk;

    TokenCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return TOKEN;
    }

    @Override
    public void run() {
        Secret token = desk.services().accounts().token();
        desk.out().show(TOKEN, reveal ? token.reveal() : token.toString());
    }
}
