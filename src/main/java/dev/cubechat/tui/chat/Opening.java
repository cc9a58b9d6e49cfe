package dev.cubechat.tui.chat;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.UserId;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.Event;
import dev.cubechat.tui.desk.Reading;
import dev.cubechat.tui.talk.Conversation;
import dev.cubechat.tui.talk.Post;
import dev.cubechat.tui.talk.Timeline;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Opens dialogs and moves through what was said in them, asking for history where it ends. */
final class Opening {
    /** Less than the service has on one page, which so tells besides whether there is more. */
    private static final int PAGE = 90;

    private static final int FIRST_PAGE = 50;

    /** How near to the end of what is at hand more is asked for. */
    private static final int NEAR = 20;

    private final Stage stage;
    private final Writer writer;
    private final Map<DialogId, Errand.LoadHistory> asked = new HashMap<>();

    /** What was asked for, and is no longer wanted. */
    private final Set<Errand.LoadHistory> stale = new HashSet<>();

    private @Nullable MessageId wanted;

    Opening(Stage stage, Writer writer) {
        this.stage = stage;
        this.writer = writer;
    }

    void open(Conversation conversation) {
        if (conversation.id().equals(stage.desk().open())) {
            stage.desk().listOnTop(false);
            return;
        }
        leave();
        stage.desk().note(null);
        stage.desk().open(conversation.id());
        if (!conversation.isLoaded()) {
            askNewest(conversation);
        } else {
            toFirstNew(conversation);
        }
        if (stage.talk().link().isUp()) {
            greet(conversation);
        }
    }

    /** The link is there: what it takes to see the open dialog can be asked for. */
    void linkUp() {
        stage.open()
                .ifPresent(
                        open -> {
                            greet(open);
                            if (!open.isLoaded()) {
                                askNewest(open);
                            }
                        });
    }

    /** Asks whether the other one is there. */
    private void greet(Conversation conversation) {
        conversation
                .peer(stage.talk().me())
                .ifPresent(peer -> stage.does(new Errand.LoadLastSeen(peer, false)));
    }

    void close() {
        leave();
        stage.desk().open(null);
    }

    private void leave() {
        writer.leave();
        stage.open().ifPresent(Conversation::nothingNew);
    }

    /** The dialog that a person named, where it is known; else the service is asked. */
    void open(DialogTarget target) {
        UserId peer = peer(target);
        if (peer != null && isOneself(peer)) {
            return;
        }
        Optional<Conversation> known = find(target);
        if (known.isPresent()) {
            open(known.get());
        } else {
            stage.does(new Errand.FindDialog(target));
        }
    }

    /** Whether that is oneself, with whom there is no dialog; the person is told so then. */
    boolean isOneself(UserId peer) {
        boolean same = peer.equals(stage.talk().me());
        if (same) {
            stage.warn("That is you; a private dialog is one with somebody else.");
        }
        return same;
    }

    private @Nullable UserId peer(DialogTarget target) {
        return switch (target) {
            case DialogTarget.Peer peer -> peer.user();
            case DialogTarget.Login login ->
                    stage.talk().people().withLogin(login.login()).orElse(null);
            default -> null;
        };
    }

    private Optional<Conversation> find(DialogTarget target) {
        var talk = stage.talk();
        return switch (target) {
            case DialogTarget.Id id -> talk.find(id.id());
            case DialogTarget.Room room -> talk.find(room.id());
            case DialogTarget.Peer peer -> talk.with(peer.user());
            case DialogTarget.Login login ->
                    talk.people().withLogin(login.login()).flatMap(talk::with);
            case DialogTarget.Last last -> talk.conversations().stream().findFirst();
            case DialogTarget.Name name -> {
                List<Conversation> same =
                        talk.conversations().stream()
                                .filter(c -> !c.isPrivate() && talk.nameOf(c).equals(name.name()))
                                .toList();
                yield same.size() == 1 ? Optional.of(same.getFirst()) : Optional.empty();
            }
        };
    }

    /** Another dialog of the list: the next, or the one before. */
    void step(int by) {
        List<Conversation> all = stage.talk().conversations();
        if (all.isEmpty()) {
            return;
        }
        int at = all.indexOf(stage.open().orElse(null));
        int next = at < 0 ? (by > 0 ? 0 : all.size() - 1) : Math.clamp(at + by, 0, all.size() - 1);
        open(all.get(next));
    }

    void number(int number) {
        List<Conversation> all = stage.talk().conversations();
        if (number <= all.size()) {
            open(all.get(number - 1));
        }
    }

    void nextUnread() {
        stage.talk().conversations().stream()
                .filter(c -> c.unread() > 0 && !c.id().equals(stage.desk().open()))
                .findFirst()
                .ifPresentOrElse(this::open, () -> stage.say("Nothing else is unread."));
    }

    // Moving.

    void up(int rows) {
        stage.open().ifPresent(open -> move(open, stage.pane().up(stage.desk().reading(), rows)));
    }

    void down(int rows) {
        stage.open().ifPresent(open -> move(open, stage.pane().down(stage.desk().reading(), rows)));
    }

    void move(Conversation open, Reading reading) {
        stage.desk().reading(reading);
        askAround(open);
    }

    void oldest() {
        stage.open()
                .filter(open -> !open.timeline().isEmpty())
                .ifPresent(
                        open ->
                                move(
                                        open,
                                        stage.pane()
                                                .up(Reading.At.of(open.timeline().get(0), 0), 0)));
    }

    void newest() {
        stage.open()
                .ifPresent(
                        open -> {
                            stage.toNewest();
                            if (!open.timeline().reachesNewest()) {
                                beginAnew(open);
                                askNewest(open);
                            }
                        });
    }

    /** A message among its neighbours. */
    void show(Conversation conversation, Message message) {
        open(conversation);
        if (conversation.timeline().indexOf(message.id()) < 0) {
            beginAnew(conversation);
            conversation.loaded(true);
            stage.talk().said().older(conversation, List.of(message), false);
            stage.does(before(conversation));
            stage.does(after(conversation));
            wanted = message.id();
        }
        showPost(conversation, message.id());
    }

    private void showPost(Conversation conversation, MessageId id) {
        int index = conversation.timeline().indexOf(id);
        if (index >= 0) {
            stage.desk().selected(id);
            move(conversation, stage.pane().showing(stage.desk().reading(), index));
        }
    }

    // History.

    private void askNewest(Conversation conversation) {
        if (!asked.containsKey(conversation.id())) {
            ask(new Errand.LoadHistory(conversation.id(), new Errand.Reach.Newest(), FIRST_PAGE));
        }
    }

    private void ask(Errand.LoadHistory history) {
        asked.put(history.dialog(), history);
        stage.does(history);
    }

    /** Forgets what is at hand; what was asked for would not fit what comes in its place. */
    private void beginAnew(Conversation conversation) {
        conversation.beginAnew();
        Errand.LoadHistory before = asked.remove(conversation.id());
        if (before != null) {
            stale.add(before);
        }
    }

    /** Something may be missing at the end: ask for the newest page again. */
    void again(Conversation conversation) {
        if (conversation.isLoaded()) {
            asked.remove(conversation.id());
            if (conversation.id().equals(stage.desk().open())) {
                askNewest(conversation);
            } else {
                conversation.loaded(false);
            }
        }
    }

    /** Asks for more where the screen is near the end of what is at hand. */
    private void askAround(Conversation open) {
        Timeline timeline = open.timeline();
        if (timeline.isEmpty() || asked.containsKey(open.id())) {
            return;
        }
        int below = stage.pane().below(stage.desk().reading());
        int above = timeline.size() - 1 - below;
        if (!timeline.reachesStart() && above < NEAR + stage.desk().size().rows()) {
            ask(before(open));
        } else if (!timeline.reachesNewest() && below < NEAR) {
            ask(after(open));
        }
    }

    private static Errand.LoadHistory before(Conversation open) {
        Post first = open.timeline().get(0);
        return new Errand.LoadHistory(
                open.id(), new Errand.Reach.Before(first.dateSent(), first.id()), PAGE);
    }

    private static Errand.LoadHistory after(Conversation open) {
        Post last = open.timeline().get(open.timeline().size() - 1);
        return new Errand.LoadHistory(
                open.id(), new Errand.Reach.After(last.dateSent(), last.id()), PAGE);
    }

    void came(Event.HistoryCame came) {
        if (stale.remove(came.asked())) {
            return;
        }
        Optional<Conversation> known = stage.talk().find(came.asked().dialog());
        if (known.isEmpty()) {
            return;
        }
        Conversation conversation = known.get();
        asked.remove(conversation.id());
        boolean first = !conversation.isLoaded();
        List<Message> messages = came.messages();
        switch (came.asked().reach()) {
            case Errand.Reach.Newest newest ->
                    stage.talk().said().newest(conversation, messages, came.end());
            case Errand.Reach.Before before ->
                    stage.talk().said().older(conversation, messages, came.end());
            case Errand.Reach.After after ->
                    stage.talk().said().newer(conversation, messages, came.end());
            case Errand.Reach.These these -> {}
        }
        boolean isOpen = conversation.id().equals(stage.desk().open());
        if (first && isOpen) {
            toFirstNew(conversation);
        }
        if (isOpen && wanted != null && stage.desk().selected() != null) {
            showPost(conversation, wanted);
            wanted = null;
        }
        if (isOpen) {
            askAround(conversation);
        }
    }

    void failed(Errand.LoadHistory asking) {
        if (!stale.remove(asking)) {
            asked.remove(asking.dialog());
        }
    }

    private void toFirstNew(Conversation conversation) {
        if (conversation.unread() > 0) {
            conversation.markNew();
        }
        MessageId firstNew = conversation.firstNew();
        int index = firstNew == null ? -1 : conversation.timeline().indexOf(firstNew);
        if (index >= 0) {
            move(conversation, stage.pane().from(Math.max(0, index - 1)));
        }
    }
}
