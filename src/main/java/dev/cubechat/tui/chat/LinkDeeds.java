package dev.cubechat.tui.chat;

import dev.cubechat.model.ConnectionState;
import dev.cubechat.tui.Effect;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.talk.Link;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** What can be done about the connection. */
final class LinkDeeds {
    private static final Duration TO_SAY_GOODBYE = Duration.ofSeconds(2);

    private final Stage stage;
    private final Writer writer;
    private boolean destroyed;

    /** Whether the chat was left for the shell alone. */
    private boolean leftForShell;

    /** When the shell gets the terminal at the latest; null while nobody wants it. */
    private @Nullable Instant suspendAt;

    LinkDeeds(Stage stage, Writer writer) {
        this.stage = stage;
        this.writer = writer;
    }

    void disconnect() {
        stage.does(new Errand.Disconnect());
    }

    void reconnect() {
        if (destroyed) {
            stage.warn("The connection was destroyed; /quit and start again.");
        } else if (stage.talk().link().isUp()) {
            stage.say("Already connected.");
        } else {
            stage.does(new Errand.Reconnect());
        }
    }

    void destroy() {
        destroyed = true;
        stage.does(new Errand.Destroy());
    }

    void active(boolean on) {
        stage.does(new Errand.Active(on));
    }

    void status() {
        Link link = stage.talk().link();
        long waiting = stage.talk().waiting();
        String reason = link.reason() == null ? "" : " (" + link.reason() + ")";
        String queue =
                waiting == 0
                        ? "nothing waits to be sent"
                        : waiting + (waiting == 1 ? " waits" : " wait") + " to be sent";
        int unread = stage.talk().unread();
        stage.say("%s%s · %s · %d unread".formatted(link.state().inWords(), reason, queue, unread));
    }

    /** Leaves the chat first, so that the phone gets the pushes while nobody can look. */
    void suspend() {
        writer.leave();
        if (stage.options().explore() || !stage.talk().link().isUp()) {
            stage.does(new Effect.Suspend());
        } else {
            suspendAt = stage.talk().now().plus(TO_SAY_GOODBYE);
            leftForShell = true;
            stage.does(new Errand.Background(true));
        }
    }

    /** The server knows that we are in the background. */
    void inBackground() {
        if (suspendAt != null) {
            suspendAt = null;
            stage.does(new Effect.Suspend());
        }
    }

    void look() {
        if (suspendAt != null && !suspendAt.isAfter(stage.talk().now())) {
            inBackground();
        }
    }

    /** Comes back to the chat, unless the person had left it before, or was thrown out. */
    void returned() {
        Link link = stage.talk().link();
        boolean wants = leftForShell || !link.isOver();
        leftForShell = false;
        if (wants && link.state() != ConnectionState.IDLE && !stage.options().explore()) {
            stage.does(new Errand.Background(false));
        }
    }

    Stream<Instant> wakes() {
        Link link = stage.talk().link();
        Stream<Instant> countdown =
                Stream.ofNullable(link.nextAttempt())
                        .filter(at -> at.isAfter(stage.talk().now()))
                        .map(at -> secondsLater(stage.talk().now(), at));
        return Stream.concat(Stream.ofNullable(suspendAt), countdown);
    }

    /** When the countdown shows another number. */
    private static Instant secondsLater(Instant now, Instant until) {
        long left = Duration.between(now, until).toMillis();
        return until.minusMillis((left - 1) / 1000 * 1000);
    }
}
