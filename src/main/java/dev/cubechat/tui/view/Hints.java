package dev.cubechat.tui.view;

import dev.cubechat.model.MessageId;
import dev.cubechat.text.WebAddress;
import dev.cubechat.tui.compose.Completion;
import dev.cubechat.tui.desk.Desk;
import dev.cubechat.tui.desk.Overlay;
import dev.cubechat.tui.talk.Mark;
import dev.cubechat.tui.talk.Post;
import dev.cubechat.tui.talk.Talk;

import java.util.ArrayList;
import java.util.List;

/** The next steps, the likeliest first: a key and what it does. */
final class Hints {
    private Hints() {}

    static List<String> of(Desk desk, Talk talk) {
        if (desk.overlay().isPresent()) {
            return of(desk.overlay().get());
        }
        if (desk.isQuitHint()) {
            return List.of("Ctrl-Q quit", "Esc stay");
        }
        if (desk.isListOnTop()) {
            return List.of("↑↓ choose", "Enter open", "Esc back");
        }
        MessageId selected = desk.selected();
        if (selected != null) {
            return talk.find(desk.open())
                    .flatMap(open -> open.timeline().find(selected))
                    .map(post -> of(post, talk, !desk.find().isEmpty()))
                    .orElse(List.of("Esc back"));
        }
        if (desk.completion().isPresent()) {
            return of(desk.completion().get());
        }
        if (desk.writing().isCommand()) {
            return List.of("Enter do it", "Esc no command");
        }
        if (desk.writing().editing() != null) {
            return List.of("Enter save", "Esc keep as it was");
        }
        if (desk.writing().replyTo() != null) {
            return List.of("Enter answer", "Esc no answer");
        }
        List<String> hints = new ArrayList<>();
        if (talk.link().isOver()) {
            hints.add("/reconnect connect");
        } else if (talk.link().nextAttempt() != null) {
            hints.add("/reconnect now");
        }
        hints.add("F1 help");
        if (desk.isNarrow()) {
            hints.add("F2 chats");
        }
        if (desk.open() == null) {
            hints.addAll(List.of("Ctrl-K open", "Alt-↓ next", "Ctrl-Q quit"));
            return hints;
        }
        if (!desk.find().isEmpty()) {
            hints.addAll(List.of("Ctrl-F next", "Esc stop"));
            return hints;
        }
        hints.add("Ctrl-K jump");
        if (!desk.isNarrow()) {
            hints.add("Alt-↑↓ chats");
        }
        hints.addAll(List.of("Ctrl-↑ select", "Ctrl-Q quit", "PgUp older", "Alt-A unread"));
        return hints;
    }

    /** Enter sends what was typed as long as nothing is chosen. */
    private static List<String> of(Completion completion) {
        if (completion.selected() >= 0) {
            return List.of("Enter take", "Tab next", "Esc close");
        }
        String tab = completion.candidates().size() == 1 ? "Tab take" : "Tab choose";
        return List.of(tab, "Enter send", "Esc close");
    }

    /** What can be done with this message. */
    private static List<String> of(Post post, Talk talk, boolean finding) {
        if (post.deleted()) {
            return List.of("Esc back", "↑↓ choose");
        }
        boolean own = post.sender().equals(talk.me());
        List<String> hints = new ArrayList<>();
        if (finding) {
            hints.add("Ctrl-F next");
        }
        if (post.mark() == Mark.FAILED) {
            hints.add("t again");
        }
        if (!post.enclosed().isEmpty() || !WebAddress.in(post.body()).isEmpty()) {
            hints.add("o open");
        }
        hints.add("r reply");
        if (own) {
            hints.add("e edit");
        }
        hints.addAll(List.of("d delete", "+ react", "y copy", "i info", "p pin", "Esc back"));
        if (!own) {
            hints.add("! report");
        }
        return hints;
    }

    private static List<String> of(Overlay overlay) {
        return switch (overlay) {
            case Overlay.Text text -> List.of("↑↓ scroll", "Esc close");
            case Overlay.Pick pick -> {
                List<String> hints = new ArrayList<>();
                if (!pick.hint().isEmpty()) {
                    hints.addAll(List.of(pick.hint().split("  ", -1)));
                }
                hints.addAll(List.of("Enter choose", "Esc close"));
                yield hints;
            }
            case Overlay.Ask ask -> {
                List<String> hints = new ArrayList<>();
                ask.answers().forEach(answer -> hints.add(answer.key() + " " + answer.label()));
                hints.add("Esc no");
                yield hints;
            }
        };
    }
}
