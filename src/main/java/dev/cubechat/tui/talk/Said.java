package dev.cubechat.tui.talk;

import dev.cubechat.model.Attachment;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Draft;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.UserId;
import dev.cubechat.text.TerminalText;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was said: takes messages, and what becomes of them, into the dialogs. */
public final class Said {
    private final Talk talk;
    private final Outbox outbox = new Outbox();
    private final Dooms dooms = new Dooms();

    Said(Talk talk) {
        this.talk = talk;
    }

    /** Messages whose time has come destroy themselves. */
    void until(Instant now) {
        dooms.until(now).forEach((id, where) -> where.deleted(id, true));
    }

    Optional<Instant> nextDoom() {
        return dooms.next();
    }

    /**
     * The newest page of history. Where it does not meet what is at hand there is a hole between:
     * the window begins anew with it. What was said since it was asked for stays. What history had
     * and has no more was deleted unheard.
     */
    public void newest(Conversation conversation, List<Message> messages, boolean end) {
        Timeline timeline = conversation.timeline();
        boolean meets =
                messages.stream().anyMatch(m -> timeline.isCertain(m.id()) && !outbox.has(m.id()));
        if (!meets && !messages.isEmpty()) {
            Message first = messages.getFirst();
            timeline.letGoBefore(first.dateSent(), first.id());
        } else if (!meets && timeline.hasPages()) {
            timeline.clear();
        }
        if (end || !meets) {
            timeline.reachesStart(end);
        }
        timeline.reachesNewest(true);
        timeline.missedSome(false);
        conversation.loaded(true);
        takePage(conversation, messages);
        dropMissing(conversation, messages, end, timeline.size());
        timeline.letOldGo();
        putBackOutgoing(conversation);
        conversation.settleUnread();
        if (!timeline.isEmpty()) {
            conversation.heard(timeline.get(timeline.size() - 1));
            talk.stirred();
        }
    }

    /** A page from before a place: the beginning of what is at hand, or one in the midst of it. */
    public void older(
            Conversation conversation,
            List<Message> messages,
            boolean end,
            long dateSent,
            MessageId id) {
        Timeline timeline = conversation.timeline();
        takePage(conversation, messages);
        dropMissing(conversation, messages, end, timeline.indexFrom(dateSent, id));
        if (end || timeline.indexOf(messages.getFirst().id()) == 0) {
            timeline.reachesStart(end);
        }
        timeline.letNewGo();
    }

    /** A page from after what is at hand. */
    public void newer(Conversation conversation, List<Message> messages, boolean end) {
        takePage(conversation, messages);
        conversation.timeline().letOldGo();
        if (end) {
            conversation.timeline().reachesNewest(true);
            conversation.timeline().missedSome(false);
            conversation.saidMeanwhile().forEach(conversation.timeline()::add);
            putBackOutgoing(conversation);
        }
    }

    /**
     * What stood in history behind the first of a page, and is not on it, is in history no more.
     * What only we have is not history's: what is on its way, and what is not kept there.
     *
     * @param fromStart whether nothing was said before the page
     * @param until the place in which the page ends
     */
    private void dropMissing(
            Conversation conversation, List<Message> page, boolean fromStart, int until) {
        Timeline timeline = conversation.timeline();
        Set<MessageId> there = page.stream().map(Message::id).collect(Collectors.toSet());
        // Of the second in which the page begins, it may not have all.
        long behind = fromStart ? Long.MIN_VALUE : page.getFirst().dateSent();
        int from = fromStart ? 0 : timeline.indexFrom(behind, page.getFirst().id());
        for (Post post : List.copyOf(timeline.all().subList(from, until))) {
            MessageId id = post.id();
            timeline.settle(id);
            boolean had = timeline.isKept(id) && !outbox.has(id) && !post.deleted();
            if (had && !there.contains(id) && post.dateSent() > behind) {
                conversation.remove(id);
            }
        }
    }

    private void takePage(Conversation conversation, List<Message> messages) {
        conversation.timeline().tookPage();
        messages.forEach(message -> take(conversation, message));
    }

    private void take(Conversation conversation, Message message) {
        if (conversation.leftNoTrace(message.id())) {
            return;
        }
        Post post = conversation.now(Post.of(message, talk.me(), null));
        talk.people().mention(post.sender());
        conversation.timeline().add(post);
        conversation.timeline().keep(post.id());
        conversation.timeline().change(post.id(), p -> p.withReactions(post.reactions()));
        settle(post);
    }

    /** What waits to be sent, or was not, is at the end, also after the window was let go. */
    private void putBackOutgoing(Conversation conversation) {
        for (Outbox.Outgoing one : outbox.all()) {
            if (one.dialog().equals(conversation.id())
                    && conversation.timeline().indexOf(one.draft().id()) < 0) {
                Post post = post(one);
                conversation
                        .timeline()
                        .add(outbox.trouble(one.id()).map(post::failed).orElse(post));
            }
        }
    }

    /**
     * A message of somebody, just now.
     *
     * @param saved whether history is to have it
     */
    boolean arrived(
            Conversation conversation, Message message, @Nullable Instant until, boolean saved) {
        Post post = Post.of(message, talk.me(), until);
        talk.people().mention(post.sender());
        conversation.writes(post.sender(), false, talk.now());
        settle(post);
        if (conversation.isDeleted(post.id())) {
            return false;
        }
        conversation.heard(post);
        talk.stirred();
        Timeline timeline = conversation.timeline();
        boolean fresh = ends(conversation, post);
        if (saved) {
            timeline.save(post.id(), talk.now());
        }
        timeline.letOldGo();
        if (until != null) {
            dooms.add(post.id(), conversation, until);
        }
        return fresh;
    }

    /** A message that the person sends. */
    public void says(Conversation conversation, Outbox.Outgoing one) {
        Post post = post(one);
        outbox.add(one);
        Timeline timeline = conversation.timeline();
        boolean fits = timeline.reachesNewest() || timeline.indexOf(post.id()) >= 0;
        timeline.remove(post.id());
        if (fits) {
            timeline.add(post);
            timeline.letOldGo();
        }
        if (one.draft().save() && one.draft().selfDestroy() == null) {
            timeline.save(post.id(), talk.now());
        }
        conversation.heard(post);
        talk.stirred();
    }

    private Post post(Outbox.Outgoing one) {
        return Post.of(one.draft(), talk.me(), talk.now(), one.file());
    }

    /** The file of a message of ours has a place of its own, from where it can be fetched. */
    public void uploaded(Draft draft, List<Attachment> attachments) {
        Optional<Outbox.Outgoing> waiting = outbox.find(draft.id());
        waiting.ifPresent(
                one ->
                        outbox.now(
                                new Outbox.Outgoing(
                                        one.dialog(),
                                        one.draft().withAttachments(attachments),
                                        null,
                                        null)));
        waiting.flatMap(one -> talk.find(one.dialog()))
                .ifPresent(
                        c -> {
                            c.timeline().change(draft.id(), p -> p.withEnclosed(attachments));
                            c.timeline().find(draft.id()).ifPresent(c::corrected);
                        });
    }

    public Outbox outbox() {
        return outbox;
    }

    /** How many messages wait for the link. */
    public long waiting() {
        return outbox.all().stream()
                .flatMap(
                        one ->
                                talk.find(one.dialog()).stream()
                                        .flatMap(c -> c.timeline().find(one.id()).stream()))
                .filter(post -> post.mark() == Mark.QUEUED)
                .count();
    }

    public void failed(MessageId id, String why) {
        String safe = TerminalText.line(why);
        outbox.failed(id, safe);
        outbox.find(id)
                .flatMap(one -> talk.find(one.dialog()))
                .ifPresent(c -> c.timeline().change(id, p -> p.failed(safe)));
    }

    /** Nobody knows whether the server has it. */
    public void doubted(MessageId id, String why) {
        outbox.doubted(id);
        failed(id, why);
    }

    /**
     * What was said in this dialog and was not sent for certain; it is not sent any more.
     *
     * @param doubtful also what may have arrived
     */
    public List<String> takeUnsent(DialogId dialog, boolean doubtful) {
        List<Outbox.Outgoing> some =
                outbox.all().stream()
                        .filter(one -> one.dialog().equals(dialog))
                        .filter(one -> doubtful || outbox.isUnsent(one.id()))
                        .toList();
        some.forEach(one -> outbox.remove(one.id()));
        return some.stream().flatMap(one -> Stream.ofNullable(one.draft().body())).toList();
    }

    /** The server does not want it; sending it again only helps when something changes. */
    void refused(MessageId id, @Nullable DialogId dialog, @Nullable UserId peer, String why) {
        outbox.failed(id, why);
        Optional<Conversation> where = outbox.find(id).flatMap(one -> talk.find(one.dialog()));
        where.or(() -> talk.about(dialog, peer))
                .ifPresent(c -> c.timeline().change(id, post -> post.failed(why)));
    }

    private void settle(Post post) {
        if (post.sender().equals(talk.me())) {
            outbox.remove(post.id());
        }
    }

    /** News of how far a message of ours has come. */
    void marked(@Nullable DialogId dialog, @Nullable UserId peer, MessageId id, Mark mark) {
        Optional<Outbox.Outgoing> ours = outbox.remove(id);
        Optional<Conversation> where = ours.flatMap(one -> talk.find(one.dialog()));
        where.or(() -> talk.about(dialog, peer))
                .filter(c -> !c.timeline().change(id, post -> farther(post, mark)))
                .ifPresent(c -> ours.ifPresent(one -> ends(c, post(one).withMark(mark))));
    }

    /** It is the newest, though a page that is on its way may not have it; whether it is new. */
    private static boolean ends(Conversation conversation, Post post) {
        if (conversation.timeline().reachesNewest()) {
            return conversation.timeline().add(post);
        }
        conversation.saidMeanwhile(post);
        return true;
    }

    private Post farther(Post post, Mark mark) {
        boolean ours = post.sender().equals(talk.me()) && !post.deleted();
        return ours ? post.withMark(post.mark().orFarther(mark)) : post;
    }

    /** The text of a message is another one now. */
    public void edited(Conversation conversation, MessageId id, String text) {
        conversation.edited(id, text);
    }

    public void deleted(Conversation conversation, MessageId id, boolean withoutTrace) {
        conversation.deleted(id, withoutTrace);
    }

    /** A message that failed and is not wanted any more. */
    public void discard(Conversation conversation, MessageId id) {
        outbox.remove(id);
        conversation.remove(id);
    }

    public void reacted(
            Conversation conversation,
            MessageId id,
            UserId user,
            @Nullable String added,
            @Nullable String removed) {
        boolean own = user.equals(talk.me());
        conversation.reacted(id, post -> Reacting.to(post, own, added, removed));
    }
}
