package dev.cubechat.tui.chat;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.Message;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.Event;
import dev.cubechat.tui.talk.Conversation;
import dev.cubechat.tui.talk.Post;
import dev.cubechat.tui.talk.Timeline;

import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Asks for what was said, page by page, and takes the pages in, so that what is at hand of a dialog
 * never has a hole.
 */
final class History {
    /** Less than the service has on one page, which so tells besides whether there is more. */
    private static final int PAGE = 90;

    private static final int FIRST_PAGE = 50;

    /** How near to the end of what is at hand more is asked for. */
    private static final int NEAR = 20;

    private final Stage stage;
    private final Set<Errand.LoadHistory> asked = new HashSet<>();

    /**
     * What was asked for, and would not fit what is at hand now. The very same may be asked for
     * once more, and be answered before; so these are told apart by what they are, not say.
     */
    private final Set<Errand.LoadHistory> stale =
            Collections.newSetFromMap(new IdentityHashMap<>());

    History(Stage stage) {
        this.stage = stage;
    }

    /** Asks for the newest page, unless some page is on its way. */
    void newest(Conversation conversation) {
        if (!isAsked(conversation)) {
            ask(new Errand.LoadHistory(conversation.id(), new Errand.Reach.Newest(), FIRST_PAGE));
        }
    }

    /** Lets go what is at hand, and begins anew with what is newest. */
    void fromNewest(Conversation conversation) {
        forget(conversation);
        conversation.beginAtNewest();
        newest(conversation);
    }

    /** Lets go what is at hand, and begins anew with this message and its neighbours. */
    void around(Conversation conversation, Message message) {
        forget(conversation);
        conversation.beginAnew();
        conversation.loaded(true);
        stage.talk()
                .said()
                .older(conversation, List.of(message), false, message.dateSent(), message.id());
        ask(before(conversation));
        ask(after(conversation));
    }

    /**
     * Something may be missing at the end, or be there no more: asks for the newest page again, and
     * for older ones as one comes to them. Who reads where the end is not at hand goes on reading;
     * what is there comes page by page.
     */
    void again(Conversation conversation) {
        boolean open = conversation.id().equals(stage.desk().open());
        forget(conversation);
        conversation.doubt();
        if (open && !conversation.timeline().reachesNewest()) {
            askAround(conversation);
            return;
        }
        conversation.loaded(false);
        if (open) {
            newest(conversation);
        }
    }

    /**
     * Asks for more where the screen is near the end of what is at hand, for the newest page where
     * that could not be had before, and once more for what may have been deleted unheard.
     */
    void askAround(Conversation open) {
        Timeline timeline = open.timeline();
        if (!open.isLoaded()) {
            newest(open);
        }
        if (timeline.isEmpty() || isAsked(open)) {
            return;
        }
        int below = stage.pane().below(stage.desk().reading());
        int above = timeline.size() - 1 - below;
        if (!timeline.reachesStart() && above < NEAR + stage.desk().size().rows()) {
            ask(before(open));
        } else if (!timeline.reachesNewest() && below < NEAR) {
            ask(after(open));
        } else {
            timeline.lastDoubtful(above - NEAR - stage.desk().size().rows(), above + NEAR)
                    .ifPresent(at -> lookAgain(open, at));
        }
    }

    /** Asks for the page that ends in this place. */
    private void lookAgain(Conversation open, int at) {
        if (at + 1 < open.timeline().size()) {
            ask(before(open, open.timeline().get(at + 1)));
        } else {
            newest(open);
        }
    }

    private static Errand.LoadHistory before(Conversation open) {
        return before(open, open.timeline().get(0));
    }

    private static Errand.LoadHistory before(Conversation open, Post post) {
        return new Errand.LoadHistory(
                open.id(), new Errand.Reach.Before(post.dateSent(), post.id()), PAGE);
    }

    private static Errand.LoadHistory after(Conversation open) {
        Post last = open.timeline().get(open.timeline().size() - 1);
        return new Errand.LoadHistory(
                open.id(), new Errand.Reach.After(last.dateSent(), last.id()), PAGE);
    }

    private boolean isAsked(Conversation conversation) {
        return asked.stream().anyMatch(one -> one.dialog().equals(conversation.id()));
    }

    private void ask(Errand.LoadHistory history) {
        asked.add(history);
        stage.does(history);
        tell(history.dialog());
    }

    /** Tells the dialog whether a page is on its way to it. */
    private void tell(DialogId dialog) {
        stage.talk().find(dialog).ifPresent(known -> known.awaitsPage(isAsked(known)));
    }

    /** What is on its way is not wanted any more. */
    private void forget(Conversation conversation) {
        asked.stream().filter(one -> one.dialog().equals(conversation.id())).forEach(stale::add);
        asked.removeIf(one -> one.dialog().equals(conversation.id()));
        tell(conversation.id());
    }

    /** Takes a page in; gives the dialog where it was wanted. */
    Optional<Conversation> came(Event.HistoryCame came) {
        if (stale.remove(came.asked())) {
            return Optional.empty();
        }
        asked.remove(came.asked());
        Optional<Conversation> known = stage.talk().find(came.asked().dialog());
        known.ifPresent(conversation -> take(conversation, came));
        tell(came.asked().dialog());
        return known;
    }

    private void take(Conversation conversation, Event.HistoryCame came) {
        var said = stage.talk().said();
        switch (came.asked().reach()) {
            case Errand.Reach.Newest newest ->
                    said.newest(conversation, came.messages(), came.end());
            case Errand.Reach.Before before ->
                    said.older(
                            conversation,
                            came.messages(),
                            came.end(),
                            before.dateSent(),
                            before.id());
            case Errand.Reach.After after -> said.newer(conversation, came.messages(), came.end());
        }
    }

    void failed(Errand.LoadHistory asking) {
        if (!stale.remove(asking)) {
            asked.remove(asking);
            tell(asking.dialog());
        }
    }
}
