package dev.cubechat.tui.plain;

import dev.cubechat.model.Attachment;
import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogDraft;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.DialogType;
import dev.cubechat.model.Draft;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.MessageTarget;
import dev.cubechat.model.User;
import dev.cubechat.model.UserId;
import dev.cubechat.model.UserTarget;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.words.Wish;
import dev.cubechat.tui.words.Word;
import dev.cubechat.tui.words.Words;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Says what is to be done about what a person typed. */
final class Commands {
    private static final int PAGE = 20;

    /** Commands that change nothing here. */
    private static final Set<String> FOR_THE_SCREEN = Set.of("theme", "mouse", "emoji", "copy");

    private final Way way;
    private final Talk talk;
    private final Supplier<MessageId> ids;

    Commands(Way way, Talk talk, Supplier<MessageId> ids) {
        this.way = way;
        this.talk = talk;
        this.ids = ids;
    }

    /**
     * Reads a line.
     *
     * @throws Failure USAGE where it cannot be done
     */
    List<Deed> line(String line) {
        return line.isBlank() ? List.of() : obey(Words.parse(line));
    }

    private List<Deed> obey(Wish wish) {
        return switch (wish) {
            case Wish.Say w -> say(Draft.text(ids.get(), w.text()));
            case Wish.Me w -> me(w.text());
            case Wish.Help w -> help(w.word());
            case Wish.Quit w -> List.of(new Deed.Leave(null));
            case Wish.Status w -> status();
            case Wish.Disconnect w -> run(new Errand.Disconnect());
            case Wish.Reconnect w -> run(new Errand.Reconnect());
            case Wish.Destroy w -> run(new Errand.Destroy());
            case Wish.Background w -> run(new Errand.Background(w.on()));
            case Wish.Active w -> run(new Errand.Active(w.on()));
            case Wish.Ping w -> run(new Errand.Ping());
            case Wish.Theme w -> forTheScreen();
            case Wish.UseMouse w -> forTheScreen();
            case Wish.Emoji w -> forTheScreen();
            case Wish.Copy w -> forTheScreen();
            case Wish.Dialogs w -> run(new Errand.LoadDialogs());
            case Wish.Open w -> open(w.dialog());
            case Wish.Close w -> close();
            case Wish.NewPrivate w -> newPrivate(w.user());
            case Wish.NewGroup w ->
                    run(
                            new Errand.CreateDialog(
                                    DialogDraft.group(w.name(), List.of()), w.people()));
            case Wish.NewPublic w ->
                    run(
                            new Errand.CreateDialog(
                                    DialogDraft.of(DialogType.PUBLIC, w.name()), List.of()));
            case Wish.Add w -> run(new Errand.AddPeople(talk.here(), w.people()));
            case Wish.Remove w -> run(new Errand.RemovePeople(talk.here(), w.people()));
            case Wish.Admins w -> run(new Errand.ChangeAdmins(talk.here(), w.people(), w.on()));
            case Wish.Leave w -> run(new Errand.LeaveDialog(talk.here()));
            case Wish.Rename w -> run(new Errand.RenameDialog(talk.here(), w.name()));
            case Wish.Join w -> run(new Errand.Join(talk.here(), w.in()));
            case Wish.Info w -> run(new Errand.LoadDialog(talk.here()));
            case Wish.Who w -> run(new Errand.LoadOnline(talk.here()));
            case Wish.Mute w -> run(new Errand.Notifications(talk.here(), !w.on()));
            case Wish.Unread w -> unread();
            case Wish.Read w -> run(new Errand.MarkAllRead(talk.here()));
            case Wish.Typing w -> typing(w.on());
            case Wish.Reply w -> reply(w.to(), w.text());
            case Wish.Edit w -> edit(w.message(), w.text());
            case Wish.Delete w -> delete(w.message(), w.forEveryone());
            case Wish.React w -> react(w);
            case Wish.Pin w -> {
                Ledger.Entry one = any(w.message());
                yield run(new Errand.Pin(one.dialog(), one.id(), w.on()));
            }
            case Wish.Receipts w -> {
                Ledger.Entry one = any(w.message());
                yield run(new Errand.LoadReceipts(one.dialog(), one.id()));
            }
            case Wish.Retry w -> retry(w.message());
            case Wish.Download w -> download(w.message());
            case Wish.Attach w -> attach(w);
            case Wish.Location w -> say(carrying(Attachment.ofPlace(w.place(), "place")));
            case Wish.ContactCard w -> say(carrying(Attachment.ofContact(w.card())));
            case Wish.History w -> history();
            case Wish.Search w ->
                    run(
                            new Errand.Search(
                                    w.text(), w.everywhere() ? List.of() : List.of(talk.here())));
            case Wish.ReportMessage w ->
                    run(new Errand.ReportMessage(theirs(w.message()).id(), w.reason()));
            case Wish.Find w -> run(new Errand.FindPeople(w.namePrefix()));
            case Wish.Contacts w -> run(new Errand.LoadContacts());
            case Wish.Befriend w -> contact(w.user(), Errand.ContactDeed.ADD, null);
            case Wish.Accept w -> contact(w.user(), Errand.ContactDeed.CONFIRM, null);
            case Wish.Reject w -> contact(w.user(), Errand.ContactDeed.REJECT, null);
            case Wish.Unfriend w -> contact(w.user(), Errand.ContactDeed.REMOVE, null);
            case Wish.Nickname w -> contact(w.user(), Errand.ContactDeed.RENAME, w.name());
            case Wish.Privacy w -> run(new Errand.LoadPrivacy());
            case Wish.Block w -> run(new Errand.Block(w.user(), w.mutual()));
            case Wish.Unblock w -> run(new Errand.Unblock(w.user()));
            case Wish.Seen w -> run(new Errand.LoadLastSeen(number(w.user()), true));
            case Wish.Watch w -> run(new Errand.Watch(w.user(), w.on()));
            case Wish.ReportUser w -> run(new Errand.ReportUser(w.user(), w.reason()));
            case Wish.SystemMessage w -> run(new Errand.SendSystem(w.user(), w.body()));
        };
    }

    private List<Deed> say(Draft draft) {
        return send(new Ledger.Unsent(new Errand.Send(talk.here(), draft)));
    }

    /** What is sent ends the typing there. */
    private List<Deed> send(Ledger.Unsent sending) {
        talk.typing = null;
        UserId me = talk.names.me().map(User::id).orElseThrow();
        talk.ledger.sending(sending, me, talk.now.getEpochSecond());
        return run(sending.sending());
    }

    private List<Deed> me(String text) {
        User me = talk.names.me().orElseThrow();
        return text.isBlank()
                ? told("You are " + talk.spoken.person(me) + ".")
                : say(Draft.text(ids.get(), "* " + me.displayName() + " " + text));
    }

    private static List<Deed> help(@Nullable String word) {
        if (word == null) {
            return Words.all().stream()
                    .filter(each -> !FOR_THE_SCREEN.contains(each.name()))
                    .map(Commands::helpLine)
                    .toList();
        }
        Word found =
                Words.find(word)
                        .orElseThrow(
                                () ->
                                        new Failure(
                                                        FailureKind.USAGE,
                                                        "There is no command /" + word + ".")
                                                .withHint("/help lists all commands."));
        return List.of(helpLine(found));
    }

    private static Deed helpLine(Word word) {
        return new Deed.Say(word.usage() + "  " + word.help());
    }

    private List<Deed> status() {
        List<Deed> said = new ArrayList<>();
        DialogId open = talk.open;
        String where = open == null ? "no dialog is open" : "in " + talk.names.of(open);
        said.add(new Deed.Say("* " + talk.link.inWords() + "; " + where + "."));
        if (talk.ledger.waiting() > 0) {
            said.add(new Deed.Say("* " + talk.ledger.waiting() + " not confirmed yet."));
        }
        if (open != null) {
            talk.ledger
                    .newest(open, entry -> talk.names.isMe(entry.sender()))
                    .ifPresent(last -> said.add(new Deed.Say(receipts(last))));
        }
        return said;
    }

    private String receipts(Ledger.Entry last) {
        return "* Your last message, "
                + Spoken.quote(last.text())
                + ": "
                + (last.read().isEmpty()
                        ? last.delivered().isEmpty()
                                ? "sent."
                                : "delivered to " + people(last.delivered()) + "."
                        : "read by " + people(last.read()) + ".");
    }

    private String people(Set<UserId> some) {
        return String.join(", ", some.stream().map(talk.names::of).sorted().toList());
    }

    private List<Deed> close() {
        talk.open = null;
        return List.of();
    }

    private List<Deed> open(DialogTarget dialog) {
        switch (dialog) {
            case DialogTarget.Login login -> notOneself(new UserTarget.Login(login.login()));
            case DialogTarget.Peer peer -> notOneself(new UserTarget.Id(peer.user()));
            default -> {}
        }
        return run(new Errand.FindDialog(dialog));
    }

    private void notOneself(UserTarget user) {
        if (talk.names.number(user).filter(talk.names::isMe).isPresent()) {
            throw new Failure(
                    FailureKind.USAGE, "That is you; a private dialog is one with somebody else.");
        }
    }

    private List<Deed> newPrivate(UserTarget user) {
        notOneself(user);
        return user instanceof UserTarget.Login login
                ? run(new Errand.FindDialog(new DialogTarget.Login(login.login())))
                : run(
                        new Errand.CreateDialog(
                                DialogDraft.of(DialogType.PRIVATE, null), List.of(user)));
    }

    private List<Deed> unread() {
        return talk.names.dialogs().stream()
                .filter(dialog -> !dialog.id().equals(talk.open))
                .filter(dialog -> dialog.unread() != null && dialog.unread() > 0)
                .findFirst()
                .map(Dialog::id)
                .map(id -> run(new Errand.FindDialog(new DialogTarget.Id(id))))
                .orElseGet(() -> told("Nothing is unread elsewhere."));
    }

    private List<Deed> typing(boolean on) {
        DialogId here = talk.here();
        talk.typing = on ? new Talk.Typing(here, talk.now.plus(way.typingTimeout())) : null;
        return run(new Errand.Typing(here, on));
    }

    private List<Deed> reply(@Nullable MessageTarget to, String text) {
        Ledger.Entry answered = theirs(to);
        String first = answered.text().lines().findFirst().orElse("");
        return say(
                Draft.text(
                        ids.get(),
                        "> " + talk.names.of(answered.sender()) + ": " + first + "\n" + text));
    }

    private List<Deed> edit(@Nullable MessageTarget which, String text) {
        Ledger.Entry old = mine(which);
        if (talk.ledger.failed(old.id()).isPresent()) {
            throw new Failure(
                            FailureKind.USAGE,
                            Spoken.quote(old.text()) + " failed, so it cannot be changed.")
                    .withHint("/retry sends it again as it is.");
        }
        boolean last =
                talk.ledger
                        .newest(old.dialog(), entry -> true)
                        .filter(newest -> newest.id().equals(old.id()))
                        .isPresent();
        return run(new Errand.EditMessage(old.dialog(), old.id(), text, last));
    }

    private List<Deed> delete(@Nullable MessageTarget which, boolean forEveryone) {
        Ledger.Entry entry = mine(which);
        UserId me = talk.names.me().map(User::id).orElseThrow();
        boolean may =
                talk.names
                        .dialog(entry.dialog())
                        .map(dialog -> dialog.letsDelete(me, entry.sender()))
                        .orElse(true);
        if (forEveryone && !may) {
            throw new Failure(
                    FailureKind.NOT_ALLOWED, "Not deleted: you may not do that for everyone.");
        }
        return run(new Errand.DeleteMessage(entry.dialog(), entry.id(), forEveryone));
    }

    private List<Deed> react(Wish.React wish) {
        Ledger.Entry one = any(wish.message());
        String emoji = wish.emoji();
        return run(
                wish.on()
                        ? new Errand.React(one.dialog(), one.id(), emoji, null)
                        : new Errand.React(one.dialog(), one.id(), null, emoji));
    }

    private List<Deed> retry(@Nullable MessageTarget which) {
        MessageId id = which instanceof MessageTarget.Id one ? one.id() : null;
        Ledger.Unsent unsent =
                talk.ledger.failed(id).orElseThrow(() -> missing("No message failed."));
        return send(unsent);
    }

    private List<Deed> download(@Nullable MessageTarget which) {
        Ledger.Entry entry =
                find(which, one -> one.message() != null && hasFiles(one.message()), "No file");
        Message message = entry.message();
        if (message == null || !hasFiles(message)) {
            throw missing("There is no file on that message.");
        }
        return message.attachments().stream()
                .<Deed>map(attachment -> new Deed.Run(new Errand.Download(attachment)))
                .toList();
    }

    private static boolean hasFiles(Message message) {
        return !message.attachments().isEmpty();
    }

    private List<Deed> attach(Wish.Attach wish) {
        Draft draft = Draft.text(ids.get(), "attachment");
        Errand.SendFile file = new Errand.SendFile(talk.here(), draft, wish.file(), wish.type());
        return send(new Ledger.Unsent(file));
    }

    private Draft carrying(Attachment attachment) {
        return Draft.text(ids.get(), "attachment").withAttachments(List.of(attachment));
    }

    private List<Deed> history() {
        DialogId here = talk.here();
        Errand.Reach reach =
                talk.ledger
                        .oldest(here)
                        .<Errand.Reach>map(
                                place -> new Errand.Reach.Before(place.dateSent(), place.id()))
                        .orElseGet(Errand.Reach.Newest::new);
        return run(new Errand.LoadHistory(here, reach, PAGE));
    }

    private static List<Deed> contact(
            UserTarget user, Errand.ContactDeed deed, @Nullable String name) {
        return run(new Errand.ChangeContact(user, deed, name));
    }

    private UserId number(UserTarget user) {
        return talk.names
                .number(user)
                .orElseThrow(
                        () ->
                                missing("That person has not been seen here yet.")
                                        .withHint("/people NAME finds them; then use the number."));
    }

    private Ledger.Entry mine(@Nullable MessageTarget which) {
        return find(which, entry -> talk.names.isMe(entry.sender()), "No message of yours");
    }

    private Ledger.Entry theirs(@Nullable MessageTarget which) {
        return find(which, entry -> !talk.names.isMe(entry.sender()), "No message of others");
    }

    private Ledger.Entry any(@Nullable MessageTarget which) {
        return find(which, entry -> true, "No message");
    }

    /** The message that was named, else the newest that fits. */
    private Ledger.Entry find(
            @Nullable MessageTarget which, Predicate<Ledger.Entry> usual, String none) {
        DialogId here = talk.here();
        return (switch (which) {
                    case null -> talk.ledger.newest(here, usual);
                    case MessageTarget.Last last -> talk.ledger.newest(here, entry -> true);
                    case MessageTarget.LastOfMine mine ->
                            talk.ledger.newest(here, entry -> talk.names.isMe(entry.sender()));
                    case MessageTarget.Id id -> talk.ledger.find(id.id());
                })
                .orElseThrow(
                        () -> missing(none + " is known here.").withHint("/history shows more."));
    }

    private static Failure missing(String sentence) {
        return new Failure(FailureKind.NOT_FOUND, sentence);
    }

    private static List<Deed> forTheScreen() {
        return told("That is for the full screen.");
    }

    private static List<Deed> told(String line) {
        return List.of(new Deed.Say("* " + line));
    }

    private static List<Deed> run(Errand errand) {
        return List.of(new Deed.Run(errand));
    }
}
