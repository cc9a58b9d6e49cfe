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
import dev.cubechat.tui.view.Geometry;
import dev.cubechat.tui.view.ListView;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Opens dialogs and moves through what was said in them, asking for history where it ends. */
final class Opening {
    private final Stage stage;
    private final Writer writer;
    private final History history;

    /** The dialog that was opened just now, and waits for its first page. */
    private @Nullable DialogId entered;

    Opening(Stage stage, Writer writer, History history) {
        this.stage = stage;
        this.writer = writer;
        this.history = history;
    }

    void open(Conversation conversation) {
        boolean another = enter(conversation);
        if (!conversation.isLoaded()) {
            entered = another ? conversation.id() : entered;
            history.newest(conversation);
        } else if (another) {
            toFirstNew(conversation);
        }
    }

    /** Turns to a dialog; whether it is another one than before. */
    private boolean enter(Conversation conversation) {
        if (conversation.id().equals(stage.desk().open())) {
            stage.desk().listOnTop(false);
            return false;
        }
        leave();
        entered = null;
        stage.desk().note(null);
        stage.desk().open(conversation.id());
        List<Conversation> all = stage.talk().conversations();
        int height = Geometry.of(stage.desk()).beside();
        stage.desk().listFrom(ListView.first(all, stage.desk(), height));
        return true;
    }

    /** The link is there: what it takes to see the open dialog can be asked for. */
    void linkUp() {
        stage.open().filter(open -> !open.isLoaded()).ifPresent(history::newest);
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

    /** The next of the list behind the open one, and after the last the first. */
    void nextUnread() {
        List<Conversation> all = stage.talk().conversations();
        int open = all.indexOf(stage.open().orElse(null));
        Stream.concat(all.stream().skip(open + 1), all.stream().limit(Math.max(0, open)))
                .filter(c -> c.unread() > 0)
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
        history.askAround(open);
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
                            entered = null;
                            if (!open.timeline().reachesNewest()) {
                                history.fromNewest(open);
                            } else if (!open.isLoaded()) {
                                history.newest(open);
                            }
                        });
    }

    /** The dialog that was asked for, with the message in it that is wanted, if any. */
    void found(Conversation conversation, @Nullable Message message) {
        if (message == null) {
            open(conversation);
        } else {
            show(conversation, message);
        }
    }

    /** A message among its neighbours. */
    void show(Conversation conversation, Message message) {
        if (conversation.timeline().indexOf(message.id()) >= 0) {
            open(conversation);
        } else {
            enter(conversation);
            history.around(conversation, message);
        }
        entered = null;
        int index = conversation.timeline().indexOf(message.id());
        stage.desk().selected(message.id());
        Reading shown = stage.pane().showing(stage.desk().reading(), index);
        move(conversation, stage.pane().held(shown));
    }

    /** More was said than there was room for. */
    void overrun(Conversation conversation) {
        conversation.missedSome();
        again(conversation);
    }

    /** Something may be missing at the end of what is at hand. */
    void again(Conversation conversation) {
        history.again(conversation);
    }

    void came(Event.HistoryCame came) {
        history.came(came)
                .filter(known -> known.id().equals(stage.desk().open()))
                .ifPresent(open -> came(open, came.asked().reach()));
    }

    private void came(Conversation open, Errand.Reach reach) {
        if (reach instanceof Errand.Reach.Newest && open.id().equals(entered)) {
            entered = null;
            toFirstNew(open);
        } else if (stage.desk().reading() instanceof Reading.At at) {
            stage.desk().reading(stage.pane().held(at));
        }
        history.askAround(open);
    }

    void failed(Errand.LoadHistory asking) {
        history.failed(asking);
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
