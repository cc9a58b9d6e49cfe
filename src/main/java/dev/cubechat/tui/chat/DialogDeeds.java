package dev.cubechat.tui.chat;

import dev.cubechat.model.DialogDraft;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogType;
import dev.cubechat.model.UserId;
import dev.cubechat.model.UserTarget;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.desk.Overlay;
import dev.cubechat.tui.talk.Conversation;
import dev.cubechat.tui.words.Wish;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/** What can be done with a dialog. */
final class DialogDeeds {
    private final Stage stage;
    private final Opening opening;

    DialogDeeds(Stage stage, Opening opening) {
        this.stage = stage;
        this.opening = opening;
    }

    void newPrivate(UserTarget user) {
        Optional<UserId> peer = stage.talk().idOf(user);
        if (peer.isPresent() && opening.isOneself(peer.get())) {
            return;
        }
        Optional<Conversation> known = peer.flatMap(stage.talk()::with);
        known.ifPresentOrElse(opening::open, () -> create(DialogType.PRIVATE, null, List.of(user)));
    }

    void newGroup(String name, List<UserTarget> people) {
        create(DialogType.GROUP, name, people);
    }

    void newPublic(String name) {
        create(DialogType.PUBLIC, name, List.of());
    }

    private void create(DialogType type, @Nullable String name, List<UserTarget> people) {
        stage.does(new Errand.CreateDialog(DialogDraft.of(type, name), people));
    }

    void add(List<UserTarget> people) {
        inGroup().ifPresent(open -> stage.does(new Errand.AddPeople(open.id(), people)));
    }

    void remove(List<UserTarget> people) {
        inGroup().ifPresent(open -> stage.does(new Errand.RemovePeople(open.id(), people)));
    }

    void admins(List<UserTarget> people, boolean on) {
        inGroup().ifPresent(open -> stage.does(new Errand.ChangeAdmins(open.id(), people, on)));
    }

    void rename(String name) {
        inGroup().ifPresent(open -> stage.does(new Errand.RenameDialog(open.id(), name)));
    }

    private Optional<Conversation> inGroup() {
        Optional<Conversation> open = stage.openOrSay();
        if (open.filter(Conversation::isPrivate).isPresent()) {
            stage.warn("This is a private dialog; /group makes a group.");
            return Optional.empty();
        }
        return open;
    }

    /**
     * Leaves a dialog, or asks first.
     *
     * @param asked the one that the person was asked about, which need not be open any more; null
     *     where they were not
     */
    void leave(@Nullable DialogId asked) {
        if (asked != null) {
            stage.does(new Errand.LeaveDialog(asked));
            return;
        }
        stage.openOrSay()
                .ifPresent(
                        open -> {
                            String name = stage.talk().nameOf(open);
                            Overlay.Ask ask =
                                    new Overlay.Ask(
                                            "Leave",
                                            "Leave " + name + "? It goes from your list.",
                                            List.of(
                                                    new Overlay.Answer(
                                                            "y",
                                                            "leave",
                                                            new Wish.Leave(open.id()))));
                            stage.show(() -> ask);
                        });
    }

    void join(boolean in) {
        inGroup().ifPresent(open -> stage.does(new Errand.Join(open.id(), in)));
    }

    void notifications(boolean on) {
        stage.openOrSay().ifPresent(open -> stage.does(new Errand.Notifications(open.id(), on)));
    }

    void read() {
        stage.openOrSay()
                .ifPresent(
                        open -> {
                            if (stage.options().explore()) {
                                stage.warn(Stage.EXPLORING);
                                return;
                            }
                            open.allRead();
                            open.nothingNew();
                            stage.does(new Errand.MarkAllRead(open.id()));
                        });
    }
}
