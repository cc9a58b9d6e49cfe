package dev.cubechat.tui.words;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.MessageTarget;
import dev.cubechat.model.Place;
import dev.cubechat.model.UserTarget;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * What a person asked for with a slash command, or by pressing a key that means the same. Where a
 * message can be named and was not, the selected one is meant, else the newest that fits.
 */
public sealed interface Wish {

    /** A text without a command: a message to send. */
    record Say(String text) implements Wish {}

    /** A message about oneself: {@code /me waves}. Without a text: who am I? */
    record Me(String text) implements Wish {}

    // The program and the connection.

    /**
     * Explain the keys and commands.
     *
     * @param word the command to explain; null for all
     */
    record Help(@Nullable String word) implements Wish {}

    record Quit() implements Wish {}

    record Status() implements Wish {}

    record Disconnect() implements Wish {}

    record Reconnect() implements Wish {}

    record Destroy() implements Wish {}

    /** Leave the chat so that phones get the pushes, or come back. */
    record Background(boolean on) implements Wish {}

    record Active(boolean on) implements Wish {}

    record Ping() implements Wish {}

    record Theme(String name) implements Wish {}

    record UseMouse(boolean on) implements Wish {}

    record Emoji(String how) implements Wish {}

    // Dialogs.

    record Dialogs() implements Wish {}

    record Open(DialogTarget dialog) implements Wish {}

    record Close() implements Wish {}

    record NewPrivate(UserTarget user) implements Wish {}

    record NewGroup(String name, List<UserTarget> people) implements Wish {
        public NewGroup {
            people = List.copyOf(people);
        }
    }

    record NewPublic(String name) implements Wish {}

    record Add(List<UserTarget> people) implements Wish {
        public Add {
            people = List.copyOf(people);
        }
    }

    record Remove(List<UserTarget> people) implements Wish {
        public Remove {
            people = List.copyOf(people);
        }
    }

    /** Makes people administrators, or takes that back. */
    record Admins(List<UserTarget> people, boolean on) implements Wish {
        public Admins {
            people = List.copyOf(people);
        }
    }

    /**
     * Leave a dialog for good.
     *
     * @param dialog the one that the person was asked about; null for the open one
     */
    record Leave(@Nullable DialogId dialog) implements Wish {}

    record Rename(String name) implements Wish {}

    record Join(boolean in) implements Wish {}

    record Info() implements Wish {}

    record Who() implements Wish {}

    record Mute(boolean on) implements Wish {}

    /** Go to the next dialog with unread messages. */
    record Unread() implements Wish {}

    /** Count everything in the dialog as read. */
    record Read() implements Wish {}

    record Typing(boolean on) implements Wish {}

    // Messages.

    record Reply(@Nullable MessageTarget to, String text) implements Wish {}

    record Edit(@Nullable MessageTarget message, String text) implements Wish {}

    /**
     * Delete a message.
     *
     * @param dialog where it is, if the person was asked about it; null for the open one
     */
    record Delete(@Nullable DialogId dialog, @Nullable MessageTarget message, boolean forEveryone)
            implements Wish {
        public Delete(@Nullable MessageTarget message, boolean forEveryone) {
            this(null, message, forEveryone);
        }
    }

    /** Adds a reaction, or takes it back. */
    record React(@Nullable MessageTarget message, String emoji, boolean on) implements Wish {}

    record Pin(@Nullable MessageTarget message, boolean on) implements Wish {}

    /** Who has it, has read it, and reacted to it. */
    record Receipts(@Nullable MessageTarget message) implements Wish {}

    record Copy(@Nullable MessageTarget message) implements Wish {}

    record Retry(@Nullable MessageTarget message) implements Wish {}

    record Download(@Nullable MessageTarget message) implements Wish {}

    /**
     * Send the file of this path.
     *
     * @param type the word for what it is; null to tell by the file
     */
    record Attach(String file, @Nullable String type) implements Wish {}

    record Location(Place place) implements Wish {}

    record ContactCard(Map<String, String> card) implements Wish {
        public ContactCard {
            card = Map.copyOf(card);
        }
    }

    /** Show what was said before; in the full screen a page up. */
    record History() implements Wish {}

    /** Looks for a text in the open dialog, or everywhere. */
    record Search(String text, boolean everywhere) implements Wish {}

    record ReportMessage(@Nullable MessageTarget message, String reason) implements Wish {}

    // People.

    record Find(String namePrefix) implements Wish {}

    record Contacts() implements Wish {}

    /** Asks somebody to be a contact. */
    record Befriend(UserTarget user) implements Wish {}

    record Accept(UserTarget user) implements Wish {}

    record Reject(UserTarget user) implements Wish {}

    record Unfriend(UserTarget user) implements Wish {}

    record Nickname(UserTarget user, String name) implements Wish {}

    record Privacy() implements Wish {}

    record Block(UserTarget user, boolean mutual) implements Wish {}

    record Unblock(UserTarget user) implements Wish {}

    record Seen(UserTarget user) implements Wish {}

    record Watch(UserTarget user, boolean on) implements Wish {}

    record ReportUser(UserTarget user, String reason) implements Wish {}

    record SystemMessage(UserTarget user, String body) implements Wish {}
}
