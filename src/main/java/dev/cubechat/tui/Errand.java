package dev.cubechat.tui;

import dev.cubechat.model.Attachment;
import dev.cubechat.model.DialogDraft;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Draft;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.UserId;
import dev.cubechat.model.UserTarget;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Work for the service. Each is answered by an event: one of its own kind where it asks for
 * something, {@link Event.Done} or {@link Event.Failed}; sending is answered by what the chat tells
 * of the message as well.
 */
public sealed interface Errand extends Effect {

    // The connection.

    /** Sign in where that is needed, connect, and hand over what happens. */
    record Connect() implements Errand {}

    /** Leave the chat; {@link Reconnect} comes back. */
    record Disconnect() implements Errand {}

    /** Come back, or try at once where the link waits before its next attempt. */
    record Reconnect() implements Errand {}

    /** Leave the chat for good; no way leads back. */
    record Destroy() implements Errand {}

    /** Nobody looks for a while: leave, so that phones get the pushes; or come back. */
    record Background(boolean on) implements Errand {}

    /** Tell the server whether anybody looks at this device. */
    record Active(boolean on) implements Errand {}

    record Ping() implements Errand {}

    // Reading. Marks nothing as read.

    record LoadMe() implements Errand {}

    record LoadDialogs() implements Errand {}

    record LoadDialog(DialogId dialog) implements Errand {}

    /**
     * Finds the dialog that a person means, and makes the private one where there is none.
     *
     * @param message to be shown there; null for none
     */
    record FindDialog(DialogTarget target, @Nullable Message message) implements Errand {
        public FindDialog(DialogTarget target) {
            this(target, null);
        }
    }

    /**
     * A page of history.
     *
     * @param limit at most 100
     */
    record LoadHistory(DialogId dialog, Reach reach, int limit) implements Errand {}

    /** Which part of history. */
    sealed interface Reach {
        /** The newest messages. */
        record Newest() implements Reach {}

        /** Those just before this place. */
        record Before(long dateSent, MessageId id) implements Reach {}

        /** Those just after this place. */
        record After(long dateSent, MessageId id) implements Reach {}
    }

    record LoadPeople(List<UserId> people) implements Errand {
        public LoadPeople {
            people = List.copyOf(people);
        }
    }

    record FindPeople(String namePrefix) implements Errand {}

    record LoadContacts() implements Errand {}

    record LoadPrivacy() implements Errand {}

    record LoadOnline(DialogId dialog) implements Errand {}

    /**
     * When somebody was there last.
     *
     * @param wanted whether the person asked, and is to be told
     */
    record LoadLastSeen(UserId user, boolean wanted) implements Errand {}

    /** Looks in these dialogs, or in all of them where none is named. */
    record Search(String text, List<DialogId> dialogs) implements Errand {
        public Search {
            dialogs = List.copyOf(dialogs);
        }
    }

    record LoadDrafts() implements Errand {}

    /** Who has a message, has read it, and reacted to it. */
    record LoadReceipts(DialogId dialog, MessageId message) implements Errand {}

    record Download(Attachment attachment) implements Errand {}

    // Writing.

    /** Sends over the live connection; while that is down the message waits, in order. */
    record Send(DialogId dialog, Draft draft) implements Errand {}

    /**
     * Uploads the file of this path, and sends the draft with it.
     *
     * @param type the word for what it is; null to tell by the file
     */
    record SendFile(DialogId dialog, Draft draft, String file, @Nullable String type)
            implements Errand {}

    /** Changes a message that was said before. */
    sealed interface Change extends Errand {}

    /**
     * Gives a message a new text.
     *
     * @param last whether it is the newest of its dialog
     */
    record EditMessage(DialogId dialog, MessageId message, String text, boolean last)
            implements Change {}

    record DeleteMessage(DialogId dialog, MessageId message, boolean forEveryone)
            implements Change {}

    /** Adds a reaction, takes one back, or both. */
    record React(DialogId dialog, MessageId message, @Nullable String add, @Nullable String remove)
            implements Change {}

    /** Tells the senders that the person has read these. */
    record MarkRead(DialogId dialog, List<Seen> messages) implements Errand {
        public MarkRead {
            messages = List.copyOf(messages);
        }
    }

    /** Counts everything in the dialog as read, on the screen or not. */
    record MarkAllRead(DialogId dialog) implements Errand {}

    /** A message that was on the screen. */
    record Seen(MessageId message, UserId sender) {}

    /** Tells the others that the person is writing, or has stopped. */
    record Typing(DialogId dialog, boolean on) implements Errand {}

    /** Enters the dialog's room, or leaves it. */
    record Join(DialogId dialog, boolean in) implements Errand {}

    /** Asks to be told when they come and go, or no longer. */
    record Watch(UserTarget user, boolean on) implements Errand {}

    record Pin(DialogId dialog, MessageId message, boolean on) implements Errand {}

    record CreateDialog(DialogDraft draft, List<UserTarget> people) implements Errand {
        public CreateDialog {
            people = List.copyOf(people);
        }
    }

    record AddPeople(DialogId dialog, List<UserTarget> people) implements Errand {
        public AddPeople {
            people = List.copyOf(people);
        }
    }

    record RemovePeople(DialogId dialog, List<UserTarget> people) implements Errand {
        public RemovePeople {
            people = List.copyOf(people);
        }
    }

    /** Makes people administrators of a group, or takes that back. */
    record ChangeAdmins(DialogId dialog, List<UserTarget> people, boolean on) implements Errand {
        public ChangeAdmins {
            people = List.copyOf(people);
        }
    }

    record RenameDialog(DialogId dialog, String name) implements Errand {}

    record LeaveDialog(DialogId dialog) implements Errand {}

    /** Whether messages of this dialog are pushed to the person's phone. */
    record Notifications(DialogId dialog, boolean on) implements Errand {}

    record ChangeContact(UserTarget user, ContactDeed deed, @Nullable String name)
            implements Errand {}

    /** What to do with somebody in the contact list. */
    enum ContactDeed {
        ADD,
        CONFIRM,
        REJECT,
        REMOVE,
        RENAME
    }

    /**
     * Blocks a person.
     *
     * @param mutual whether one cannot reach them either
     */
    record Block(UserTarget user, boolean mutual) implements Errand {}

    record Unblock(UserTarget user) implements Errand {}

    /** Sends data for the other person's program; no message appears. */
    record SendSystem(UserTarget user, String body) implements Errand {}

    record ReportUser(UserTarget user, String reason) implements Errand {}

    record ReportMessage(MessageId message, String reason) implements Errand {}

    /** Keeps a text that was not sent yet; an empty one is forgotten. */
    record SaveDraft(DialogId dialog, String text) implements Errand {}
}
