package dev.cubechat.tui.plain;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Message;
import dev.cubechat.model.UserId;
import dev.cubechat.text.TerminalText;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.Event;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/** Says what a person or a program is to be told about what happened, each thing once. */
final class Hearing {
    private record Held(Event event, boolean wanted) {}

    private final Way way;
    private final Talk talk;

    /** What waits until it is known who and what it speaks of. */
    private final Deque<Held> held = new ArrayDeque<>();

    /** What was asked for that the first of them speaks of, and is not answered yet. */
    private final List<Errand> learning = new ArrayList<>();

    Hearing(Way way, Talk talk) {
        this.way = way;
        this.talk = talk;
    }

    /**
     * What to say about an event, now or later.
     *
     * @param wanted whether a line asked for it
     */
    List<Deed> hear(Event event, boolean wanted) {
        if (!wanted && isAwaited(event)) {
            return learned(event);
        }
        if (!held.isEmpty()) {
            held.add(new Held(event, wanted));
            return List.of();
        }
        List<Deed> missing = missing(event);
        if (!missing.isEmpty()) {
            held.add(new Held(event, wanted));
            return missing;
        }
        return tell(event, wanted);
    }

    private boolean isAwaited(Event event) {
        return learning.stream().anyMatch(errand -> Answers.answers(event, errand));
    }

    /** Something that was asked for came, or cannot be had; when all of it has, it goes on. */
    List<Deed> learned(Event answer) {
        boolean awaited = Answers.remove(learning, answer);
        return awaited && learning.isEmpty() ? goOn() : List.of();
    }

    private List<Deed> goOn() {
        List<Deed> deeds = new ArrayList<>();
        while (!held.isEmpty()) {
            List<Deed> missing = missing(held.element().event());
            if (!missing.isEmpty()) {
                deeds.addAll(missing);
                return deeds;
            }
            Held next = held.remove();
            deeds.addAll(tell(next.event(), next.wanted()));
        }
        return deeds;
    }

    /** Programs know people by their numbers. */
    private List<Deed> missing(Event event) {
        if (way.records()) {
            return List.of();
        }
        Mentioned.dialog(event)
                .filter(talk.names::isStrange)
                .ifPresent(id -> learning.add(new Errand.LoadDialog(id)));
        List<UserId> strangers = talk.names.strangers(Mentioned.people(event));
        if (!strangers.isEmpty()) {
            learning.add(new Errand.LoadPeople(strangers));
        }
        return learning.stream().<Deed>map(Deed.Run::new).toList();
    }

    private List<Deed> tell(Event event, boolean wanted) {
        return switch (event) {
            case Event.Heard heard -> {
                List<Deed> deeds = heard(heard);
                forget(heard.event());
                yield deeds;
            }
            case Event.HistoryCame came -> history(came, wanted);
            case Event.DialogCame came -> dialog(came, wanted);
            case Event.DialogGone gone -> {
                List<Deed> deeds = say("* You left " + talk.names.of(gone.dialog()) + ".");
                talk.names.forget(gone.dialog());
                yield deeds;
            }
            case Event.DialogsCame came when wanted ->
                    list(came.dialogs(), talk.spoken::dialog, "You have no dialogs yet.");
            case Event.PeopleCame came when wanted ->
                    list(came.people(), talk.spoken::person, "Nobody's name begins so.");
            case Event.ContactsCame came ->
                    list(came.contacts(), talk.spoken::contact, "You have no contacts.");
            case Event.PrivacyCame came -> privacy(came);
            case Event.OnlineCame came ->
                    list(came.online(), talk.names::of, "Nobody is in the room.");
            case Event.ReceiptsCame came -> say("* " + talk.spoken.receipts(came));
            case Event.LastSeenCame seen ->
                    say("* " + talk.spoken.lastSeen(seen.asked().user(), seen.seconds()));
            case Event.Watched watched -> say("* " + watched.sentence());
            case Event.Found found -> found(found);
            case Event.Downloaded downloaded ->
                    say("* Saved as " + TerminalText.line(downloaded.file()));
            case Event.Done done when wanted && done.note() != null -> say("* " + done.note());
            case Event.Overrun overrun -> say("* Too much happened at once; /history shows it.");
            default -> List.of();
        };
    }

    private List<Deed> heard(Event.Heard heard) {
        ChatEvent event = heard.event();
        boolean fresh = note(event);
        if (!way.only().isEmpty() && !way.only().contains(event.word())) {
            return List.of();
        }
        if (way.records()) {
            return List.of(new Deed.Tell(heard.at(), event));
        }
        if (event instanceof ChatEvent.Arrived arrived) {
            return fresh ? arrived(arrived) : List.of();
        }
        return isMine(event)
                ? List.of()
                : talk.spoken.event(heard.at(), event, talk.open).stream()
                        .<Deed>map(Deed.Say::new)
                        .toList();
    }

    /** What is gone was known until it was told that it is. */
    private void forget(ChatEvent event) {
        if (event instanceof ChatEvent.Deleted gone) {
            DialogId dialog = talk.names.placeOf(gone.dialogId(), gone.peerId());
            talk.ledger.deleted(dialog, gone.messageId());
        } else if (event instanceof ChatEvent.Kicked kicked) {
            talk.names.forget(kicked.dialogId());
        }
    }

    /** Whether it is new to us. */
    private boolean note(ChatEvent event) {
        Ledger ledger = talk.ledger;
        return switch (event) {
            case ChatEvent.Arrived e -> {
                DialogId dialog = talk.names.dialogOf(e);
                yield !ledger.isOurs(e.message().id())
                        && (dialog == null || ledger.heard(dialog, e.message()));
            }
            case ChatEvent.Edited e -> {
                DialogId dialog = talk.names.placeOf(e.dialogId(), e.peerId());
                ledger.edited(dialog, e.messageId(), e.body());
                yield true;
            }
            case ChatEvent.Delivered e -> {
                ledger.find(e.messageId()).ifPresent(entry -> entry.delivered().add(e.userId()));
                yield true;
            }
            case ChatEvent.Read e -> {
                ledger.find(e.messageId()).ifPresent(entry -> entry.read().add(e.userId()));
                yield true;
            }
            default -> true;
        };
    }

    private List<Deed> arrived(ChatEvent.Arrived event) {
        Message message = event.message();
        DialogId dialog = talk.names.dialogOf(event);
        List<Deed> deeds = new ArrayList<>();
        deeds.add(new Deed.Say(talk.spoken.message(message, dialog, talk.open)));
        if (dialog != null && dialog.equals(talk.open) && event.markable()) {
            read(dialog, List.of(message), deeds);
        }
        return deeds;
    }

    private void read(DialogId dialog, List<Message> messages, List<Deed> deeds) {
        List<Errand.Seen> seen =
                messages.stream()
                        .filter(message -> !talk.names.isMe(message.senderId()))
                        .filter(message -> message.readIds().stream().noneMatch(talk.names::isMe))
                        .map(message -> new Errand.Seen(message.id(), message.senderId()))
                        .toList();
        if (!seen.isEmpty() && !way.silent()) {
            deeds.add(new Deed.Run(new Errand.MarkRead(dialog, seen)));
        }
    }

    /** What one does oneself comes back from rooms and is known. */
    private boolean isMine(ChatEvent event) {
        return switch (event) {
            case ChatEvent.Edited e -> talk.names.isMe(e.userId());
            case ChatEvent.Deleted e -> talk.names.isMe(e.userId());
            case ChatEvent.Reacted e -> talk.names.isMe(e.userId());
            default -> false;
        };
    }

    private List<Deed> history(Event.HistoryCame came, boolean wanted) {
        DialogId dialog = came.asked().dialog();
        came.messages().forEach(message -> talk.ledger.note(dialog, message));
        if (way.records() && !wanted) {
            return List.of();
        }
        List<Deed> deeds = new ArrayList<>();
        for (Message message : came.messages()) {
            deeds.add(new Deed.Say(talk.spoken.message(message, dialog, dialog)));
        }
        if (wanted && came.messages().isEmpty()) {
            deeds.add(new Deed.Say("* There is nothing before that."));
        }
        if (!way.records() && dialog.equals(talk.open)) {
            read(dialog, came.messages(), deeds);
        }
        return deeds;
    }

    private List<Deed> dialog(Event.DialogCame came, boolean wanted) {
        Dialog dialog = came.dialog();
        if (Answers.opens(came.asked())) {
            return say("* In " + talk.names.of(dialog.id()) + ".");
        }
        if (came.asked() instanceof Errand.LoadDialog) {
            return wanted ? info(dialog) : List.of();
        }
        return say("* Done.");
    }

    private List<Deed> info(Dialog dialog) {
        List<Deed> deeds = new ArrayList<>(say("* " + talk.spoken.dialog(dialog)));
        if (dialog.description() != null && !dialog.description().isBlank()) {
            deeds.addAll(say("  " + TerminalText.line(dialog.description())));
        }
        for (UserId person : dialog.occupantIds()) {
            String role =
                    person.equals(dialog.ownerId())
                            ? ", owner"
                            : dialog.adminIds().contains(person) ? ", admin" : "";
            deeds.addAll(say("  " + talk.names.of(person) + role));
        }
        dialog.pinnedMessageIds()
                .forEach(id -> deeds.addAll(say("  pinned: " + talk.spoken.quote(id))));
        return deeds;
    }

    private List<Deed> privacy(Event.PrivacyCame came) {
        List<Deed> deeds = new ArrayList<>();
        came.rules()
                .forEach(
                        (name, rules) -> {
                            boolean inForce =
                                    name.equals(came.names().active())
                                            || name.equals(came.names().standard());
                            String words = TerminalText.line(name) + (inForce ? " (in force)" : "");
                            deeds.addAll(say("* " + words + ": " + rules.size() + " rules"));
                        });
        return deeds.isEmpty() ? say("* You block nobody.") : deeds;
    }

    private List<Deed> found(Event.Found found) {
        List<Deed> deeds = new ArrayList<>();
        for (Message message : found.messages()) {
            deeds.add(new Deed.Say(talk.spoken.message(message, message.dialogId(), null)));
        }
        found.dialogs().forEach(dialog -> deeds.addAll(say("* " + talk.spoken.dialog(dialog))));
        found.people().forEach(person -> deeds.addAll(say("* " + talk.spoken.person(person))));
        return deeds.isEmpty() ? say("* Nothing was found.") : deeds;
    }

    private static <T> List<Deed> list(List<T> all, Function<T, String> line, String none) {
        return all.isEmpty()
                ? say("* " + none)
                : all.stream().<Deed>map(one -> new Deed.Say("* " + line.apply(one))).toList();
    }

    private static List<Deed> say(String line) {
        return List.of(new Deed.Say(line));
    }
}
