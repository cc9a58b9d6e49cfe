package dev.cubechat.tui.desk;

import dev.cubechat.model.MessageId;
import dev.cubechat.tui.compose.Composer;

import org.jspecify.annotations.Nullable;

/**
 * What a person writes in one dialog: a message, which may be an answer; above it, while they
 * change an old message, that one's new text; and on top of both, while they put one together, a
 * command. Each has a text of its own, and keys are about the topmost; when that is done or given
 * up, what lies beneath is there as it was left.
 */
public final class Writing {
    private final Composer message = new Composer();
    private @Nullable MessageId replyTo;
    private @Nullable Change change;
    private @Nullable Composer command;

    private record Change(MessageId message, Composer text) {}

    /** What keys are about. */
    public Composer composer() {
        if (command != null) {
            return command;
        }
        return change != null ? change.text() : message;
    }

    /** The message, also while it lies beneath a change or a command. */
    public Composer message() {
        return message;
    }

    /** What the message answers; null beneath anything else. */
    public @Nullable MessageId replyTo() {
        return isMessage() ? replyTo : null;
    }

    /** The old message that is being changed; null beneath a command. */
    public @Nullable MessageId editing() {
        return change == null || command != null ? null : change.message();
    }

    /** Whether a command is being put together on top of what is written. */
    public boolean isCommand() {
        return command != null;
    }

    /** Whether a message is written, and nothing lies on top of it. */
    public boolean isMessage() {
        return change == null && command == null;
    }

    /** Whether nothing at all has been begun here. */
    public boolean isUntouched() {
        return isMessage() && replyTo == null && message.isEmpty();
    }

    /** The message answers this one; only it is written from now on. */
    public void reply(MessageId to) {
        command = null;
        change = null;
        replyTo = to;
    }

    /** Begins to change an old message; what was being written comes back afterwards. */
    public void edit(MessageId old, String text) {
        command = null;
        change = new Change(old, message.beside());
        change.text().begin(text);
    }

    /** Begins a command; what was being written comes back afterwards. */
    public void command(String beginning) {
        if (command == null) {
            command = message.beside();
            command.begin(beginning);
        } else {
            command.become(beginning);
        }
    }

    /** What is on top is done, or given up. */
    public void finish() {
        if (command != null) {
            command = null;
        } else {
            change = null;
        }
    }

    /** The message was sent: the next one is no answer. Commands say something without it. */
    public void said() {
        if (isMessage()) {
            replyTo = null;
        }
    }

    /** Gives up one thing: the command, the change, or to answer; whether there was any. */
    public boolean back() {
        boolean any = !isMessage() || replyTo != null;
        if (isMessage()) {
            replyTo = null;
        } else {
            finish();
        }
        return any;
    }

    /**
     * A text that was not taken: it stands where a message is written, if nothing has been begun
     * there, and is among what was sent in any case.
     */
    public void giveBack(String text) {
        message.remember(text);
        if (isUntouched()) {
            message.become(text);
        }
    }

    /** Begins anew, with this for a message. */
    public void begin(String text) {
        command = null;
        change = null;
        replyTo = null;
        message.begin(text);
    }

    /** What is worth keeping when the program ends. */
    public String draft() {
        return message.text();
    }
}
