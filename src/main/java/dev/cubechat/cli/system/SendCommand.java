package dev.cubechat.cli.system;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.KeyValue;
import dev.cubechat.cli.TransportOption;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.model.UserTarget;
import dev.cubechat.service.call.Operation;
import dev.cubechat.service.message.SystemMessages.Told;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

@Command(footer = "cubechat system send @jon --field kind=refresh")
final class SendCommand implements Runnable, Documented {
    private static final Columns<Told> TOLD =
            Columns.<Told>of()
                    .and("id", Told::id)
                    .and("user_id", Told::userId)
                    .and("transport", told -> told.transport().word());

    @Parameters(
            paramLabel = "USER",
            description = "A number, @login, email:ADDRESS or ext:ID; only if online.")
    UserTarget to;

    @Option(
            names = "--body",
            paramLabel = "TEXT",
            description = "A text beside the fields; it takes the chat connection.")
    @Nullable String body;

    @Option(names = "--field", paramLabel = "KEY=VALUE", description = "What the program is told.")
    List<KeyValue> fields = new ArrayList<>();

    @Mixin final TransportOption transport = new TransportOption();
    @Mixin final DryRunOption dryRun = new DryRunOption();

    private final Desk desk;

    SendCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return TOLD;
    }

    @Override
    public void run() {
        Map<String, String> told = KeyValue.eachOnce("--field", fields);
        Operation<Told> telling =
                desk.services().systemMessages().send(to, body, told, transport.wanted());
        dryRun.show(telling, TOLD, desk.out());
    }
}
