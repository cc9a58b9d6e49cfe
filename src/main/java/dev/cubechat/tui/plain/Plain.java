package dev.cubechat.tui.plain;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.User;
import dev.cubechat.text.TerminalText;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.Event;
import dev.cubechat.tui.words.Wish;
import dev.cubechat.tui.words.Words;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The chat line by line, without terminal, clock or network: it is told what was typed and what
 * happened, and says what to say and to do. A line waits until those before it have opened their
 * dialog; what is said waits until it is known who says it. Used by one thread.
 */
public final class Plain {
    private static final int FIRST_PAGE = 20;

    private final Way way;
    private final Talk talk;
    private final Commands commands;
    private final Hearing hearing;
    private final Deque<String> lines = new ArrayDeque<>();

    /** What lines wait for. */
    private final List<Errand> opening = new ArrayList<>();

    /** What was asked for by a line and is not answered yet. */
    private final List<Errand> asked = new ArrayList<>();

    private boolean inputEnded;

    /** The person wants to leave. */
    private boolean quitting;

    /** The person has left the chat, and comes back only when they say so. */
    private boolean away;

    /** The connection is being ended for good. */
    private boolean goodbye;

    private boolean wasUp;
    private boolean left;
    private @Nullable Failure firstFailure;

    /** Why there will be no connection any more, unless somebody connects again. */
    private @Nullable Failure over;

    /**
     * @param ids gives an id for each new message
     */
    public Plain(Way way, Supplier<MessageId> ids) {
        this.way = way;
        this.talk = new Talk(way);
        this.commands = new Commands(way, talk, ids);
        this.hearing = new Hearing(way, talk);
    }

    /** What to do at the very beginning. */
    public List<Deed> begin() {
        opening.addAll(List.of(new Errand.LoadMe(), new Errand.LoadDialogs()));
        if (way.dialog() != null) {
            opening.add(new Errand.FindDialog(way.dialog()));
        }
        List<Deed> deeds = new ArrayList<>();
        deeds.add(new Deed.Run(new Errand.Connect()));
        opening.forEach(errand -> deeds.add(new Deed.Run(errand)));
        return deeds;
    }

    /** A line was typed. */
    public List<Deed> typed(String line) {
        lines.add(line);
        return proceed(new ArrayList<>());
    }

    /** A line came that nobody can read; those after it are another matter. */
    public List<Deed> unreadable(Failure why) {
        List<Deed> deeds = new ArrayList<>();
        complain(why, deeds);
        return deeds;
    }

    /** There will be no more lines. */
    public List<Deed> ended() {
        inputEnded = true;
        return proceed(new ArrayList<>());
    }

    /** Something happened. */
    public List<Deed> take(Event event) {
        List<Deed> deeds = new ArrayList<>();
        if (event instanceof Event.Tick tick) {
            talk.now = tick.now();
            stopTyping(deeds);
            return deeds;
        }
        boolean wanted = Answers.remove(asked, event);
        if (event instanceof Event.Failed failed) {
            fail(failed, wanted, deeds);
        } else {
            learn(event, deeds);
            deeds.addAll(hearing.hear(event, wanted));
        }
        Answers.remove(opening, event);
        if (goodbye && !left && Answers.answers(event, new Errand.Destroy())) {
            parted(deeds);
        }
        return proceed(deeds);
    }

    /** What is still handed over of something that happened when one had left already. */
    public List<Deed.Tell> afterwards(Event event) {
        return hearing.hear(event, false).stream()
                .filter(Deed.Tell.class::isInstance)
                .map(Deed.Tell.class::cast)
                .toList();
    }

    /** When it wants a tick although nothing happens. */
    public Optional<Instant> wake() {
        return Optional.ofNullable(talk.typing).map(Talk.Typing::until);
    }

    /** What to offer for the word that is being typed: people, dialogs; nothing with controls. */
    public List<String> known() {
        List<String> known = new ArrayList<>();
        for (User user : talk.names.people()) {
            if (user.login() != null) {
                known.add("@" + user.login());
            }
        }
        for (Dialog dialog : talk.names.dialogs()) {
            if (dialog.name() != null && !talk.names.isPrivate(dialog.id())) {
                known.add("#" + dialog.name());
            }
        }
        return known.stream().filter(Plain::isHarmless).toList();
    }

    /** Others chose these names, and a terminal gets what is offered as it is. */
    private static boolean isHarmless(String name) {
        return TerminalText.line(name).equals(name);
    }

    private List<Deed> proceed(List<Deed> deeds) {
        while (!left && opening.isEmpty() && !lines.isEmpty()) {
            obey(lines.remove(), deeds);
        }
        boolean idle = lines.isEmpty() && opening.isEmpty() && asked.isEmpty();
        boolean settled = idle && talk.ledger.waiting() == 0;
        if (!left && inputEnded && settled && !goodbye) {
            leave(deeds, firstFailure);
        } else if (!left && inputEnded && (over != null || (away && isOnlySending()))) {
            sayGoodbye(deeds);
        }
        return deeds;
    }

    /** Whether there is nothing to wait for but what has yet to be sent, and changes of that. */
    private boolean isOnlySending() {
        return lines.isEmpty()
                && opening.isEmpty()
                && asked.stream()
                        .allMatch(
                                errand ->
                                        switch (errand) {
                                            case Errand.Send send -> true;
                                            case Errand.SendFile send -> true;
                                            case Errand.EditMessage edit -> true;
                                            case Errand.DeleteMessage delete ->
                                                    delete.forEveryone()
                                                            || talk.ledger.isUnderWay(
                                                                    delete.message());
                                            case Errand.React react ->
                                                    talk.ledger.isUnderWay(react.message());
                                            case Errand.Pin pin ->
                                                    talk.ledger.isUnderWay(pin.message());
                                            case Errand.LoadReceipts receipts ->
                                                    talk.ledger.isUnderWay(receipts.message());
                                            default -> false;
                                        });
    }

    private void obey(String line, List<Deed> deeds) {
        if (quitting && !isQuit(line)) {
            return;
        }
        try {
            for (Deed deed : commands.line(line)) {
                switch (deed) {
                    case Deed.Leave wish -> quit(deeds);
                    case Deed.Run run -> {
                        asked.add(run.errand());
                        if (run.errand() instanceof Errand.Change change) {
                            talk.ledger.changing(change);
                        }
                        if (Answers.opens(run.errand())) {
                            opening.add(run.errand());
                        }
                        link(run.errand());
                        deeds.add(run);
                    }
                    default -> deeds.add(deed);
                }
            }
        } catch (Failure failure) {
            complain(failure, deeds);
        }
    }

    /** What was not sent yet has the same chance as when the input ends; who insists, leaves. */
    private void quit(List<Deed> deeds) {
        if (quitting) {
            sayGoodbye(deeds);
            return;
        }
        quitting = true;
        inputEnded = true;
        if (talk.ledger.waiting() > 0 && !talk.link.isUp() && !way.strict()) {
            String waiting = "* " + talk.ledger.waiting() + " not sent yet, waiting for the";
            deeds.add(new Deed.Say(waiting + " connection; /quit again leaves without."));
        }
    }

    private static boolean isQuit(String line) {
        try {
            return Words.parse(line) instanceof Wish.Quit;
        } catch (Failure mistyped) {
            return false;
        }
    }

    /** Nothing goes out any more; what that means for what was not sent is told then. */
    private void sayGoodbye(List<Deed> deeds) {
        if (!goodbye) {
            goodbye = true;
            deeds.add(new Deed.Run(new Errand.Destroy()));
        }
    }

    /** It is known what was sent and what was not. */
    private void parted(List<Deed> deeds) {
        int unknown = talk.ledger.waiting();
        if (unknown > 0) {
            complain(
                    new Failure(FailureKind.OUTCOME_UNKNOWN, unknown + " sent, and not confirmed."),
                    deeds);
        }
        leave(deeds, firstFailure);
    }

    /** Whether anybody tries to be connected from now on. */
    private void link(Errand errand) {
        switch (errand) {
            case Errand.Disconnect leave -> away = true;
            case Errand.Destroy leave -> away = true;
            case Errand.Background background -> away = background.on();
            case Errand.Reconnect back -> {
                away = false;
                over = null;
            }
            default -> {}
        }
    }

    private void leave(List<Deed> deeds, @Nullable Failure why) {
        left = true;
        deeds.add(new Deed.Leave(way.strict() && why != null ? inShort(why) : null));
    }

    private void complain(Failure failure, List<Deed> deeds) {
        firstFailure = firstFailure == null ? failure : firstFailure;
        deeds.add(new Deed.Complain(failure));
    }

    private void fail(Event.Failed failed, boolean wanted, List<Deed> deeds) {
        Failure why = failed.failure();
        if (failed.asked() instanceof Errand.Change change) {
            talk.ledger.settled(change);
        }
        switch (failed.asked()) {
            case Errand.Connect first -> lost(why, deeds);
            case Errand.Reconnect again -> lost(why, deeds);
            case Errand.LoadMe who -> giveUp(why, deeds);
            case Errand.FindDialog find when find.target().equals(way.dialog()) && !wanted ->
                    giveUp(why, deeds);
            case Errand.Send send -> notSent(send.draft().id(), why, deeds);
            case Errand.SendFile send -> notSent(send.draft().id(), why, deeds);
            case Errand.EditMessage edit -> complain(after("Not changed: ", why), deeds);
            case Errand.DeleteMessage delete -> complain(after("Not deleted: ", why), deeds);
            case Errand.LoadPeople people -> deeds.addAll(hearing.learned(failed));
            case Errand.LoadDialog dialog when !wanted -> deeds.addAll(hearing.learned(failed));
            case Errand.MarkRead read -> {}
            default -> complain(why, deeds);
        }
    }

    /** There is no connection, and nobody tries to make one. */
    private void lost(Failure why, List<Deed> deeds) {
        if (wasUp) {
            over = why;
            complain(why, deeds);
        } else {
            giveUp(why, deeds);
        }
    }

    private void giveUp(Failure why, List<Deed> deeds) {
        if (!left) {
            left = true;
            deeds.add(new Deed.Leave(why));
        }
    }

    private void notSent(MessageId message, Failure why, List<Deed> deeds) {
        String what =
                talk.ledger
                        .notSent(message)
                        .map(unsent -> Spoken.quote(String.valueOf(unsent.draft().body())) + ": ")
                        .orElse("");
        complain(after("Not sent: " + what, why), deeds);
    }

    /** The same, told after these words of what was not done. */
    private static Failure after(String what, Failure why) {
        Failure told = new Failure(why.kind(), what + why.sentence(), why);
        return why.hint().map(told::withHint).orElse(told);
    }

    private void learn(Event event, List<Deed> deeds) {
        switch (event) {
            case Event.SignedIn in -> talk.names.me(in.me());
            case Event.DialogsCame came -> came.dialogs().forEach(talk.names::note);
            case Event.DialogCame came -> {
                talk.names.note(came.dialog());
                if (Answers.opens(came.asked())) {
                    open(came.dialog(), deeds);
                }
            }
            case Event.DialogGone gone -> gone(gone.dialog());
            case Event.PeopleCame came -> came.people().forEach(talk.names::note);
            case Event.Done done -> done(done.asked());
            case Event.Heard heard -> learn(heard.event());
            default -> {}
        }
    }

    private void learn(ChatEvent event) {
        if (event instanceof ChatEvent.State state) {
            talk.link = state.state();
            if (state.state().isUp()) {
                wasUp = true;
                over = null;
            }
        } else if (event instanceof ChatEvent.Kicked kicked) {
            gone(kicked.dialogId());
        }
    }

    private void gone(DialogId dialog) {
        if (dialog.equals(talk.open)) {
            talk.open = null;
        }
    }

    private void done(Errand done) {
        if (done instanceof Errand.Send send) {
            talk.ledger.sent(send.draft().id());
        } else if (done instanceof Errand.SendFile send) {
            talk.ledger.sent(send.draft().id());
        } else if (done instanceof Errand.Change change) {
            talk.ledger.settled(change);
            switch (change) {
                case Errand.EditMessage edit ->
                        talk.ledger.edited(edit.dialog(), edit.message(), edit.text());
                case Errand.DeleteMessage delete ->
                        talk.ledger.deleted(delete.dialog(), delete.message());
                default -> {}
            }
        }
    }

    private void open(Dialog dialog, List<Deed> deeds) {
        talk.open = dialog.id();
        Errand history = new Errand.LoadHistory(dialog.id(), new Errand.Reach.Newest(), FIRST_PAGE);
        opening.add(history);
        deeds.add(new Deed.Run(history));
    }

    private void stopTyping(List<Deed> deeds) {
        Talk.Typing typing = talk.typing;
        if (typing != null && !talk.now.isBefore(typing.until())) {
            talk.typing = null;
            deeds.add(new Deed.Run(new Errand.Typing(typing.dialog(), false)));
        }
    }

    /** The whole of it was told when it happened. */
    private Failure inShort(Failure told) {
        int unsent = talk.ledger.failed();
        return new Failure(
                told.kind(),
                "Not everything that was typed could be done"
                        + (unsent == 0 ? "." : "; " + unsent + " not sent."),
                told);
    }
}
