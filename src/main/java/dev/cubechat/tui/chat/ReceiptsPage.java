package dev.cubechat.tui.chat;

import dev.cubechat.model.UserId;
import dev.cubechat.text.TerminalText;
import dev.cubechat.tui.Event;
import dev.cubechat.tui.desk.Overlay;
import dev.cubechat.tui.desk.Overlay.Line;
import dev.cubechat.tui.talk.Conversation;
import dev.cubechat.tui.talk.Post;
import dev.cubechat.tui.talk.Talk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What became of a message: who has it, who has read it, who reacted how; to read. */
final class ReceiptsPage {
    private static final int MOST_PEOPLE = 200;

    private ReceiptsPage() {}

    static Overlay.Text of(Talk talk, Conversation where, Event.ReceiptsCame came) {
        List<Line> lines = new ArrayList<>();
        where.timeline()
                .find(came.asked().message())
                .ifPresent(
                        post -> {
                            lines.add(new Line("from", talk.people().nameOf(post.sender())));
                            lines.add(new Line("text", post.line()));
                        });
        lines.add(new Line("id", TerminalText.line(came.asked().message().value())));
        people(lines, talk, "Read by", came.read());
        people(lines, talk, "Delivered, not read yet", without(came.delivered(), came.read()));
        if (!where.dialog().occupantIds().isEmpty()) {
            List<UserId> nobody = without(where.dialog().occupantIds(), came.delivered());
            nobody.removeAll(came.read());
            nobody.remove(talk.me());
            where.timeline()
                    .find(came.asked().message())
                    .map(Post::sender)
                    .ifPresent(nobody::remove);
            people(lines, talk, "Not delivered yet", nobody);
        }
        if (!came.reactions().isEmpty()) {
            HelpPage.heading(lines, "Reactions");
            came.reactions()
                    .forEach(
                            (emoji, users) ->
                                    lines.add(
                                            new Line(
                                                    TerminalText.line(emoji), names(talk, users))));
        }
        return new Overlay.Text("Message", lines, 0);
    }

    private static void people(List<Line> lines, Talk talk, String title, List<UserId> users) {
        if (!users.isEmpty()) {
            HelpPage.heading(lines, title + " (" + users.size() + ")");
            users.stream()
                    .limit(MOST_PEOPLE)
                    .forEach(user -> lines.add(new Line(" ", name(talk, user))));
            if (users.size() > MOST_PEOPLE) {
                lines.add(new Line(" ", users.size() - MOST_PEOPLE + " more"));
            }
        }
    }

    private static List<UserId> without(Collection<UserId> some, Collection<UserId> others) {
        List<UserId> left = new ArrayList<>(some);
        left.removeAll(others);
        return left;
    }

    private static String names(Talk talk, List<UserId> users) {
        return users.stream()
                .limit(MOST_PEOPLE)
                .map(user -> name(talk, user))
                .collect(Collectors.joining(", "));
    }

    private static String name(Talk talk, UserId user) {
        return user.equals(talk.me()) ? "you" : talk.people().nameOf(user);
    }
}
