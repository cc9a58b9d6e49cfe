package dev.cubechat.service.message;

import dev.cubechat.model.Draft;
import dev.cubechat.model.Message;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which of the messages in the history is the one that was sent without an answer.
 *
 * @param ours the message, where there can be no doubt
 * @param perhaps whether one that looks the same may be ours, or an older one: clocks differ
 */
record Likeness(Optional<Message> ours, boolean perhaps) {
    /** How far the service's clock may be behind ours without a doubt. */
    private static final Duration CLOSE = Duration.ofSeconds(2);

    /** How far any clock may be off. */
    private static final Duration FAR = Duration.ofMinutes(10);

    /**
     * @param mine messages of the sender
     * @param start when the draft was sent
     */
    static Likeness of(List<Message> mine, Draft draft, Instant start) {
        Optional<Message> newest =
                mine.stream()
                        .filter(message -> sameText(message, draft))
                        .filter(message -> isAfter(message, start.minus(FAR)))
                        .max(Comparator.comparingLong(Message::dateSent));
        boolean sure = newest.filter(message -> isAfter(message, start.minus(CLOSE))).isPresent();
        return sure
                ? new Likeness(newest, false)
                : new Likeness(Optional.empty(), newest.isPresent());
    }

    /** Whether the message says what the draft says. */
    static boolean sameText(Message message, Draft draft) {
        String said = message.body() == null ? "" : message.body();
        String meant = draft.body() == null ? "" : draft.body();
        return said.equals(meant)
                && message.attachments().size() == draft.attachments().size()
                && message.fields().members().keySet().equals(draft.fields().members().keySet());
    }

    private static boolean isAfter(Message message, Instant time) {
        return message.dateSent() >= time.getEpochSecond();
    }
}
