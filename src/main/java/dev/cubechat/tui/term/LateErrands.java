package dev.cubechat.tui.term;

import dev.cubechat.tui.Errand;
import dev.cubechat.tui.Errands;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.function.Supplier;

/** Whoever does the errands, made when the screen stands already. Used by one thread. */
final class LateErrands implements Errands {
    private final Supplier<Optional<Errands>> maker;
    private @Nullable Errands made;

    LateErrands(Supplier<Optional<Errands>> maker) {
        this.maker = maker;
    }

    /** Whether there is somebody. */
    boolean come() {
        if (made == null) {
            made = maker.get().orElse(null);
        }
        return made != null;
    }

    @Override
    public void run(Errand errand) {
        if (made != null) {
            made.run(errand);
        }
    }

    @Override
    public void close() {
        if (made != null) {
            made.close();
        }
    }
}
