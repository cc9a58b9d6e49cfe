package dev.cubechat.tui.chat;

import dev.cubechat.model.MessageId;
import dev.cubechat.model.UserId;
import dev.cubechat.tui.Effect;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.talk.Conversation;
import dev.cubechat.tui.talk.Post;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What follows from whether a person looks: what was on the screen counts as read, what comes while
 * nobody looks is announced, and after a while the phone gets the pushes.
 */
final class Attention {
    private static final Duration BETWEEN_MARKS = Duration.ofMillis(500);
    private static final Duration BETWEEN_RINGS = Duration.ofSeconds(3);

    /** After so long without the focus the phone gets the pushes. */
    private static final Duration AWAY = Duration.ofSeconds(60);

    private final Stage stage;
    private Instant markAt = Instant.MIN;
    private Instant ringAt = Instant.MIN;
    private boolean marksWait;
    private @Nullable Instant awayAt;
    private boolean away;
    private String title = "";

    Attention(Stage stage) {
        this.stage = stage;
    }

    void focused(boolean in) {
        stage.desk().focused(in);
        awayAt = in ? null : stage.talk().now().plus(AWAY);
        if (in && away) {
            away = false;
            stage.does(new Errand.Active(true));
        }
    }

    /** Somebody said something. */
    void said(Conversation where, Post post) {
        boolean looks = stage.desk().isFocused();
        if (!looks
                || !where.id().equals(stage.desk().open())
                || stage.pane().below(stage.desk().reading()) > 0) {
            where.newFrom(post.id());
        }
        Instant now = stage.talk().now();
        if (looks || where.dialog().muted() || now.isBefore(ringAt)) {
            return;
        }
        ringAt = now.plus(BETWEEN_RINGS);
        if (stage.options().bell()) {
            stage.does(new Effect.Bell());
        }
        if (stage.options().announce()) {
            String from = stage.talk().people().nameOf(post.sender());
            String in = stage.talk().nameOf(where);
            stage.does(new Effect.Announce(in, from.equals(in) ? "New message" : from));
        }
    }

    /** Looks at what is on the screen now. */
    void look() {
        Instant now = stage.talk().now();
        if (awayAt != null && !awayAt.isAfter(now)) {
            awayAt = null;
            if (!stage.options().explore() && stage.talk().link().isUp()) {
                away = true;
                stage.does(new Errand.Active(false));
            }
        }
        mark(now);
        nameWindow();
    }

    private void mark(Instant now) {
        marksWait = false;
        var desk = stage.desk();
        boolean looks = desk.isFocused() && desk.overlay().isEmpty() && !desk.isListOnTop();
        boolean may = !stage.options().explore() && stage.talk().knowsMe();
        if (!looks || !may || !stage.talk().link().isUp()) {
            return;
        }
        stage.open()
                .filter(open -> open.unread() > 0 || isEndUnseen(open))
                .ifPresent(open -> mark(open, now));
    }

    /** Whether the last that somebody else said was not seen. */
    private boolean isEndUnseen(Conversation open) {
        UserId me = stage.talk().me();
        return MessageDeeds.newest(open.timeline(), post -> !post.sender().equals(me))
                .filter(post -> !post.seen())
                .isPresent();
    }

    private void mark(Conversation open, Instant now) {
        if (now.isBefore(markAt)) {
            marksWait = true;
            return;
        }
        List<Post> seen =
                stage.pane().seen(stage.desk().reading()).stream()
                        .filter(post -> !post.seen() && !post.deleted())
                        .toList();
        if (seen.isEmpty()) {
            return;
        }
        markAt = now.plus(BETWEEN_MARKS);
        stage.does(
                new Errand.MarkRead(
                        open.id(),
                        seen.stream().map(p -> new Errand.Seen(p.id(), p.sender())).toList()));
        List<MessageId> ids = seen.stream().map(Post::id).toList();
        open.read(ids);
    }

    private void nameWindow() {
        int unread = stage.talk().unread();
        String name =
                stage.open()
                        .map(open -> stage.talk().nameOf(open) + " · cubechat")
                        .orElse("cubechat");
        String now = unread > 0 ? "(" + unread + ") " + name : name;
        if (!now.equals(title)) {
            title = now;
            stage.does(new Effect.Title(now));
        }
    }

    Stream<Instant> wakes() {
        return Stream.concat(
                Stream.ofNullable(awayAt), marksWait ? Stream.of(markAt) : Stream.empty());
    }
}
