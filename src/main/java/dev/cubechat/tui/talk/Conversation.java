package dev.cubechat.tui.talk;

import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogType;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.UserId;
import dev.cubechat.text.TerminalText;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What the screen knows of one dialog. */
public final class Conversation {
    /** How long somebody counts as writing when they do not say so again. */
    private static final Duration WRITING = Duration.ofSeconds(30);

    private final Timeline timeline = new Timeline();
    private final Map<UserId, Instant> writing = new LinkedHashMap<>();
    private final Set<UserId> online = new HashSet<>();
    private Dialog dialog;
    private final Unread unread = new Unread();
    private final Meanwhile meanwhile = new Meanwhile();
    private @Nullable MessageId firstNew;
    private @Nullable Last last;
    private boolean loaded;

    /** The newest message, as the list of dialogs shows it. */
    public record Last(
            @Nullable MessageId id, String text, @Nullable UserId sender, long dateSent) {}

    Conversation(Dialog dialog) {
        this.dialog = dialog;
        become(dialog);
    }

    void become(Dialog newer) {
        dialog = newer;
        Dialog.LastMessage message = newer.lastMessage();
        Long date = message == null ? null : message.dateSent();
        Integer count = newer.unread();
        if (count != null) {
            unread.told(count, message == null ? null : message.id(), date);
            if (message != null && hasAllTo(message.id())) {
                settleUnread();
            }
        }
        if (message != null
                && date != null
                && !isDeleted(message.id())
                && (last == null || last.dateSent() <= date)) {
            last = new Last(message.id(), oneLine(message.text()), message.senderId(), date);
        }
    }

    /** Whether this is at hand, and what history has before it as far as the window reaches. */
    private boolean hasAllTo(@Nullable MessageId id) {
        return id != null && timeline.hasPages() && timeline.isCertain(id);
    }

    private static String oneLine(@Nullable String text) {
        return text == null ? "" : TerminalText.line(text.strip());
    }

    public DialogId id() {
        return dialog.id();
    }

    public Dialog dialog() {
        return dialog;
    }

    public Timeline timeline() {
        return timeline;
    }

    public boolean isPrivate() {
        return dialog.type() == DialogType.PRIVATE;
    }

    /** Whether only its owner writes there. */
    public boolean isReadOnly() {
        return dialog.type() == DialogType.BROADCAST;
    }

    /** The other person of a private dialog. */
    public Optional<UserId> peer(UserId me) {
        return dialog.peerOf(me);
    }

    public int unread() {
        return unread.count();
    }

    public Optional<Last> last() {
        return Optional.ofNullable(last);
    }

    /** When something happened here last, in unix seconds. */
    public long lastDate() {
        if (last != null) {
            return last.dateSent();
        }
        Instant made = dialog.updatedAt() == null ? dialog.createdAt() : dialog.updatedAt();
        return made == null ? 0 : made.getEpochSecond();
    }

    /** The first message under the ruler "new"; null for no ruler. */
    public @Nullable MessageId firstNew() {
        return firstNew;
    }

    /** Whether its history was asked for. */
    public boolean isLoaded() {
        return loaded;
    }

    /** Lets all messages go; the next page begins a new window. */
    public void beginAnew() {
        timeline.clear();
    }

    /** The same, where that will be the newest page: what is said from now on stays. */
    public void beginAtNewest() {
        timeline.clear();
        timeline.reachesNewest(true);
        loaded = false;
    }

    /** Something may have been deleted here that nobody told. */
    public void doubt() {
        timeline.doubt();
    }

    /** Something may have been said here that nobody heard. */
    public void missedSome() {
        timeline.missedSome(true);
    }

    public void loaded(boolean is) {
        loaded = is;
    }

    /** Who writes just now, the first to begin first. */
    public List<UserId> writing() {
        return List.copyOf(writing.keySet());
    }

    /** Who is in the room, as far as was told. */
    public Set<UserId> online() {
        return Set.copyOf(online);
    }

    void online(List<UserId> all) {
        online.clear();
        online.addAll(all);
    }

    void comes(UserId user) {
        online.add(user);
    }

    void goes(UserId user) {
        online.remove(user);
        writing.remove(user);
    }

    void writes(UserId user, boolean on, Instant now) {
        if (on) {
            writing.put(user, now.plus(WRITING));
        } else {
            writing.remove(user);
        }
    }

    /** The line is lost: nobody is known to be there, or to write. */
    void lostSight(Instant now) {
        writing.clear();
        online.clear();
        timeline.unheard(now);
    }

    /** Forgets who stopped without a word. */
    void expire(Instant now) {
        writing.values().removeIf(until -> !until.isAfter(now));
    }

    Optional<Instant> nextExpiry() {
        return writing.values().stream().min(Instant::compareTo);
    }

    /** A message of somebody, just now; whether it is a new one that the person has not read. */
    void arrived(Message message, boolean isUnread) {
        unread.heard(message.id(), message.dateSent(), isUnread);
    }

    /** This was read, here or on another device of the reader. */
    void read(MessageId message) {
        boolean fresh = timeline.find(message).filter(post -> !post.seen()).isPresent();
        if (fresh) {
            read(List.of(message));
        }
    }

    /** These were read. */
    public void read(List<MessageId> messages) {
        for (MessageId id : messages) {
            timeline.change(id, Post::asSeen);
            unread.read(id);
        }
        settleUnread();
    }

    /**
     * Where all that could be unread is at hand and was read, the server's number is an old one.
     */
    void settleUnread() {
        boolean atHand =
                timeline.reachesNewest()
                        && (timeline.reachesStart() || timeline.size() >= unread());
        if (unread() > 0 && atHand && timeline.all().stream().allMatch(Post::seen)) {
            unread.allRead();
        }
    }

    public void allRead() {
        unread.allRead();
        for (Post post : List.copyOf(timeline.all())) {
            if (!post.seen()) {
                timeline.change(post.id(), Post::asSeen);
            }
        }
    }

    /** Draws the ruler "new" where the reader has not been yet, unless there is one. */
    public void markNew() {
        if (firstNew == null) {
            timeline.all().stream()
                    .filter(post -> !post.seen() && !post.deleted())
                    .findFirst()
                    .ifPresent(post -> firstNew = post.id());
        }
    }

    /** Draws the ruler "new" above this message, unless there is one. */
    public void newFrom(MessageId id) {
        if (firstNew == null) {
            firstNew = id;
        }
    }

    public void nothingNew() {
        firstNew = null;
    }

    void heard(Post post) {
        if (last == null || last.dateSent() <= post.dateSent()) {
            last = new Last(post.id(), post.line(), post.sender(), post.dateSent());
        }
    }

    /** Whether a page of its history is on its way. */
    public void awaitsPage(boolean is) {
        meanwhile.awaitsPage(is);
    }

    /** A message of a page as it is by now. */
    Post now(Post post) {
        return meanwhile.now(post, timeline.find(post.id()).orElse(null));
    }

    /** Somebody reacted to a message, or took that back. */
    void reacted(MessageId id, UnaryOperator<Post> how) {
        meanwhile.reacted(id);
        timeline.change(id, how);
    }

    /** The text of a message is another one now. */
    void edited(MessageId id, String text) {
        meanwhile.edited(id, text);
        timeline.change(id, post -> post.deleted() ? post : post.edited(text));
        timeline.find(id).ifPresent(this::corrected);
    }

    /**
     * A message is gone for good: from the screen, from the list of dialogs, and from what is
     * unread.
     *
     * @param withoutTrace whether not even its place stays
     */
    void deleted(MessageId id, boolean withoutTrace) {
        meanwhile.deleted(id, withoutTrace);
        if (withoutTrace) {
            remove(id);
        } else {
            needsNoReading(id);
            timeline.change(id, Post::asDeleted);
            if (last != null && id.equals(last.id())) {
                last = new Last(id, Post.DELETED, last.sender(), last.dateSent());
            }
        }
    }

    boolean isDeleted(@Nullable MessageId id) {
        return id != null && meanwhile.isDeleted(id);
    }

    boolean leftNoTrace(MessageId id) {
        return meanwhile.leftNoTrace(id);
    }

    /** A message was heard that a page on its way may not have, and that is not at hand. */
    void saidMeanwhile(Post post) {
        meanwhile.said(post);
    }

    /** What was said while the page was on its way that is being taken in, as it is by now. */
    List<Post> saidMeanwhile() {
        return meanwhile.said().stream().map(this::now).toList();
    }

    private void needsNoReading(MessageId id) {
        unread.gone(id, timeline.find(id).filter(post -> !post.seen()).isPresent());
    }

    /** Nothing tells that this message was here; the dialog keeps its place in the list. */
    void remove(MessageId id) {
        needsNoReading(id);
        timeline.remove(id);
        if (last != null && id.equals(last.id())) {
            Post before =
                    timeline.isEmpty() || !timeline.reachesNewest()
                            ? null
                            : timeline.get(timeline.size() - 1);
            last =
                    before == null
                            ? new Last(null, "", null, last.dateSent())
                            : new Last(
                                    before.id(), before.line(), before.sender(), last.dateSent());
        }
    }

    /** The text of the newest message changed. */
    void corrected(Post post) {
        if (last != null && post.id().equals(last.id())) {
            last = new Last(post.id(), post.line(), post.sender(), last.dateSent());
        }
    }
}
