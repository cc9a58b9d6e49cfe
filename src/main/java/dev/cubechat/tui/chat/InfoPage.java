package dev.cubechat.tui.chat;

import dev.cubechat.model.Dialog;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.UserId;
import dev.cubechat.text.TerminalText;
import dev.cubechat.tui.desk.Overlay;
import dev.cubechat.tui.desk.Overlay.Line;
import dev.cubechat.tui.talk.Conversation;
import dev.cubechat.tui.talk.People;
import dev.cubechat.tui.talk.Talk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;

/** What there is to know of a dialog, to read. */
final class InfoPage {
    private static final int MOST_PEOPLE = 200;

    private InfoPage() {}

    static Overlay.Text of(Talk talk, Conversation conversation) {
        Dialog dialog = conversation.dialog();
        People people = talk.people();
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("dialog", dialog.type().word() + (dialog.muted() ? ", muted" : "")));
        lines.add(new Line("id", dialog.id().value()));
        if (dialog.description() != null && !dialog.description().isBlank()) {
            lines.add(new Line("about", TerminalText.line(dialog.description())));
        }
        if (dialog.ownerId() != null) {
            lines.add(new Line("owner", people.nameOf(dialog.ownerId())));
        }
        HelpPage.heading(lines, "People");
        dialog.occupantIds().stream()
                .sorted(
                        Comparator.comparing((UserId id) -> !isThere(talk, conversation, id))
                                .thenComparing(people::nameOf))
                .limit(MOST_PEOPLE)
                .forEach(id -> lines.add(person(talk, conversation, id)));
        int known = dialog.occupantIds().size();
        int all = dialog.occupantsCount() == null ? 0 : dialog.occupantsCount();
        int others = Math.max(all, known) - Math.min(known, MOST_PEOPLE);
        if (others > 0) {
            lines.add(new Line(" ", others + (known == 0 ? " people" : " more")));
        }
        if (!dialog.pinnedMessageIds().isEmpty()) {
            HelpPage.heading(lines, "Pinned");
            dialog.pinnedMessageIds().forEach(id -> lines.add(pinned(talk, conversation, id)));
        }
        return new Overlay.Text(talk.nameOf(conversation), lines, 0);
    }

    private static boolean isThere(Talk talk, Conversation conversation, UserId id) {
        return id.equals(talk.me())
                || conversation.online().contains(id)
                || talk.people().isOnline(id);
    }

    private static Line person(Talk talk, Conversation conversation, UserId id) {
        Dialog dialog = conversation.dialog();
        StringJoiner words = new StringJoiner(", ");
        if (id.equals(talk.me())) {
            words.add("you");
        } else if (isThere(talk, conversation, id)) {
            words.add("online");
        }
        if (id.equals(dialog.ownerId())) {
            words.add("owner");
        } else if (dialog.adminIds().contains(id)) {
            words.add("admin");
        }
        if (conversation.online().contains(id)) {
            words.add("in the room");
        }
        String name = talk.people().nameOf(id) + "  " + talk.people().handleOf(id);
        String sign = isThere(talk, conversation, id) ? "● " : "○ ";
        return new Line(" ", sign + name + (words.length() == 0 ? "" : "  " + words));
    }

    private static Line pinned(Talk talk, Conversation conversation, MessageId id) {
        String text =
                conversation
                        .timeline()
                        .find(id)
                        .map(p -> talk.people().nameOf(p.sender()) + ": " + p.line())
                        .orElse("message " + TerminalText.line(id.value()));
        return new Line(" ", text);
    }
}
