package dev.cubechat.cli.msg;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.KeyValue;
import dev.cubechat.cli.OwnField;
import dev.cubechat.cli.TransportOption;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.cli.output.Shown;
import dev.cubechat.json.Json;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Draft;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.Sent;
import dev.cubechat.model.Transport;
import dev.cubechat.service.Services;
import dev.cubechat.service.call.Operation;
import dev.cubechat.service.message.Messages;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

@Command(footer = "cubechat msg send @jon --create -m 'See you at six'")
final class SendCommand implements Runnable, Documented {
    @Parameters(
            paramLabel = "DIALOG",
            description = "An id, @login, '#name' or last; user:NUMBER and room:ID need no REST.")
    DialogTarget to;

    @Mixin final TextOption text = new TextOption();

    @Option(names = "--create", description = "Make the private dialog with @login if need be.")
    boolean create;

    @Option(
            names = "--field",
            paramLabel = "KEY=VALUE",
            description = "A field of your own beside the text.")
    List<OwnField> fields = new ArrayList<>();

    @Mixin final AttachOptions attach = new AttachOptions();

    @Option(names = "--no-save", description = "Keep it out of the history.")
    boolean noSave;

    @Option(names = "--no-receipts", description = "Do not ask for delivered and read.")
    boolean noReceipts;

    @Option(names = "--silent", description = "No push to those who are away.")
    boolean silent;

    @Option(
            names = "--self-destroy",
            paramLabel = "TIME",
            description = "Recipients show it only so long, such as 10s; it is never stored.")
    @Nullable Duration selfDestroy;

    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "The message's id: with the one of a failed try nobody gets it twice.")
    @Nullable MessageId id;

    @Option(
            names = "--dedupe-key",
            paramLabel = "WORD",
            description = "The same message for the same word: run it again, nobody gets it twice.")
    @Nullable String dedupeKey;

    @Option(
            names = "--wait",
            paramLabel = "sent|delivered|read",
            description = "Until a recipient has it, for --timeout at most; usually sent.")
    Sent.@Nullable Status wait;

    @Mixin final TransportOption transport = new TransportOption();
    @Mixin final DryRunOption dryRun = new DryRunOption();

    private final Desk desk;

    SendCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return Shown.SENT;
    }

    @Override
    public void run() {
        String body = text();
        checkId();
        Services services = desk.services();
        // Who is stopped half-way is told what is known of the message, and takes back what is
        // there of its files.
        desk.stop().cleanly(() -> send(body, services), services::hangUp);
    }

    private void send(String body, Services services) {
        Messages messages = services.messages();
        Draft draft = draft(body, id == null ? messages.nextId() : id);
        Operation<Sent> sending =
                services.enclosing()
                        .attaching(
                                attach.files(),
                                files ->
                                        operation(
                                                messages,
                                                draft.withAttachments(attach.with(files))),
                                desk.out()::progress);
        dryRun.perform(sending, desk.out())
                .ifPresent(sent -> desk.out().show(Shown.SENT, awaited(messages, sent)));
    }

    private Operation<Sent> operation(Messages messages, Draft draft) {
        if (dedupeKey != null) {
            return messages.sendOnce(to, create, draft, dedupeKey);
        }
        return id != null
                ? messages.sendOnce(to, create, draft)
                : messages.send(to, create, draft, transport.wanted());
    }

    private Sent awaited(Messages messages, Sent sent) {
        return wait == null || wait == Sent.Status.SENT ? sent : messages.await(sent, wait);
    }

    private String text() {
        attach.check();
        ownFields();
        checkWait();
        // What is attached needs no text; apps that expect one find this word.
        String body = attach.any() && !text.given() ? "attachment" : text.text(desk.stdin());
        if (body.isEmpty() && fields.isEmpty() && !attach.any()) {
            throw usage("The message is empty.");
        }
        if (selfDestroy != null && !selfDestroy.isPositive()) {
            throw usage("--self-destroy needs a time to show it.");
        }
        return body;
    }

    private void checkId() {
        if (id != null && dedupeKey != null) {
            throw usage("--id and --dedupe-key both choose the id.");
        }
        if (dedupeKey != null && dedupeKey.isBlank()) {
            throw usage("--dedupe-key is empty; is a variable not set?");
        }
        boolean chosen = id != null || dedupeKey != null;
        if (chosen && transport.wanted() == Transport.REST) {
            throw usage(
                    "Over REST the service chooses the id; --id and --dedupe-key need"
                            + " --transport xmpp.");
        }
    }

    private void checkWait() {
        boolean far = wait == Sent.Status.DELIVERED || wait == Sent.Status.READ;
        if (far && (noReceipts || noSave || selfDestroy != null)) {
            throw usage("Nobody says that they have it: --wait needs receipts and the history.");
        }
    }

    private Map<String, String> ownFields() {
        return KeyValue.eachOnce("--field", fields.stream().map(OwnField::typed).toList());
    }

    private Draft draft(String body, MessageId chosen) {
        var own = Json.obj();
        ownFields().forEach(own::with);
        return new Draft(
                chosen,
                body,
                List.of(),
                own.build(),
                !noSave && selfDestroy == null,
                !noReceipts,
                silent,
                null,
                selfDestroy);
    }

    private static Failure usage(String sentence) {
        return new Failure(FailureKind.USAGE, sentence).withHint("cubechat msg send --help");
    }
}
