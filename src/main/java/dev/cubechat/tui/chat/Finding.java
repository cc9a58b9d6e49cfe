package dev.cubechat.tui.chat;

import dev.cubechat.tui.Errand;
import dev.cubechat.tui.talk.Conversation;
import dev.cubechat.tui.talk.Post;
import dev.cubechat.tui.talk.Timeline;

import java.util.List;
import java.util.Locale;

/** Looks for a text in the open dialog: first in what is at hand, then by the service. */
final class Finding {
    private final Stage stage;
    private final Opening opening;

    Finding(Stage stage, Opening opening) {
        this.stage = stage;
        this.opening = opening;
    }

    void find(String text) {
        stage.desk().find(text);
        stage.desk().selected(null);
        stage.openOrSay().ifPresent(this::next);
    }

    /** The next older message that has it. */
    void next(Conversation open) {
        Timeline timeline = open.timeline();
        String wanted = stage.desk().find().toLowerCase(Locale.ROOT);
        var selected = stage.desk().selected();
        int from = selected == null ? timeline.size() : timeline.indexOf(selected);
        for (int i = from - 1; i >= 0; i--) {
            Post post = timeline.get(i);
            if (post.body().toLowerCase(Locale.ROOT).contains(wanted)) {
                stage.desk().selected(post.id());
                opening.move(open, stage.pane().showing(stage.desk().reading(), i));
                return;
            }
        }
        if (timeline.reachesStart()) {
            stage.say("“" + stage.desk().find() + "” is not said any earlier.");
        } else {
            stage.say("Not in what is here; asking the service…");
            stage.does(new Errand.Search(stage.desk().find(), List.of(open.id())));
        }
    }
}
