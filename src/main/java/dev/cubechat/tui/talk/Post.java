package dev.cubechat.tui.talk;

import dev.cubechat.model.Attachment;
import dev.cubechat.model.Draft;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.Reactions;
import dev.cubechat.model.UserId;
import dev.cubechat.text.TerminalText;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A message as the screen shows it; all its text is safe.
 *
 * @param dateSent unix seconds
 * @param seen whether the reader has read it
 * @param replyTo the message it answers; null where it answers none
 * @param trouble why it could not be sent; null where it could
 * @param until when it destroys itself; null for never
 */
public record Post(
        MessageId id,
        UserId sender,
        String body,
        long dateSent,
        Mark mark,
        boolean edited,
        boolean deleted,
        boolean seen,
        List<Enclosed> enclosed,
        Reactions reactions,
        @Nullable MessageId replyTo,
        @Nullable String trouble,
        @Nullable Instant until) {
    /** The field in which a message names the one it answers. */
    public static final String REPLY_FIELD = "reply_to";

    static final String DELETED = "(message deleted)";

    public Post {
        enclosed = List.copyOf(enclosed);
    }

    /** All of it in one line: where it has no text, the first that hangs on it. */
    public String line() {
        if (deleted) {
            return DELETED;
        }
        String text = TerminalText.line(body.strip());
        if (!text.isEmpty()) {
            return text;
        }
        return enclosed.isEmpty() ? "(no text)" : enclosed.getFirst().line();
    }

    /** As history is sorted. */
    int compareInTime(Post other) {
        int byDate = Long.compare(dateSent, other.dateSent);
        return byDate != 0 ? byDate : id.compareTo(other.id);
    }

    /** A message from history or from the stream. */
    static Post of(Message message, UserId me, @Nullable Instant until) {
        boolean own = message.senderId().equals(me);
        return new Post(
                message.id(),
                message.senderId(),
                safe(message.body()),
                message.dateSent(),
                own ? markOf(message, me) : Mark.NONE,
                message.editedAt() != null,
                false,
                own || message.readIds().contains(me),
                enclosed(message.attachments()),
                safe(message.reactions()),
                message.fields()
                        .get(REPLY_FIELD)
                        .asText()
                        .filter(id -> !id.isBlank() && id.length() < 100)
                        .map(MessageId::new)
                        .orElse(null),
                null,
                until);
    }

    /** A message that is about to leave. */
    static Post of(Draft draft, UserId me, Instant now, @Nullable String file) {
        List<Enclosed> enclosed = new ArrayList<>(enclosed(draft.attachments()));
        if (file != null) {
            enclosed.add(Enclosed.of(new Attachment(Map.of("name", file))));
        }
        Long date = draft.dateSent();
        return new Post(
                draft.id(),
                me,
                safe(draft.body()),
                date == null ? now.getEpochSecond() : date,
                Mark.QUEUED,
                false,
                false,
                true,
                enclosed,
                Reactions.NONE,
                draft.fields().get(REPLY_FIELD).asText().map(MessageId::new).orElse(null),
                null,
                null);
    }

    private static Mark markOf(Message message, UserId me) {
        if (message.readIds().stream().anyMatch(id -> !id.equals(me))) {
            return Mark.READ;
        }
        boolean delivered = message.deliveredIds().stream().anyMatch(id -> !id.equals(me));
        return delivered ? Mark.DELIVERED : Mark.SENT;
    }

    private static List<Enclosed> enclosed(List<Attachment> attachments) {
        return attachments.stream().map(Enclosed::of).toList();
    }

    private static Reactions safe(Reactions reactions) {
        Map<String, Long> total = new LinkedHashMap<>();
        reactions.total().forEach((emoji, count) -> total.put(TerminalText.line(emoji), count));
        return new Reactions(reactions.own().stream().map(TerminalText::line).toList(), total);
    }

    static String safe(@Nullable String text) {
        return text == null ? "" : TerminalText.lines(text).replace("\t", "    ").stripTrailing();
    }

    /** The same, seen or farther on, where this tells more than what was known. */
    Post after(Post known) {
        return new Post(
                id,
                sender,
                body,
                dateSent,
                known.mark.orFarther(mark),
                edited || known.edited,
                known.deleted,
                seen || known.seen,
                enclosed,
                reactions.isEmpty() ? known.reactions : reactions,
                replyTo == null ? known.replyTo : replyTo,
                null,
                until == null ? known.until : until);
    }

    Post withMark(Mark other) {
        return with(body, other, edited, deleted, seen, reactions, null);
    }

    Post failed(String why) {
        return with(body, Mark.FAILED, edited, deleted, seen, reactions, why);
    }

    Post edited(String text) {
        return with(safe(text), mark, true, deleted, seen, reactions, trouble);
    }

    /** Its place stays, so that nothing jumps. */
    Post asDeleted() {
        return new Post(
                id,
                sender,
                "",
                dateSent,
                mark,
                false,
                true,
                true,
                List.of(),
                Reactions.NONE,
                null,
                null,
                null);
    }

    Post asSeen() {
        return seen ? this : with(body, mark, edited, deleted, true, reactions, trouble);
    }

    Post withEnclosed(List<Attachment> attachments) {
        return new Post(
                id,
                sender,
                body,
                dateSent,
                mark,
                edited,
                deleted,
                seen,
                enclosed(attachments),
                reactions,
                replyTo,
                trouble,
                until);
    }

    Post withReactions(Reactions other) {
        return with(body, mark, edited, deleted, seen, other, trouble);
    }

    private Post with(
            String text,
            Mark aMark,
            boolean isEdited,
            boolean isDeleted,
            boolean isSeen,
            Reactions some,
            @Nullable String why) {
        return new Post(
                id, sender, text, dateSent, aMark, isEdited, isDeleted, isSeen, enclosed, some,
                replyTo, why, until);
    }
}
