package dev.cubechat.tui.chat;

import dev.cubechat.model.UserId;
import dev.cubechat.tui.Errand;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Asks whether the other one of the open private dialog is there: when it opens, and again while it
 * is open, for nobody tells when they come and go.
 */
final class Greeting {
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final Stage stage;
    private @Nullable UserId asked;
    private Instant nextAt = Instant.MIN;

    Greeting(Stage stage) {
        this.stage = stage;
    }

    void look() {
        Instant now = stage.talk().now();
        Optional<UserId> peer =
                stage.open()
                        .filter(open -> stage.talk().link().isUp())
                        .flatMap(open -> open.peer(stage.talk().me()));
        if (peer.isEmpty()) {
            asked = null;
        } else if (!peer.get().equals(asked) || !now.isBefore(nextAt)) {
            asked = peer.get();
            nextAt = now.plus(AGAIN);
            stage.does(new Errand.LoadLastSeen(asked, false));
        }
    }

    Stream<Instant> wakes() {
        return asked == null ? Stream.empty() : Stream.of(nextAt);
    }
}
