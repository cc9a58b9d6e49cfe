package dev.cubechat.tui.chat;

import dev.cubechat.model.MessageId;
import dev.cubechat.model.MessageTarget;
import dev.cubechat.text.DisplayWidth;
import dev.cubechat.text.WebAddress;
import dev.cubechat.tui.Effect;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.desk.Overlay;
import dev.cubechat.tui.talk.Conversation;
import dev.cubechat.tui.talk.Enclosed;
import dev.cubechat.tui.talk.Mark;
import dev.cubechat.tui.talk.Post;
import dev.cubechat.tui.talk.Timeline;
import dev.cubechat.tui.words.Wish;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** What can be done with a message that is there. */
final class MessageDeeds {
    private static final Predicate<Post> ANY = post -> !post.deleted();

    /** Columns of a message by which one knows it again. */
    private static final int MOST_OF_QUESTION = 90;

    private final Stage stage;
    private final Writer writer;

    MessageDeeds(Stage stage, Writer writer) {
        this.stage = stage;
        this.writer = writer;
    }

    void reply(@Nullable MessageTarget to, String text) {
        with(to, ANY.and(this::isTheirs), (open, post) -> writer.say(open, text, post.id()));
    }

    void edit(@Nullable MessageTarget target, String text) {
        with(
                target,
                ANY.and(this::isOwn),
                (open, post) -> {
                    if (!isOwn(post)) {
                        stage.warn("Only your own messages can be changed.");
                    } else if (post.mark() == Mark.FAILED) {
                        stage.warn("This message cannot be changed now.");
                    } else {
                        edit(open, post.id(), text);
                    }
                });
    }

    /**
     * Gives a message of ours another text, also where it is no longer at hand.
     *
     * @return whether the text is not needed any more
     */
    boolean edit(Conversation open, MessageId message, String text) {
        Timeline all = open.timeline();
        Optional<Post> post = all.find(message);
        if (stage.options().explore()) {
            stage.warn(Stage.EXPLORING);
            return false;
        }
        if (post.filter(Post::deleted).isPresent()) {
            stage.warn("This message was deleted.");
            return false;
        }
        if (post.filter(same -> same.body().equals(text)).isEmpty()) {
            boolean last =
                    post.isPresent()
                            && all.reachesNewest()
                            && all.get(all.size() - 1).id().equals(message);
            stage.does(new Errand.EditMessage(open.id(), message, text, last));
        }
        return true;
    }

    /**
     * Deletes a message, or asks first.
     *
     * @param confirmed whether the person was asked already
     */
    void delete(Wish.Delete wish, boolean confirmed) {
        boolean forEveryone = wish.forEveryone();
        with(
                wish.dialog() == null ? stage.openOrSay() : stage.talk().find(wish.dialog()),
                wish.message(),
                ANY.and(this::isOwn),
                (open, post) -> {
                    if (post.mark() == Mark.FAILED) {
                        stage.talk().said().discard(open, post.id());
                        stage.desk().selected(null);
                    } else if (forEveryone && !mayDelete(open, post)) {
                        stage.warn("Not deleted: you may not do that for everyone.");
                    } else if (confirmed) {
                        stage.does(new Errand.DeleteMessage(open.id(), post.id(), forEveryone));
                        stage.desk().selected(null);
                    } else {
                        askToDelete(open, post);
                    }
                });
    }

    private boolean mayDelete(Conversation open, Post post) {
        return open.dialog().letsDelete(stage.talk().me(), post.sender());
    }

    private void askToDelete(Conversation open, Post post) {
        MessageTarget target = new MessageTarget.Id(post.id());
        List<Overlay.Answer> answers = new ArrayList<>();
        Wish forMe = new Wish.Delete(open.id(), target, false);
        answers.add(new Overlay.Answer("m", "for me only", forMe));
        if (mayDelete(open, post)) {
            Wish forEveryone = new Wish.Delete(open.id(), target, true);
            answers.add(new Overlay.Answer("e", "for everyone", forEveryone));
        }
        String text = DisplayWidth.cut(post.line(), MOST_OF_QUESTION);
        Overlay.Ask ask = new Overlay.Ask("Delete", "Delete “" + text + "”?", answers);
        stage.show(() -> ask);
    }

    void react(@Nullable MessageTarget target, String emoji, boolean on) {
        with(
                target,
                ANY,
                (open, post) ->
                        stage.does(
                                new Errand.React(
                                        open.id(),
                                        post.id(),
                                        on ? emoji : null,
                                        on ? null : emoji)));
    }

    void pin(@Nullable MessageTarget target, boolean on) {
        with(target, ANY, (open, post) -> stage.does(new Errand.Pin(open.id(), post.id(), on)));
    }

    void receipts(@Nullable MessageTarget target) {
        with(
                target,
                ANY,
                (open, post) -> stage.does(new Errand.LoadReceipts(open.id(), post.id())));
    }

    void copy(@Nullable MessageTarget target) {
        with(
                target,
                ANY,
                (open, post) -> {
                    String lines = post.body();
                    for (Enclosed enclosed : post.enclosed()) {
                        lines +=
                                (lines.isEmpty() ? "" : "\n")
                                        + enclosed.address()
                                                .map(WebAddress::value)
                                                .orElse(enclosed.line());
                    }
                    stage.does(new Effect.Copy(lines));
                    stage.say("Copied.");
                });
    }

    void retry(@Nullable MessageTarget target) {
        with(target, post -> post.mark() == Mark.FAILED, writer::retry);
    }

    void download(@Nullable MessageTarget target) {
        with(
                target,
                MessageDeeds::hasFile,
                (open, post) -> {
                    if (!hasFile(post)) {
                        stage.warn("There is no file in that message.");
                    }
                    post.enclosed().stream()
                            .filter(Enclosed::isFile)
                            .forEach(file -> stage.does(new Errand.Download(file.attachment())));
                });
    }

    private static boolean hasFile(Post post) {
        return post.enclosed().stream().anyMatch(Enclosed::isFile);
    }

    void report(@Nullable MessageTarget target, String reason) {
        with(
                target,
                ANY.and(this::isTheirs),
                (open, post) -> stage.does(new Errand.ReportMessage(post.id(), reason)));
    }

    /**
     * The message that is meant: named, selected, or the newest that fits. One that is named or
     * selected need not fit; whether it does is for the deed to see.
     */
    private void with(
            @Nullable MessageTarget target,
            Predicate<Post> fits,
            BiConsumer<Conversation, Post> deed) {
        with(stage.openOrSay(), target, fits, deed);
    }

    private void with(
            Optional<Conversation> where,
            @Nullable MessageTarget target,
            Predicate<Post> fits,
            BiConsumer<Conversation, Post> deed) {
        if (where.isEmpty()) {
            return;
        }
        Optional<Post> post = find(where.get().timeline(), target, fits);
        post.ifPresentOrElse(
                found -> deed.accept(where.get(), found),
                () -> stage.warn("There is no such message here."));
    }

    private Optional<Post> find(
            Timeline timeline, @Nullable MessageTarget target, Predicate<Post> fits) {
        MessageId selected = stage.desk().selected();
        return switch (target) {
            case null ->
                    selected == null ? newest(timeline, fits) : timeline.find(selected).filter(ANY);
            case MessageTarget.Id id -> timeline.find(id.id()).filter(ANY);
            case MessageTarget.Last last -> newest(timeline, ANY);
            case MessageTarget.LastOfMine mine -> newest(timeline, ANY.and(this::isOwn));
        };
    }

    static Optional<Post> newest(Timeline timeline, Predicate<Post> fits) {
        for (int i = timeline.size() - 1; i >= 0; i--) {
            if (fits.test(timeline.get(i))) {
                return Optional.of(timeline.get(i));
            }
        }
        return Optional.empty();
    }

    private boolean isOwn(Post post) {
        return post.sender().equals(stage.talk().me());
    }

    private boolean isTheirs(Post post) {
        return !isOwn(post);
    }
}
