package dev.cubechat.cli.msg;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.cli.output.ReaderGone;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Transport;
import dev.cubechat.pipe.Batching;
import dev.cubechat.pipe.Framing;
import dev.cubechat.pipe.Manner;
import dev.cubechat.pipe.Order;
import dev.cubechat.pipe.Pipe;
import dev.cubechat.pipe.Piped;
import dev.cubechat.pipe.Rate;
import dev.cubechat.pipe.Refusals;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;

/** Sends each record of stdin, and prints a line for each, in order. */
@Command(footer = "cubechat msg pipe '#Climbers' --journal ~/run.journal < lines.txt")
final class PipeCommand implements Runnable, Documented {
    private static final int VERSION = 1;

    private static final Columns<Piped> PIPED =
            Columns.<Piped>of()
                    .also("v", piped -> VERSION)
                    .and("record", Piped::record)
                    .and("status", piped -> piped.status().word())
                    .and("id", Piped::id)
                    .also("dialog_id", Piped::dialogId)
                    .also("transport", piped -> Transport.XMPP.word())
                    .also("attempts", Piped::attempts)
                    .also("earlier", Piped::earlier)
                    .and("error", Piped::error)
                    .also("reason", Piped::reason);

    @Parameters(
            paramLabel = "DIALOG",
            arity = "0..1",
            description = "An id, @login or '#name'; user:NUMBER and room:ID need no REST.")
    @Nullable DialogTarget to;

    @Option(
            names = "--frame",
            paramLabel = "FORM",
            completionCandidates = Frames.class,
            description = "What a record is: lines (usual), nul, jsonl, or block:SEP.")
    Framing framing = Framing.LINES;

    @Option(
            names = "--dialog-field",
            paramLabel = "NAME",
            description = "The member of a JSON record that says where it goes.")
    @Nullable String dialogField;

    @Option(names = "--create", description = "Make the private dialog with @login if need be.")
    boolean create;

    @Option(
            names = "--batch-lines",
            paramLabel = "N",
            description = "Make one message of up to N records.")
    @Nullable Integer batchLines;

    @Option(
            names = "--batch-window",
            paramLabel = "TIME",
            description = "Make one message of what comes within this time, such as 2s.")
    @Nullable Duration batchWindow;

    @Option(
            names = "--rate",
            paramLabel = "RATE",
            description = "At most so many messages, such as 20/s or 100/m.")
    Rate rate = Rate.UNLIMITED;

    @Option(
            names = "--on-error",
            paramLabel = "WHAT",
            completionCandidates = OnError.class,
            description = "With a record that is refused: stop (usual), skip, or dead-letter:FILE.")
    Refusals refusals = Refusals.parse("stop");

    @Option(
            names = "--journal",
            paramLabel = "FILE",
            description = "Remember what was sent: run again after a crash, nobody gets it twice.")
    @Nullable Path journal;

    @Option(
            names = "--give-up",
            paramLabel = "TIME",
            description = "Stop where nothing was acknowledged for so long; usually 5m.")
    Duration giveUp = Order.PATIENCE;

    @Option(names = "--no-save", description = "Keep the messages out of the history.")
    boolean noSave;

    @Option(names = "--no-receipts", description = "Do not ask for delivered and read.")
    boolean noReceipts;

    @Option(names = "--silent", description = "No push to those who are away.")
    boolean silent;

    private final Desk desk;

    PipeCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return PIPED;
    }

    @Override
    public void run() {
        check();
        Manner manner = new Manner(framing, to, dialogField, silent, !noSave, !noReceipts);
        Order order = new Order(manner, batching(), rate, giveUp);
        desk.stop()
                .cleanly(
                        () ->
                                desk.services()
                                        .piping(create)
                                        .run(
                                                order,
                                                refusals,
                                                journal,
                                                desk.stdin().stream(),
                                                this::tell));
    }

    /** Where nobody reads what became of the records, they are sent all the same. */
    private void tell(Pipe pipe) {
        try {
            desk.out().follow(PIPED, pipe.lots());
        } catch (ReaderGone nobodyReads) {
            pipe.lots().forEach(lot -> {});
        }
    }

    private void check() {
        boolean json = framing.form() == Framing.Form.JSONL;
        if (to == null && dialogField == null) {
            throw usage("Say where to: a dialog, or --dialog-field for JSON records.");
        }
        if (dialogField != null && !json) {
            throw usage("Only JSON records have fields: --dialog-field needs --frame jsonl.");
        }
        if (journal != null && to instanceof DialogTarget.Last) {
            throw usage("With a journal, \"last\" could be another dialog in the next run.");
        }
        boolean batched = batchLines != null || batchWindow != null;
        if (batched && !framing.joins()) {
            throw usage("Only lines and nul records can be put together to one message.");
        }
        if (batchLines != null && batchLines < 1) {
            throw usage("--batch-lines begins at 1.");
        }
        if (batchWindow != null && !batchWindow.isPositive()) {
            throw usage("--batch-window needs some time.");
        }
        if (!giveUp.isPositive()) {
            throw usage("--give-up needs some time.");
        }
    }

    private Batching batching() {
        if (batchLines == null) {
            return batchWindow == null
                    ? Batching.NONE
                    : new Batching(Integer.MAX_VALUE, batchWindow);
        }
        return new Batching(batchLines, batchWindow);
    }

    private static Failure usage(String sentence) {
        return new Failure(FailureKind.USAGE, sentence).withHint("cubechat msg pipe --help");
    }

    /** What a shell may offer for {@code --frame}. */
    static final class Frames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of("lines", "nul", "jsonl", "block:---").iterator();
        }
    }

    /** What a shell may offer for {@code --on-error}. */
    static final class OnError implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of("stop", "skip", "dead-letter:refused.jsonl").iterator();
        }
    }
}
