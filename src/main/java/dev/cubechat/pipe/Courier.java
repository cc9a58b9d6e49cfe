package dev.cubechat.pipe;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Draft;
import dev.cubechat.model.Failure;
import dev.cubechat.model.MessageId;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Carries the messages of a pipe. All but what it tells happens on the pipe's own thread.
 *
 * <p>Messages go out on one stream, in order. When the stream is gone, nothing goes out until
 * {@link #renew}, so that the pipe can first find out what became of what was under way.
 */
public interface Courier extends AutoCloseable {
    /** Where messages go to. */
    interface Place {
        /** The dialog, where it is known. */
        @Nullable DialogId dialog();
    }

    /**
     * Connects.
     *
     * @param changed called, on any thread, when one of the answers below may have changed
     */
    void connect(Runnable changed);

    /** A new id for a message. */
    MessageId nextId();

    /** The text as it arrives: without what no message can carry. */
    String carried(String text);

    /**
     * Finds where a message goes to.
     *
     * @throws Failure NOT_FOUND, CONFLICT and the like where it cannot go there
     */
    Place place(DialogTarget to);

    /**
     * The message with all that is enclosed, which is uploaded where need be.
     *
     * @throws Failure USAGE, NOT_FOUND, INVALID and the like where it cannot be made
     */
    Draft finish(Letter letter, MessageId id);

    /**
     * Sends a message, without waiting; at the latest with {@link #flush}.
     *
     * @param told told, on any thread, null when the server has it; or why it was refused;
     *     OUTCOME_UNKNOWN where nobody knows whether it arrived; UNREACHABLE where it was not sent,
     *     as the stream {@link #isGone}
     * @throws Failure USAGE, INVALID and the like where it cannot be carried at all: it was not
     *     sent, and nothing is told
     */
    void send(Place place, Draft draft, Consumer<@Nullable Failure> told);

    /** What was sent goes out, if it has not yet. */
    void flush();

    /** Takes back what was sent and has not gone out yet; nothing more is told of it. */
    Set<MessageId> recall();

    /** Whether the stream on which messages go out is there no more, until {@link #renew}. */
    boolean isGone();

    /**
     * Whether the connection stands, so that what an earlier stream carried has arrived by now or
     * never will.
     */
    boolean isReady();

    /** How long after that the history may need to show it. */
    Duration settling();

    /** Why the connection was given up for good, if it was. */
    Optional<Failure> ended();

    /** From now on messages go out on the stream that stands now. */
    void renew();

    /**
     * Those of these messages that the history of the dialog has.
     *
     * @throws Failure NOT_SIGNED_IN or CONFIGURATION where there is no history to be asked
     */
    Set<MessageId> kept(Place place, List<MessageId> ids);

    @Override
    void close();
}
