package dev.cubechat.service.follow;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.ConnectionState;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What is due by the clock while a connection is followed: signs of life, the place on the disk,
 * the end. Used by one thread.
 */
final class Timing {
    private final Ending ending;
    private final @Nullable Duration heartbeat;
    private final Telling telling;
    private final Supplier<ConnectionState> state;

    private @Nullable Deadline end;
    private @Nullable Deadline nextHeartbeat;

    /**
     * @param state of the connection
     */
    Timing(ListenRequest request, Telling telling, Supplier<ConnectionState> state) {
        this.ending = request.ending();
        this.heartbeat = request.heartbeat();
        this.telling = telling;
        this.state = state;
    }

    /** From now on the time counts. */
    void begin() {
        Duration time = ending.time();
        end = time == null ? null : Deadline.in(time);
        nextHeartbeat = nextHeartbeat();
    }

    /** Whether it is time to stop, though something is still being asked for. */
    boolean isOver() {
        return telling.isEnough() || (end != null && end.isOver());
    }

    /** Whether nothing has happened for so long that this is the end. */
    boolean isIdle() {
        Deadline idle = idle();
        return idle != null && idle.isOver();
    }

    /** How long nothing is due here, but no longer than this. */
    Duration nap(Duration atMost) {
        Deadline idle = idle();
        return idle == null ? napWhileAsking(atMost) : idle.left(napWhileAsking(atMost));
    }

    /** The same while something is being asked for, which is no idleness. */
    Duration napWhileAsking(Duration atMost) {
        Duration nap = telling.nap(atMost);
        nap = end == null ? nap : end.left(nap);
        return nextHeartbeat == null ? nap : nextHeartbeat.left(nap);
    }

    /** Does what is due. */
    void tick() {
        if (nextHeartbeat != null && nextHeartbeat.isOver()) {
            nextHeartbeat = nextHeartbeat();
            long quiet = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - telling.lastNanos());
            telling.say(new ChatEvent.Heartbeat(state.get(), quiet));
        }
        telling.keep();
    }

    private @Nullable Deadline idle() {
        Duration idle = ending.idle();
        return idle == null ? null : new Deadline(telling.lastNanos() + idle.toNanos());
    }

    private @Nullable Deadline nextHeartbeat() {
        return heartbeat == null ? null : Deadline.in(heartbeat);
    }
}
