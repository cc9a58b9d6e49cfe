package dev.cubechat.tui;

import dev.cubechat.model.Attachment;
import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.Contact;
import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Failure;
import dev.cubechat.model.Message;
import dev.cubechat.model.PrivacyNames;
import dev.cubechat.model.PrivacyRule;
import dev.cubechat.model.User;
import dev.cubechat.model.UserId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Something that the machine must answer: from the person, from the chat, or from an errand. */
public sealed interface Event {

    // From the person and the terminal.

    record Pressed(Key key) implements Event {}

    /** Text came in one piece from the clipboard; line ends are {@code \n}. */
    record Pasted(String text) implements Event {}

    record Pointed(Mouse mouse) implements Event {}

    /** The terminal window got the focus, or lost it. */
    record Focused(boolean in) implements Event {}

    record Resized(Size size) implements Event {}

    /** The person is back after {@link Effect.Suspend}. */
    record Returned() implements Event {}

    /** The program ends, and nobody can be asked: what must not be lost is to be put away. */
    record Ending() implements Event {}

    /** The editor was left; the text is null where it was left without saving. */
    record Edited(@Nullable String text) implements Event {}

    /** What time it is. Comes before each batch of events, and when the machine wanted to wake. */
    record Tick(Instant now) implements Event {}

    // From the chat.

    /** Something happened in the chat. */
    record Heard(Instant at, ChatEvent event) implements Event {}

    /** Where the link waits before its next attempt. */
    record NextAttempt(Instant at) implements Event {}

    /** More happened in these dialogs than there was room for: what is shown of them has a hole. */
    record Overrun(List<DialogId> dialogs) implements Event {}

    // From errands.

    /** Who we are. */
    record SignedIn(User me) implements Event {}

    /** The newest dialogs first. */
    record DialogsCame(List<Dialog> dialogs) implements Event {}

    /** A dialog as it is now: made, asked for or changed. */
    record DialogCame(Dialog dialog, Errand asked) implements Event {}

    /** One is no longer in the dialog. */
    record DialogGone(DialogId dialog) implements Event {}

    /**
     * Messages from history, the oldest first.
     *
     * @param end whether there are none beyond them in the direction asked for
     */
    record HistoryCame(Errand.LoadHistory asked, List<Message> messages, boolean end)
            implements Event {
        public HistoryCame {
            messages = List.copyOf(messages);
        }
    }

    /** People who were looked for by their names, or of whom only the numbers were known. */
    record PeopleCame(Errand asked, List<User> people) implements Event {
        public PeopleCame {
            people = List.copyOf(people);
        }
    }

    record ContactsCame(List<Contact> contacts) implements Event {}

    /** All of the person's lists, with what each says. */
    record PrivacyCame(PrivacyNames names, Map<String, List<PrivacyRule>> rules) implements Event {}

    /** Who is in the dialog's room just now. */
    record OnlineCame(DialogId dialog, List<UserId> online) implements Event {}

    record LastSeenCame(Errand.LoadLastSeen asked, long seconds) implements Event {}

    /** From now on one is told when this person comes and goes, or no longer. */
    record Watched(Errand.Watch asked, UserId user) implements Event {
        /** What to tell the person who asked. */
        public String sentence() {
            return asked.on()
                    ? "You will be told when they come and go."
                    : "You are not told of them any more.";
        }
    }

    record Found(
            Errand.Search asked, List<Dialog> dialogs, List<Message> messages, List<User> people)
            implements Event {}

    /**
     * What became of a message.
     *
     * @param delivered who has it; those who have read it are among them
     * @param reactions who reacted how
     */
    record ReceiptsCame(
            Errand.LoadReceipts asked,
            List<UserId> delivered,
            List<UserId> read,
            Map<String, List<UserId>> reactions)
            implements Event {
        public ReceiptsCame {
            delivered = List.copyOf(delivered);
            read = List.copyOf(read);
        }
    }

    /** Texts that were not sent when the program ended last. */
    record DraftsCame(Map<DialogId, String> drafts) implements Event {}

    /**
     * How far a transfer has come.
     *
     * @param total bytes in all; -1 where that is not known
     */
    record Transferred(Errand asked, long done, long total) implements Event {}

    /** The file of a message lies in the service's storage; the message goes out with these. */
    record Uploaded(Errand.SendFile asked, List<Attachment> attachments) implements Event {
        public Uploaded {
            attachments = List.copyOf(attachments);
        }
    }

    /** The file is there, at this path. */
    record Downloaded(Errand.Download asked, String file) implements Event {}

    /**
     * An errand was done that has no event of its own.
     *
     * @param note a sentence for the person; null where there is nothing to say
     */
    record Done(Errand asked, @Nullable String note) implements Event {}

    record Failed(Errand asked, Failure failure) implements Event {}
}
