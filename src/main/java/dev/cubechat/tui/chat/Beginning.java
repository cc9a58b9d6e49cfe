package dev.cubechat.tui.chat;

import dev.cubechat.model.Failure;
import dev.cubechat.tui.Errand;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * Asks who one is and which dialogs there are, until both are known: when the link comes up, and
 * while it is up once in a while.
 */
final class Beginning {
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private final Stage stage;
    private boolean knowsDialogs;
    private @Nullable Instant nextAt;

    Beginning(Stage stage) {
        this.stage = stage;
    }

    /** The dialogs came; whether for the first time. */
    boolean dialogsCame() {
        boolean first = !knowsDialogs;
        knowsDialogs = true;
        return first;
    }

    /** There is a way to the service: asks for what is not known yet. */
    void ask() {
        nextAt = null;
        if (!stage.talk().knowsMe()) {
            stage.does(new Errand.LoadMe());
        }
        if (!knowsDialogs) {
            stage.does(new Errand.LoadDialogs());
        }
    }

    /** One of these could not be had; where there is no link, that is waited for first. */
    void failed(Failure why) {
        boolean known = knowsDialogs && stage.talk().knowsMe();
        if (!known && stage.talk().link().isUp() && why.kind().retryable()) {
            nextAt = stage.talk().now().plus(AGAIN);
        }
    }

    void look() {
        if (nextAt != null && !nextAt.isAfter(stage.talk().now())) {
            ask();
        }
    }

    Stream<Instant> wakes() {
        return Stream.ofNullable(nextAt);
    }
}
