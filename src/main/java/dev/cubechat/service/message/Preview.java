package dev.cubechat.service.message;

import dev.cubechat.model.Message;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * The newest messages of a dialog, as it shows them to those who are not in it. The service chooses
 * them, whatever else is asked for (protocol page rest.md, section 7.1).
 *
 * @param messages oldest first, however they came
 */
public record Preview(List<Message> messages) {
    /** How many there are at most. */
    public static final int MOST = 20;

    public Preview {
        messages = messages.stream().sorted(HistoryWalk.ORDER).toList();
    }

    /** Those that were sent between these times; null for no bound. */
    public List<Message> between(@Nullable Instant since, @Nullable Instant until) {
        return messages.stream()
                .filter(message -> since == null || message.dateSent() > since.getEpochSecond())
                .filter(message -> until == null || message.dateSent() < until.getEpochSecond())
                .toList();
    }

    /** Whether the dialog may have messages after this time that are not among these. */
    public boolean isCut(@Nullable Instant since) {
        return messages.size() >= MOST
                && (since == null || messages.getFirst().dateSent() > since.getEpochSecond());
    }
}
