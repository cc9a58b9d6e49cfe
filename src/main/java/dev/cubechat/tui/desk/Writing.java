package dev.cubechat.tui.desk;

import dev.cubechat.model.MessageId;
import dev.cubechat.tui.compose.Composer;

import org.jspecify.annotations.Nullable;

/** What a person writes in one dialog: a new message, an answer, or another text for an old one. */
public final class Writing {
    private final Composer composer = new Composer();
    private @Nullable MessageId replyTo;
    private @Nullable MessageId editing;
    private String parked = "";

    public Composer composer() {
        return composer;
    }

    public @Nullable MessageId replyTo() {
        return replyTo;
    }

    public @Nullable MessageId editing() {
        return editing;
    }

    public void reply(MessageId message) {
        stopEditing();
        replyTo = message;
    }

    /** Begins to change a message; what was being written comes back afterwards. */
    public void edit(MessageId message, String text) {
        stopEditing();
        parked = composer.text();
        replyTo = null;
        editing = message;
        composer.begin(text);
    }

    public void stopEditing() {
        if (editing != null) {
            editing = null;
            composer.begin(parked);
            parked = "";
        }
    }

    /** Neither an answer nor a change any more; whether it was one. */
    public boolean justWrite() {
        boolean was = replyTo != null || editing != null;
        stopEditing();
        replyTo = null;
        return was;
    }

    /** What is worth keeping when the program ends. */
    public String draft() {
        return editing == null ? composer.text() : parked;
    }
}
