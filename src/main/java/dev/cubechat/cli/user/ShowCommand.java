package dev.cubechat.cli.user;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.cli.output.Shown;
import dev.cubechat.model.UserTarget;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.List;

@Command(footer = "cubechat user show @jon")
final class ShowCommand implements Runnable, Documented {
    @Parameters(
            paramLabel = "USER",
            arity = "1..*",
            description = "A number, @login, email:ADDRESS, ext:ID or me.")
    List<UserTarget> users;

    private final Desk desk;

    ShowCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return Shown.USER;
    }

    @Override
    public void run() {
        var found = desk.services().people().show(users);
        desk.out().some(Shown.USER, found.items(), users.size());
        if (!found.missing().isEmpty()) {
            throw found.failure("user");
        }
    }
}
