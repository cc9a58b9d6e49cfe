package dev.cubechat.tui.talk;

import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Draft;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.User;
import dev.cubechat.model.UserId;
import dev.cubechat.text.TerminalText;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All that the screen knows of the chat. Changed by one thread. */
public final class Talk {
    private static final Comparator<Conversation> NEWEST_FIRST =
            Comparator.comparingLong(Conversation::lastDate)
                    .reversed()
                    .thenComparing(Conversation::id);

    private final Map<DialogId, Conversation> conversations = new HashMap<>();
    private final Map<UserId, DialogId> privateWith = new HashMap<>();
    private final People people = new People();
    private final Map<MessageId, Outgoing> outgoing = new LinkedHashMap<>();
    private final Set<DialogId> unknown = new LinkedHashSet<>();
    private final Set<UserId> unknownPeers = new LinkedHashSet<>();
    private final Circle circle = new Circle(people);
    private final Dooms dooms = new Dooms();
    private List<Conversation> inOrder = List.of();
    private boolean orderStands;
    private UserId me = new UserId(Long.MAX_VALUE);
    private Link link = Link.IDLE;
    private Instant now;

    /**
     * A message of ours that the server does not have yet, and all that sending it again takes.
     *
     * @param file the path of a file that goes with it; null where none does
     */
    public record Outgoing(
            DialogId dialog, Draft draft, @Nullable String file, @Nullable String type) {}

    public Talk(Instant now) {
        this.now = now;
    }

    public UserId me() {
        return me;
    }

    public void me(User user) {
        me = user.id();
        people.add(user);
        // Who the other one is in a private dialog depends on who we are.
        conversations.values().forEach(this::index);
    }

    /** Somebody's names became known. */
    public void meet(User user) {
        people.add(user);
    }

    public void online(DialogId dialog, List<UserId> online) {
        find(dialog).ifPresent(c -> c.online(online));
        online.forEach(people::mention);
    }

    public People people() {
        return people;
    }

    public Circle circle() {
        return circle;
    }

    public Link link() {
        return link;
    }

    public void link(Link other) {
        link = other;
    }

    public void nextAttempt(Instant at) {
        link = link.waitingUntil(at);
    }

    public Instant now() {
        return now;
    }

    /**
     * Time went on: who has not said again that they write, has stopped; some messages are gone.
     */
    public void now(Instant time) {
        now = time;
        for (Conversation conversation : conversations.values()) {
            conversation.expire(time);
        }
        dooms.until(time).forEach((id, timeline) -> timeline.remove(id));
    }

    /** When a person stops to write or a message destroys itself. */
    public Optional<Instant> nextChange() {
        return Stream.concat(
                        dooms.next().stream(),
                        conversations.values().stream().flatMap(c -> c.nextExpiry().stream()))
                .min(Comparator.naturalOrder());
    }

    // Dialogs.

    /** The newest first. */
    public List<Conversation> conversations() {
        if (!orderStands) {
            inOrder = conversations.values().stream().sorted(NEWEST_FIRST).toList();
            orderStands = true;
        }
        return inOrder;
    }

    public Optional<Conversation> find(@Nullable DialogId id) {
        return Optional.ofNullable(id == null ? null : conversations.get(id));
    }

    /** The private dialog with somebody, where there is one. */
    public Optional<Conversation> with(UserId peer) {
        return find(privateWith.get(peer));
    }

    public Conversation add(Dialog dialog) {
        Conversation conversation =
                conversations.computeIfAbsent(dialog.id(), any -> new Conversation(dialog));
        conversation.become(dialog);
        unknown.remove(dialog.id());
        dialog.occupantIds().stream().limit(200).forEach(people::mention);
        conversation.last().map(Conversation.Last::sender).ifPresent(people::mention);
        index(conversation);
        orderStands = false;
        return conversation;
    }

    private void index(Conversation conversation) {
        conversation.peer(me).ifPresent(peer -> privateWith.put(peer, conversation.id()));
    }

    public void remove(DialogId id) {
        Conversation gone = conversations.remove(id);
        if (gone != null) {
            gone.peer(me).ifPresent(privateWith::remove);
            orderStands = false;
        }
    }

    /** What a dialog is called here. */
    public String nameOf(Conversation conversation) {
        Optional<UserId> peer = conversation.peer(me);
        String name = conversation.dialog().name();
        boolean named = name != null && !name.isBlank();
        if (peer.isPresent()
                && (!named || !people.nameOf(peer.get()).equals(peer.get().toString()))) {
            return people.nameOf(peer.get());
        }
        return named
                ? TerminalText.line(Objects.requireNonNull(name).strip())
                : conversation.dialog().type().word();
    }

    public int unread() {
        return conversations.values().stream().mapToInt(Conversation::unread).sum();
    }

    /** Dialogs in which something happened, of which nothing is known yet; each told once. */
    public List<DialogId> takeUnknown() {
        List<DialogId> all = List.copyOf(unknown);
        unknown.clear();
        return all;
    }

    /** People who wrote in a private dialog that is not known yet; each told once. */
    public List<UserId> takeUnknownPeers() {
        List<UserId> all = List.copyOf(unknownPeers);
        unknownPeers.clear();
        return all;
    }

    /** The dialog that an event is about; remembers to ask for one that is not known. */
    Optional<Conversation> about(@Nullable DialogId id, @Nullable UserId peer) {
        Optional<Conversation> known =
                find(id).or(() -> Optional.ofNullable(peer).flatMap(this::with));
        if (known.isEmpty() && id != null) {
            unknown.add(id);
        } else if (known.isEmpty() && peer != null) {
            unknownPeers.add(peer);
        }
        return known;
    }

    // Messages.

    /**
     * The newest page of history. Where it does not meet what is at hand there is a hole between:
     * the window begins anew with it.
     */
    public void newest(Conversation conversation, List<Message> messages, boolean end) {
        Timeline timeline = conversation.timeline();
        boolean meets = messages.stream().anyMatch(m -> timeline.indexOf(m.id()) >= 0);
        boolean empty = timeline.all().stream().allMatch(post -> outgoing.containsKey(post.id()));
        if (!meets || empty) {
            timeline.clear();
            timeline.reachesStart(end);
        }
        timeline.reachesNewest(true);
        conversation.loaded(true);
        messages.forEach(message -> take(conversation, message));
        timeline.letOldGo();
        putBackOutgoing(conversation);
        if (!timeline.isEmpty()) {
            conversation.heard(timeline.get(timeline.size() - 1));
            orderStands = false;
        }
    }

    /** A page from before what is at hand. */
    public void older(Conversation conversation, List<Message> messages, boolean end) {
        messages.forEach(message -> take(conversation, message));
        conversation.timeline().reachesStart(end);
        conversation.timeline().letNewGo();
    }

    /** A page from after what is at hand. */
    public void newer(Conversation conversation, List<Message> messages, boolean end) {
        messages.forEach(message -> take(conversation, message));
        conversation.timeline().letOldGo();
        if (end) {
            conversation.timeline().reachesNewest(true);
            putBackOutgoing(conversation);
        }
    }

    private void take(Conversation conversation, Message message) {
        Post post = Post.of(message, me, null);
        people.mention(post.sender());
        conversation.timeline().add(post);
        settle(post);
    }

    /** What waits to be sent is at the end, also after the window was let go. */
    private void putBackOutgoing(Conversation conversation) {
        for (Outgoing one : outgoing.values()) {
            if (one.dialog().equals(conversation.id())
                    && conversation.timeline().indexOf(one.draft().id()) < 0) {
                conversation.timeline().add(Post.of(one.draft(), me, now, one.file()));
            }
        }
    }

    /** A message of somebody, just now. */
    boolean arrived(Conversation conversation, Message message, @Nullable Instant until) {
        Post post = Post.of(message, me, until);
        people.mention(post.sender());
        conversation.writes(post.sender(), false, now);
        settle(post);
        conversation.heard(post);
        orderStands = false;
        Timeline timeline = conversation.timeline();
        boolean fresh = !timeline.reachesNewest() || timeline.add(post);
        timeline.letOldGo();
        if (until != null) {
            dooms.add(post.id(), timeline, until);
        }
        return fresh;
    }

    /** A message that the person sends. */
    public void says(Conversation conversation, Outgoing one) {
        Post post = Post.of(one.draft(), me, now, one.file());
        outgoing.put(post.id(), one);
        conversation.timeline().remove(post.id());
        conversation.timeline().add(post);
        conversation.timeline().letOldGo();
        conversation.heard(post);
        orderStands = false;
    }

    public Optional<Outgoing> outgoing(MessageId id) {
        return Optional.ofNullable(outgoing.get(id));
    }

    /** What the server does not have yet, in the order in which it was said. */
    public Collection<Outgoing> allOutgoing() {
        return List.copyOf(outgoing.values());
    }

    /** How many messages wait for the link. */
    public long waiting() {
        return outgoing.values().stream()
                .filter(
                        one ->
                                find(one.dialog())
                                        .flatMap(c -> c.timeline().find(one.draft().id()))
                                        .filter(post -> post.mark() == Mark.QUEUED)
                                        .isPresent())
                .count();
    }

    public void failed(MessageId id, String why) {
        Outgoing one = outgoing.get(id);
        if (one != null) {
            find(one.dialog())
                    .ifPresent(c -> c.timeline().change(id, p -> p.failed(TerminalText.line(why))));
        }
    }

    /** The server does not want it; sending it again will only help when something changes. */
    void refused(MessageId id, @Nullable DialogId dialog, @Nullable UserId peer, String why) {
        Outgoing left = outgoing.get(id);
        Optional<Conversation> where = left == null ? about(dialog, peer) : find(left.dialog());
        where.ifPresent(c -> c.timeline().change(id, post -> post.failed(why)));
    }

    private void settle(Post post) {
        if (post.sender().equals(me)) {
            outgoing.remove(post.id());
        }
    }

    void marked(@Nullable DialogId dialog, @Nullable UserId peer, MessageId id, Mark mark) {
        Outgoing left = outgoing.remove(id);
        Optional<Conversation> where = left == null ? about(dialog, peer) : find(left.dialog());
        where.ifPresent(
                c ->
                        c.timeline()
                                .change(
                                        id,
                                        p ->
                                                p.sender().equals(me) && !p.deleted()
                                                        ? p.withMark(p.mark().orFarther(mark))
                                                        : p));
    }

    /** The text of a message is another one now. */
    public void edited(Conversation conversation, MessageId id, String text) {
        conversation.timeline().change(id, post -> post.deleted() ? post : post.edited(text));
        conversation.timeline().find(id).ifPresent(conversation::corrected);
    }

    public void deleted(Conversation conversation, MessageId id, boolean withoutTrace) {
        conversation.timeline().find(id).map(Post::asDeleted).ifPresent(conversation::corrected);
        if (withoutTrace) {
            conversation.timeline().remove(id);
        } else {
            conversation.timeline().change(id, Post::asDeleted);
        }
    }

    /** A message that failed and is not wanted any more. */
    public void discard(Conversation conversation, MessageId id) {
        outgoing.remove(id);
        conversation.timeline().remove(id);
    }

    public void reacted(
            Conversation conversation,
            MessageId id,
            UserId user,
            @Nullable String added,
            @Nullable String removed) {
        conversation
                .timeline()
                .change(id, post -> Reacting.to(post, user.equals(me), added, removed));
    }

    /** Nobody is known to be online or writing while the link is down. */
    void lostSight() {
        people.forgetPresence();
        conversations.values().forEach(Conversation::nobodyWrites);
    }
}
