package dev.cubechat.tui.chat;

import dev.cubechat.model.MessageTarget;
import dev.cubechat.text.WebAddress;
import dev.cubechat.tui.Effect;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.Key;
import dev.cubechat.tui.talk.Conversation;
import dev.cubechat.tui.talk.Enclosed;
import dev.cubechat.tui.talk.Mark;
import dev.cubechat.tui.talk.Post;
import dev.cubechat.tui.talk.Timeline;
import dev.cubechat.tui.words.Wish;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What keys do while a message is selected. */
final class Selecting {
    /** What cannot be done with a message that is gone. */
    private static final Set<String> CHANGES = Set.of("r", "e", "d", "+", "y", "o", "p", "t", "!");

    private final Stage stage;
    private final Opening opening;
    private final Granting granting;
    private final Overlays overlays;

    Selecting(Stage stage, Opening opening, Granting granting, Overlays overlays) {
        this.stage = stage;
        this.opening = opening;
        this.granting = granting;
        this.overlays = overlays;
    }

    /** Begins with the newest message on the screen. */
    void begin() {
        stage.open()
                .ifPresent(
                        open -> {
                            var rows = stage.pane().rows(stage.desk().reading());
                            if (!rows.isEmpty()) {
                                stage.desk().selected(rows.getLast().post().id());
                            }
                        });
    }

    void press(Key key) {
        Optional<Conversation> open = stage.open();
        Optional<Post> selected =
                open.flatMap(
                        c ->
                                Optional.ofNullable(stage.desk().selected())
                                        .flatMap(c.timeline()::find));
        if (open.isEmpty() || selected.isEmpty()) {
            stage.desk().selected(null);
            return;
        }
        switch (key.name()) {
            case UP -> step(open.get(), selected.get(), -1);
            case DOWN -> step(open.get(), selected.get(), 1);
            case PAGE_UP -> step(open.get(), selected.get(), -10);
            case PAGE_DOWN -> step(open.get(), selected.get(), 10);
            case ESCAPE -> stage.desk().selected(null);
            case ENTER -> open(selected.get());
            case DELETE -> act("d", open.get(), selected.get());
            case TEXT -> {
                if (key.held().isEmpty() || key.with(Key.Held.SHIFT)) {
                    act(key.text(), open.get(), selected.get());
                }
            }
            default -> {}
        }
    }

    private void step(Conversation open, Post selected, int by) {
        Timeline timeline = open.timeline();
        int next = Math.clamp(timeline.indexOf(selected.id()) + by, 0, timeline.size() - 1);
        stage.desk().selected(timeline.get(next).id());
        opening.move(open, stage.pane().showing(stage.desk().reading(), next));
    }

    private void act(String key, Conversation open, Post post) {
        if (post.deleted() && CHANGES.contains(key)) {
            stage.warn("This message was deleted.");
            return;
        }
        MessageTarget target = new MessageTarget.Id(post.id());
        switch (key) {
            case "j" -> step(open, post, 1);
            case "k" -> step(open, post, -1);
            case "r" -> {
                stage.desk().writing().reply(post.id());
                stage.desk().selected(null);
            }
            case "e" -> edit(post);
            case "d" -> granting.grant(new Wish.Delete(target, false), false);
            case "+" -> overlays.react(post.id());
            case "y" -> granting.grant(new Wish.Copy(target), false);
            case "o" -> open(post);
            case "p" -> {
                boolean pinned = open.dialog().pinnedMessageIds().contains(post.id());
                granting.grant(new Wish.Pin(target, !pinned), false);
            }
            case "t" -> granting.grant(new Wish.Retry(target), false);
            case "!" -> {
                stage.desk().selected(null);
                stage.desk().writing().command("/report " + post.id() + " ");
            }
            case "i" -> granting.grant(new Wish.Receipts(target), false);
            default -> {}
        }
    }

    void edit(Post post) {
        boolean own = post.sender().equals(stage.talk().me());
        if (!own || post.deleted() || post.mark() == Mark.FAILED || post.mark() == Mark.QUEUED) {
            stage.warn(
                    own
                            ? "This message cannot be changed now."
                            : "Only your own messages can be changed.");
            return;
        }
        stage.desk().writing().edit(post.id(), post.body());
        stage.desk().selected(null);
    }

    /** Fetches its files, or opens its place or the first address in it. */
    private void open(Post post) {
        List<WebAddress.Found> found = WebAddress.in(post.body());
        if (!post.enclosed().isEmpty()) {
            for (Enclosed enclosed : post.enclosed()) {
                if (enclosed.isFile()) {
                    stage.does(new Errand.Download(enclosed.attachment()));
                    stage.say("Fetching…");
                } else {
                    enclosed.address().ifPresent(at -> stage.does(new Effect.Open(at.value())));
                }
            }
        } else if (!found.isEmpty()) {
            stage.does(new Effect.Open(found.getFirst().address().value()));
        } else {
            stage.say("There is nothing to open in it.");
        }
    }
}
