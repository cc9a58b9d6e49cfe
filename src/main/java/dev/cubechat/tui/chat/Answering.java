package dev.cubechat.tui.chat;

import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.PrivacyNames;
import dev.cubechat.model.UserId;
import dev.cubechat.text.LastSeen;
import dev.cubechat.text.TerminalText;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.Event;
import dev.cubechat.tui.talk.Conversation;
import dev.cubechat.tui.talk.Link;
import dev.cubechat.tui.talk.Talk;

import java.util.List;
import java.util.Optional;

/** Takes in what came of errands. */
final class Answering {
    private final Stage stage;
    private final Beginning beginning;
    private final Opening opening;
    private final Writer writer;
    private final LinkDeeds link;
    private final Leaving leaving;
    private final Overlays overlays;

    Answering(
            Stage stage,
            Beginning beginning,
            Opening opening,
            Writer writer,
            LinkDeeds link,
            Leaving leaving,
            Overlays overlays) {
        this.stage = stage;
        this.beginning = beginning;
        this.writer = writer;
        this.leaving = leaving;
        this.opening = opening;
        this.link = link;
        this.overlays = overlays;
    }

    /** What came before it was known who we are took our own messages for somebody's. */
    void signedIn(Event.SignedIn in) {
        Talk talk = stage.talk();
        boolean late = !talk.knowsMe();
        talk.me(in.me());
        if (late) {
            talk.conversations().stream().filter(Conversation::isLoaded).forEach(opening::again);
        }
    }

    void dialogsCame(Event.DialogsCame came) {
        came.dialogs().forEach(stage.talk()::add);
        DialogTarget start = stage.options().startAt();
        if (beginning.dialogsCame() && start != null) {
            opening.open(start);
        }
    }

    void dialogCame(Event.DialogCame came) {
        Conversation conversation = stage.talk().add(came.dialog());
        switch (came.asked()) {
            case Errand.FindDialog find -> opening.found(conversation, find.message());
            case Errand.CreateDialog create -> opening.open(conversation);
            case Errand.ChangeAdmins change -> overlays.info();
            default -> {}
        }
    }

    void dialogGone(Event.DialogGone gone) {
        stage.desk().forget(gone.dialog(), "");
        stage.talk().remove(gone.dialog());
    }

    void privacyCame(Event.PrivacyCame came) {
        PrivacyNames names = came.names();
        String inForce = names.active() == null ? names.standard() : names.active();
        stage.talk()
                .circle()
                .blocked(
                        inForce == null
                                ? List.of()
                                : came.rules().getOrDefault(inForce, List.of()));
    }

    void peopleCame(Event.PeopleCame came) {
        came.people().forEach(stage.talk()::meet);
        if (came.asked() instanceof Errand.FindPeople find) {
            if (came.people().isEmpty()) {
                stage.say("Nobody's name begins with “" + find.namePrefix() + "”.");
            } else {
                overlays.people(came.people());
            }
        }
    }

    void lastSeenCame(Event.LastSeenCame came) {
        Talk talk = stage.talk();
        UserId user = came.asked().user();
        talk.people().activity(user, came.seconds(), talk.now());
        if (came.asked().wanted()) {
            stage.say(LastSeen.said(talk.people().nameOf(user), came.seconds()));
        }
    }

    void watched(Event.Watched watched) {
        stage.talk().people().watch(watched.user(), watched.asked().on());
        stage.say(watched.sentence());
    }

    void downloaded(Event.Downloaded downloaded) {
        stage.say("Saved as " + downloaded.file());
    }

    void transferred(Event.Transferred transferred) {
        long total = transferred.total();
        String what =
                transferred.asked() instanceof Errand.Download ? "Fetching" : "Sending the file";
        stage.say(
                total > 0
                        ? "%s… %d%%".formatted(what, transferred.done() * 100 / total)
                        : what + "…");
    }

    void done(Event.Done done) {
        Talk talk = stage.talk();
        stage.answered(done.asked());
        switch (done.asked()) {
            case Errand.EditMessage e ->
                    talk.find(e.dialog())
                            .ifPresent(c -> talk.said().edited(c, e.message(), e.text()));
            case Errand.DeleteMessage e ->
                    talk.find(e.dialog())
                            .ifPresent(c -> talk.said().deleted(c, e.message(), !e.forEveryone()));
            case Errand.React e ->
                    talk.find(e.dialog())
                            .ifPresent(
                                    c ->
                                            talk.said()
                                                    .reacted(
                                                            c,
                                                            e.message(),
                                                            talk.me(),
                                                            e.add(),
                                                            e.remove()));
            case Errand.Background e -> link.inBackground();
            case Errand.Destroy e -> leaving.settled();
            case Errand.Block e -> stage.does(new Errand.LoadPrivacy());
            case Errand.Unblock e -> stage.does(new Errand.LoadPrivacy());
            case Errand.ChangeContact e -> stage.does(new Errand.LoadContacts());
            case Errand.Pin e -> stage.does(new Errand.LoadDialog(e.dialog()));
            case Errand.Notifications e -> stage.does(new Errand.LoadDialog(e.dialog()));
            default -> {}
        }
        Optional.ofNullable(done.note()).ifPresent(stage::say);
    }

    void failed(Event.Failed failed) {
        stage.answered(failed.asked());
        switch (failed.asked()) {
            case Errand.Send send -> notSent(send.draft().id(), failed.failure());
            case Errand.SendFile send -> notSent(send.draft().id(), failed.failure());
            case Errand.Destroy destroy -> {
                stage.fail(failed.failure());
                leaving.settled();
            }
            case Errand.Connect connect -> notConnected(failed.failure());
            case Errand.Reconnect reconnect -> notConnected(failed.failure());
            case Errand.LoadMe me -> notKnown(failed.failure());
            case Errand.LoadDialogs dialogs -> notKnown(failed.failure());
            case Errand.LoadHistory history -> {
                opening.failed(history);
                failed(history.dialog(), failed.failure());
            }
            case Errand.LoadDialog load -> {
                stage.talk().notHad(load.dialog());
                failed(load.dialog(), failed.failure());
            }
            case Errand.Background background -> {
                link.inBackground();
                stage.fail(failed.failure());
            }
            case Errand.EditMessage edit -> {
                stage.fail("Not changed: ", failed.failure());
                if (!leaving.isUnderWay()) {
                    writer.giveBack(edit.dialog(), edit.text());
                }
            }
            case Errand.DeleteMessage delete -> stage.fail("Not deleted: ", failed.failure());
            // Nobody asked for these; the next time may be better.
            case Errand.LoadLastSeen seen when !seen.wanted() -> {}
            case Errand.LoadPeople quiet -> {}
            case Errand.MarkRead quiet -> {}
            case Errand.Typing quiet -> {}
            default -> stage.fail(failed.failure());
        }
    }

    /** It was given up: the line does not come by itself any more. */
    private void notConnected(Failure why) {
        if (!stage.talk().link().isOver()) {
            boolean refused = why.kind() == FailureKind.NOT_SIGNED_IN;
            ConnectionState state = refused ? ConnectionState.AUTH_FAILED : ConnectionState.CLOSED;
            stage.talk().link(new Link(state, TerminalText.line(why.sentence()), null));
        }
        stage.fail(why);
    }

    private void notKnown(Failure why) {
        stage.fail(why);
        beginning.failed(why);
    }

    private void notSent(MessageId message, Failure why) {
        if (why.kind() == FailureKind.OUTCOME_UNKNOWN) {
            stage.talk().said().doubted(message, why.sentence());
        } else {
            stage.talk().said().failed(message, why.sentence());
        }
    }

    /** Nobody tells who was removed from a group while not in its room; one finds out so. */
    private void failed(DialogId dialog, Failure why) {
        boolean gone = why.kind() == FailureKind.NOT_FOUND || why.kind() == FailureKind.NOT_ALLOWED;
        Optional<Conversation> known = stage.talk().find(dialog);
        if (gone && known.isPresent()) {
            String name = stage.talk().nameOf(known.get());
            String after = writer.forget(dialog);
            stage.talk().remove(dialog);
            stage.warn("You are no longer in " + name + "." + after);
        } else {
            stage.fail(why);
        }
    }

    void found(Event.Found found) {
        boolean here = found.asked().dialogs().size() == 1;
        if (here && found.messages().isEmpty()) {
            stage.say("“" + found.asked().text() + "” was not found here.");
        } else {
            found.people().forEach(stage.talk()::meet);
            overlays.found(found);
        }
    }
}
