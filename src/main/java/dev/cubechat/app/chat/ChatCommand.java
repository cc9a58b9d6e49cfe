package dev.cubechat.app.chat;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.HearingOptions;
import dev.cubechat.cli.LineOptions;
import dev.cubechat.cli.SignInOptions;
import dev.cubechat.cli.UserIdOption;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.cli.output.EventRecord;
import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.UserTarget;
import dev.cubechat.service.Services;
import dev.cubechat.service.follow.ListenRequest;
import dev.cubechat.service.message.Delivering;
import dev.cubechat.tui.Errands;
import dev.cubechat.tui.Event;
import dev.cubechat.tui.chat.Chat;
import dev.cubechat.tui.chat.ChatOptions;
import dev.cubechat.tui.lines.LineSource;
import dev.cubechat.tui.lines.PlainLoop;
import dev.cubechat.tui.lines.Voice;
import dev.cubechat.tui.live.LiveErrands;
import dev.cubechat.tui.plain.Plain;
import dev.cubechat.tui.plain.Way;
import dev.cubechat.tui.term.Taste;
import dev.cubechat.tui.term.TerminalProgram;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Chats: on the whole screen, or line by line. */
@Command(footer = {"cubechat chat", "cubechat chat '#Climbers' --plain"})
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

    @Option(
            names = "--reset-terminal",
            description = "Make the terminal usable again after a program was killed; then end.")
    boolean resetTerminal;

    @Mixin final ScreenOptions screen = new ScreenOptions();
    @Mixin final HearingOptions hearing = new HearingOptions();
    @Mixin final LineOptions line = new LineOptions();
    @Mixin final SignInOptions signIn;
    @Mixin final UserIdOption userId;

    private final Desk desk;
    private final Surroundings around;

    public ChatCommand(Desk desk, SignInOptions signIn, UserIdOption userId, Surroundings around) {
        this.desk = desk;
        this.signIn = signIn;
        this.userId = userId;
        this.around = around;
    }

    @Override
    public Columns<?> columns() {
        return EventRecord.COLUMNS;
    }

    @Override
    public void run() {
        if (resetTerminal) {
            TerminalProgram.reset();
            return;
        }
        if (!typingTimeout.isPositive() || typingTimeout.compareTo(LONGEST_TYPING) > 0) {
            throw new Failure(FailureKind.USAGE, "--typing-timeout is a time of up to 10m.")
                    .withHint("such as --typing-timeout 30s");
        }
        Set<String> only = hearing.only();
        Taste taste = screen.taste(around.term());
        ListenRequest wanted = hearing.request().over(line.settings(desk.out()));
        ListenRequest request = explore ? wanted.withReceipts(Delivering.Wanted.NOBODY) : wanted;
        desk.stop()
                .cleanly(
                        () -> {
                            if (plain || !around.hasScreen()) {
                                Services services = desk.services();
                                services.people().idOf(new UserTarget.Me());
                                lineByLine(services, request, only);
                                return;
                            }
                            ListenRequest insisting = request.over(request.line().insisting());
                            boolean seen = onTheScreen(insisting, only, taste, false);
                            if (!seen) {
                                // Who cannot sign in is asked, or told so, where it can be read.
                                desk.services().people().idOf(new UserTarget.Me());
                                onTheScreen(insisting, only, taste, true);
                            }
                        });
    }

    private void lineByLine(Services services, ListenRequest request, Set<String> only) {
        Way way =
                new Way(
                        dialog,
                        around.records(),
                        !around.person(),
                        explore,
                        only,
                        typingTimeout,
                        around.clock().getZone());
        Plain chat = new Plain(way, services.ids()::nextMessageId);
        LineSource lines = around.lines(chat::known);
        Voice voice = around.voice(lines);
        new PlainLoop(chat, lines, voice, around.clock())
                .run(post -> errands(services, request, post));
    }

    /** The screen waits neither for the settings nor for the service; without a session it ends. */
    private boolean onTheScreen(
            ListenRequest request, Set<String> only, Taste taste, boolean signedIn) {
        ChatOptions options =
                ChatOptions.usual(around.clock()::getZone, around.clock().instant())
                        .startingAt(dialog)
                        .exploring(explore)
                        .inAscii(screen.isAscii())
                        .typingFor(typingTimeout)
                        .telling(!screen.noBell, screen.notify)
                        .withMouse(!screen.noMouse);
        Chat chat = new Chat(options, () -> desk.services().ids().nextMessageId());
        return around.screen(taste)
                .run(
                        around.guided(chat),
                        post -> {
                            chat.use(around.keys());
                            Services services = desk.services();
                            return signedIn || services.accounts().canSignIn()
                                    ? Optional.of(errands(services, request, wanted(only, post)))
                                    : Optional.empty();
                        });
    }

    private Errands errands(Services services, ListenRequest request, Consumer<Event> post) {
        return new LiveErrands(services, request, around.state(), around.places(), explore, post);
    }

    private static Consumer<Event> wanted(Set<String> only, Consumer<Event> post) {
        return event -> {
            if (!(event instanceof Event.Heard heard) || isWanted(only, heard.event())) {
                post.accept(event);
            }
        };
    }

    /**
     * Without some nobody would know whether there is a connection, what became of what they said,
     * and that something is missing.
     */
    static boolean isWanted(Set<String> only, ChatEvent event) {
        return switch (event) {
            case ChatEvent.State e -> true;
            case ChatEvent.Acknowledged e -> true;
            case ChatEvent.Refused e -> true;
            case ChatEvent.Lost e -> true;
            case ChatEvent.Gap e -> true;
            default -> only.isEmpty() || only.contains(event.word());
        };
    }
}
