package dev.cubechat.app.chat;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.HearingOptions;
import dev.cubechat.cli.LineOptions;
import dev.cubechat.cli.SignInOptions;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.cli.output.EventRecord;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.service.ListenRequest;
import dev.cubechat.service.Services;
import dev.cubechat.tui.lines.LineSource;
import dev.cubechat.tui.lines.PlainLoop;
import dev.cubechat.tui.lines.Voice;
import dev.cubechat.tui.live.LiveErrands;
import dev.cubechat.tui.plain.Plain;
import dev.cubechat.tui.plain.Way;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.time.Duration;

/** Chats: on the whole screen, or line by line. */
@Command(footer = {"cubechat chat", "cubechat chat '#Support' --plain"})
public final class ChatCommand implements Runnable, Documented {
    private static final Duration LONGEST_TYPING = Duration.ofMinutes(10);

    @Parameters(
            arity = "0..1",
            paramLabel = "DIALOG",
            description = "The dialog to open: an id, @login, #name or last.")
    @Nullable DialogTarget dialog;

    @Option(names = "--plain", description = "Line by line, without a screen.")
    boolean plain;

    @Option(
            names = "--explore",
            description = "Only look: no receipts, no typing, and nothing can be sent.")
    boolean explore;

    @Option(
            names = "--typing-timeout",
            paramLabel = "TIME",
            description = "After so long without a key you have stopped typing; 30s without it.")
    Duration typingTimeout = Duration.ofSeconds(30);

    @Mixin final HearingOptions hearing = new HearingOptions();
    @Mixin final LineOptions line = new LineOptions();
    @Mixin final SignInOptions signIn;

    private final Desk desk;
    private final Surroundings around;

    public ChatCommand(Desk desk, SignInOptions signIn, Surroundings around) {
        this.desk = desk;
        this.signIn = signIn;
        this.around = around;
    }

    @Override
    public Columns<?> columns() {
        return EventRecord.COLUMNS;
    }

    @Override
    public void run() {
        if (!typingTimeout.isPositive() || typingTimeout.compareTo(LONGEST_TYPING) > 0) {
            throw new Failure(FailureKind.USAGE, "--typing-timeout is a time of up to 10m.")
                    .withHint("such as --typing-timeout 30s");
        }
        Way way =
                new Way(
                        dialog,
                        around.records(),
                        !around.person(),
                        explore,
                        hearing.only(),
                        typingTimeout,
                        around.clock().getZone());
        ListenRequest request =
                hearing.addTo(ListenRequest.EVERYTHING).over(line.settings(desk.out()));
        ListenRequest heard = explore ? request.withReceipts(false) : request;
        desk.stop().cleanly(() -> chat(way, heard));
    }

    private void chat(Way way, ListenRequest request) {
        Services services = desk.services().get();
        Plain chat = new Plain(way, services.ids()::nextMessageId);
        LineSource lines = around.lines(plain || way.records(), chat::known);
        Voice voice = around.voice(lines);
        new PlainLoop(chat, lines, voice, around.clock())
                .run(
                        post ->
                                new LiveErrands(
                                        services,
                                        request,
                                        around.state(),
                                        around.places(),
                                        way.silent(),
                                        post));
    }
}
