package dev.cubechat.tui.talk;

import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.User;
import dev.cubechat.model.UserId;
import dev.cubechat.model.UserTarget;
import dev.cubechat.text.TerminalText;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All that the screen knows of the chat. Changed by one thread. */
public final class Talk {
    /** Who we are while that is not known. */
    private static final UserId NOBODY = new UserId(Long.MAX_VALUE);

    private final Map<DialogId, Conversation> conversations = new HashMap<>();
    private final Map<UserId, DialogId> privateWith = new HashMap<>();
    private final People people = new People();
    private final Said said = new Said(this);
    private int changing;
    private final Set<DialogId> unknown = new LinkedHashSet<>();
    private final Set<DialogId> asked = new HashSet<>();
    private boolean listIsStale;
    private final Circle circle = new Circle(people);
    private List<Conversation> inOrder = List.of();
    private boolean orderStands;
    private UserId me = NOBODY;
    private Link link = Link.IDLE;
    private Instant now;

    public Talk(Instant now) {
        this.now = now;
    }

    public UserId me() {
        return me;
    }

    /** Whether it is known who we are. */
    public boolean knowsMe() {
        return !me.equals(NOBODY);
    }

    public void me(User user) {
        me = user.id();
        people.add(user);
        // Who the other one is in a private dialog depends on who we are.
        privateWith.clear();
        conversations.values().forEach(this::index);
    }

    /** Somebody's names became known. */
    public void meet(User user) {
        people.add(user);
    }

    /** The person who was named, as far as the screen knows who that is. */
    public Optional<UserId> idOf(UserTarget user) {
        return switch (user) {
            case UserTarget.Id id -> Optional.of(id.id());
            case UserTarget.Login login -> people.withLogin(login.login());
            case UserTarget.Me it -> Optional.of(me);
            case UserTarget.Email email -> Optional.empty();
            case UserTarget.ExternalId id -> Optional.empty();
        };
    }

    public void online(DialogId dialog, List<UserId> online) {
        find(dialog).ifPresent(c -> c.online(online));
        online.forEach(people::mention);
    }

    public People people() {
        return people;
    }

    /** What was said in all of them. */
    public Said said() {
        return said;
    }

    /** How many changes of messages the person asked for that nobody has answered. */
    public int changing() {
        return changing;
    }

    public void changing(int many) {
        changing = many;
    }

    /** How much waits for the link: messages, and changes of messages. */
    public long waiting() {
        return said.waiting() + changing;
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
     * Time went on: who has not said again that they write, has stopped; who gave no sign for long
     * may have left; some messages are gone.
     */
    public void now(Instant time) {
        now = time;
        for (Conversation conversation : conversations.values()) {
            conversation.expire(time);
        }
        people.expire(time);
        said.until(time);
    }

    /** When a person stops to write, may have left, or a message destroys itself. */
    public Optional<Instant> nextChange() {
        return Stream.of(
                        said.nextDoom().stream(),
                        people.nextExpiry().stream(),
                        conversations.values().stream().flatMap(c -> c.nextExpiry().stream()))
                .flatMap(each -> each)
                .min(Comparator.naturalOrder());
    }

    // Dialogs.

    /** The newest first. */
    public List<Conversation> conversations() {
        if (!orderStands) {
            inOrder = conversations.values().stream().sorted(Talk::newestFirst).toList();
            orderStands = true;
        }
        return inOrder;
    }

    /** Plainly: those of {@code Comparator.comparing} are made on the fly, at every start. */
    private static int newestFirst(Conversation one, Conversation other) {
        int byDate = Long.compare(other.lastDate(), one.lastDate());
        return byDate != 0 ? byDate : one.id().compareTo(other.id());
    }

    public Optional<Conversation> find(@Nullable DialogId id) {
        return Optional.ofNullable(id == null ? null : conversations.get(id));
    }

    /** The private dialog with somebody, where there is one. */
    public Optional<Conversation> with(UserId peer) {
        return find(privateWith.get(peer));
    }

    /** Others whom the screen knows by name, and has no private dialog with; by their names. */
    public List<UserId> strangers() {
        return people.all().stream()
                .map(People.Person::id)
                .filter(id -> !id.equals(me) && !privateWith.containsKey(id))
                .sorted((one, other) -> people.nameOf(one).compareTo(people.nameOf(other)))
                .toList();
    }

    public Conversation add(Dialog dialog) {
        Conversation conversation =
                conversations.computeIfAbsent(dialog.id(), any -> new Conversation(dialog));
        conversation.become(dialog);
        unknown.remove(dialog.id());
        asked.remove(dialog.id());
        dialog.occupantIds().stream().limit(200).forEach(people::mention);
        conversation.last().map(Conversation.Last::sender).ifPresent(people::mention);
        index(conversation);
        orderStands = false;
        return conversation;
    }

    private void index(Conversation conversation) {
        if (knowsMe()) {
            conversation.peer(me).ifPresent(peer -> privateWith.put(peer, conversation.id()));
        }
    }

    public void remove(DialogId id) {
        asked.remove(id);
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
        List<DialogId> all = unknown.stream().filter(asked::add).toList();
        unknown.clear();
        return all;
    }

    /** It could not be had; it is asked for again when something happens in it. */
    public void notHad(DialogId id) {
        asked.remove(id);
    }

    /** Whether somebody wrote in a private dialog that is not in the list; told once. */
    public boolean takeStale() {
        boolean stale = listIsStale;
        listIsStale = false;
        return stale;
    }

    /** Whether we are still in it is to be asked. */
    void doubts(@Nullable DialogId id) {
        if (id != null) {
            asked.remove(id);
            unknown.add(id);
        }
    }

    /** The dialog that an event is about; remembers to ask for one that is not known. */
    Optional<Conversation> about(@Nullable DialogId id, @Nullable UserId peer) {
        Optional<Conversation> known =
                find(id).or(() -> Optional.ofNullable(peer).flatMap(this::with));
        if (known.isEmpty() && id != null) {
            unknown.add(id);
        } else if (known.isEmpty() && peer != null) {
            listIsStale = true;
        }
        return known;
    }

    /**
     * The same of what was said, edited or deleted: between two people it is in the dialog of these
     * two, whatever it names.
     */
    Optional<Conversation> saidIn(@Nullable DialogId id, @Nullable UserId peer) {
        return about(isForeign(id, peer) ? null : id, peer);
    }

    /** Where it is, as far as that is known, by the same rule. */
    Optional<Conversation> known(@Nullable DialogId id, @Nullable UserId peer) {
        return find(isForeign(id, peer) ? null : id)
                .or(() -> Optional.ofNullable(peer).flatMap(this::with));
    }

    /** Whether somebody writes to us alone, and says it were in a dialog that is not ours two's. */
    private boolean isForeign(@Nullable DialogId id, @Nullable UserId peer) {
        return peer != null
                && find(id).filter(named -> !named.dialog().isBetween(me, peer)).isPresent();
    }

    /** Something was said, so that the order of the list may be another. */
    void stirred() {
        orderStands = false;
    }

    /** Nobody is known to be online or writing while the link is down. */
    void lostSight() {
        people.forgetPresence();
        conversations.values().forEach(each -> each.lostSight(now));
    }
}
