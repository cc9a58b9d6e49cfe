package dev.cubechat.cli.msg;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.TransportOption;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.MessageTarget;
import dev.cubechat.model.UserTarget;
import dev.cubechat.service.message.MarkRequest;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.List;

@Command(footer = "cubechat msg mark last --dialog last --read")
final class MarkCommand implements Runnable, Documented {
    /** What to mark them as: exactly one. */
    static final class As {
        @Option(names = "--read", description = "As read by you.")
        boolean read;

        @Option(names = "--delivered", description = "As having reached you.")
        boolean delivered;
    }

    @Mixin final MessageParameters which = new MessageParameters();

    @ArgGroup(exclusive = true, multiplicity = "1")
    As as = new As();

    @Option(names = "--all", description = "Every message of the dialog.")
    boolean all;

    @Option(
            names = "--from",
            paramLabel = "USER",
            description = "Who sent them, so that it need not be looked up (xmpp).")
    @Nullable UserTarget from;

    @Mixin final TransportOption transport = new TransportOption();
    @Mixin final DryRunOption dryRun = new DryRunOption();

    private final Desk desk;

    MarkCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return MarkedColumns.MARKED;
    }

    @Override
    public void run() {
        MarkRequest request = request();
        var marking = desk.services().messages().mark(request);
        dryRun.show(marking, MarkedColumns.MARKED, desk.out());
    }

    private MarkRequest request() {
        DialogTarget dialog = which.dialog();
        if (all && which.any()) {
            throw new Failure(FailureKind.USAGE, "Name messages, or say --all; not both.");
        }
        if (!all && !which.any()) {
            throw new Failure(FailureKind.USAGE, "Name at least one message, or say --all.");
        }
        List<MessageTarget> messages = all ? List.of() : which.named();
        return new MarkRequest(dialog, messages, all, as.read, transport.wanted(), from);
    }
}
