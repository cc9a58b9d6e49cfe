package dev.cubechat.tui.chat;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.Failure;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.UserId;
import dev.cubechat.tui.Effect;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.Event;
import dev.cubechat.tui.Machine;
import dev.cubechat.tui.Screen;
import dev.cubechat.tui.desk.KeyMap;
import dev.cubechat.tui.desk.Note;
import dev.cubechat.tui.talk.Hearing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The chat screen: dialogs, messages, a line to write in, and all that can be done with them. */
public final class Chat implements Machine {
    private final Stage stage;
    private final Hearing hearing;
    private final Beginning beginning;
    private final Writer writer;
    private final Opening opening;
    private final LinkDeeds link;
    private final Leaving leaving;
    private final Overlays overlays;
    private final Answering answering;
    private final Attention attention;
    private final Greeting greeting;
    private final Keys keys;
    private final Pointing pointing;

    /**
     * A screen on which nothing is known yet.
     *
     * @param ids a new id each time it is asked
     */
    public Chat(ChatOptions options, Supplier<MessageId> ids) {
        stage = new Stage(options, ids);
        hearing = new Hearing(stage.talk());
        beginning = new Beginning(stage);
        History history = new History(stage);
        writer = new Writer(stage, history);
        opening = new Opening(stage, writer, history);
        link = new LinkDeeds(stage, writer);
        overlays = new Overlays(stage);
        attention = new Attention(stage);
        greeting = new Greeting(stage);
        leaving = new Leaving(stage, writer);
        answering = new Answering(stage, beginning, opening, writer, link, leaving, overlays);
        Granting granting = new Granting(stage, opening, writer, link, leaving, overlays);
        MessageDeeds messages = new MessageDeeds(stage, writer);
        keys = new Keys(stage, opening, granting, messages, overlays, link, leaving);
        pointing = new Pointing(stage, opening, granting);
    }

    /**
     * From now on these keys do what they were chosen for.
     *
     * @param keys what to do, and the key for it
     * @throws Failure CONFIGURATION where that cannot be
     */
    public void use(Map<String, String> keys) {
        stage.desk().keys(KeyMap.of(keys));
    }

    @Override
    public List<Effect> begin() {
        List<Effect> effects = new ArrayList<>(stage.takeEffects());
        effects.add(new Errand.LoadMe());
        effects.add(new Errand.LoadDialogs());
        effects.add(new Errand.LoadDrafts());
        effects.add(new Errand.Connect());
        return effects;
    }

    @Override
    public List<Effect> take(Event event) {
        switch (event) {
            case Event.Pressed e -> keys.press(e.key());
            case Event.Pasted e -> keys.paste(e.text());
            case Event.Pointed e -> pointing.point(e.mouse());
            case Event.Focused e -> attention.focused(e.in());
            case Event.Resized e -> stage.desk().size(e.size());
            case Event.Edited e -> {
                if (e.text() != null) {
                    stage.desk().writing().composer().become("");
                    stage.desk().writing().composer().insert(e.text().stripTrailing());
                }
            }
            case Event.Returned e -> link.returned();
            case Event.Ending e -> leaving.end();
            case Event.Tick e -> {
                stage.talk().now(e.now());
                stage.desk().expire(e.now());
            }
            case Event.Heard e -> hear(e.at(), e.event());
            case Event.NextAttempt e -> stage.talk().nextAttempt(e.at());
            case Event.Overrun e -> {
                e.dialogs().forEach(id -> stage.talk().find(id).ifPresent(opening::overrun));
                countAgain();
            }
            case Event.SignedIn e -> {
                answering.signedIn(e);
                hearHeld();
            }
            case Event.DialogsCame e -> {
                answering.dialogsCame(e);
                hearHeld();
            }
            case Event.DialogCame e -> {
                answering.dialogCame(e);
                hearHeld();
            }
            case Event.DialogGone e -> answering.dialogGone(e);
            case Event.HistoryCame e -> opening.came(e);
            case Event.PeopleCame e -> answering.peopleCame(e);
            case Event.ContactsCame e -> stage.talk().circle().contacts(e.contacts());
            case Event.PrivacyCame e -> answering.privacyCame(e);
            case Event.OnlineCame e -> stage.talk().online(e.dialog(), e.online());
            case Event.LastSeenCame e -> answering.lastSeenCame(e);
            case Event.Watched e -> answering.watched(e);
            case Event.Found e -> answering.found(e);
            case Event.ReceiptsCame e -> overlays.receipts(e);
            case Event.DraftsCame e -> writer.draftsCame(e.drafts());
            case Event.Transferred e -> answering.transferred(e);
            case Event.Uploaded e ->
                    stage.talk().said().uploaded(e.asked().draft(), e.attachments());
            case Event.Downloaded e -> answering.downloaded(e);
            case Event.Done e -> answering.done(e);
            case Event.Failed e -> answering.failed(e);
        }
        afterwards();
        return stage.takeEffects();
    }

    private void afterwards() {
        beginning.look();
        writer.look();
        link.look();
        leaving.look();
        attention.look();
        greeting.look();
        stage.refresh();
        List<UserId> people = stage.talk().people().takeWanted();
        if (!people.isEmpty()) {
            stage.does(new Errand.LoadPeople(people));
        }
        stage.talk().takeUnknown().forEach(id -> stage.does(new Errand.LoadDialog(id)));
        if (stage.talk().takeStale()) {
            stage.does(new Errand.LoadDialogs());
        }
    }

    private void hear(Instant at, ChatEvent event) {
        boolean wasUp = stage.talk().link().isUp();
        Optional<Hearing.News> news = hearing.take(at, event);
        if (wasUp && !stage.talk().link().isUp()) {
            writer.linkLost();
        }
        if (news.isPresent()) {
            switch (news.get()) {
                case Hearing.News.Said said -> attention.said(said.where(), said.post());
                case Hearing.News.Told told -> tell(told);
                case Hearing.News.Missed missed -> {
                    stage.talk().conversations().forEach(opening::again);
                    if (missed.note() != null) {
                        stage.warn(missed.note());
                        countAgain();
                    }
                }
                case Hearing.News.Up up -> {
                    beginning.ask();
                    opening.linkUp();
                }
                case Hearing.News.Out out -> {
                    String after = writer.forget(out.dialog());
                    stage.warn(out.sentence() + "." + after);
                }
            }
        }
    }

    /** Something was said that nobody will tell: the service knows what is unread. */
    private void countAgain() {
        stage.does(new Errand.LoadDialogs());
    }

    /** What was said before it was known in which dialog is heard now, where it is known. */
    private void hearHeld() {
        hearing.takeHeld().forEach(one -> hear(one.at(), one.event()));
    }

    private void tell(Hearing.News.Told told) {
        if (told.warning()) {
            stage.warn(told.sentence());
        } else {
            stage.say(told.sentence());
        }
    }

    @Override
    public Screen view() {
        return stage.view().draw();
    }

    @Override
    public Optional<Instant> wake() {
        Stream<Instant> note = stage.desk().note().map(Note::until).stream();
        return Stream.of(
                        note,
                        stage.talk().nextChange().stream(),
                        beginning.wakes(),
                        writer.wakes(),
                        attention.wakes(),
                        greeting.wakes(),
                        link.wakes(),
                        leaving.wakes())
                .flatMap(each -> each)
                .min(Comparator.naturalOrder());
    }
}
