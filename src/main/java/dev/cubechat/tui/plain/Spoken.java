package dev.cubechat.tui.plain;

import dev.cubechat.model.Attachment;
import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.Contact;
import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.User;
import dev.cubechat.model.UserId;
import dev.cubechat.text.LastSeen;
import dev.cubechat.text.TerminalText;
import dev.cubechat.tui.Event;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Makes one sentence of everything, for eyes and for ears. */
final class Spoken {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    private static final int QUOTED = 40;

    private final Names names;
    private final Ledger ledger;
    private final ZoneId zone;
    private final Supplier<Instant> now;

    Spoken(Names names, Ledger ledger, ZoneId zone, Supplier<Instant> now) {
        this.names = names;
        this.ledger = ledger;
        this.zone = zone;
        this.now = now;
    }

    /**
     * A message.
     *
     * @param open the dialog that the person is in
     */
    String message(Message message, @Nullable DialogId dialog, @Nullable DialogId open) {
        UserId sender = message.senderId();
        String said = content(message);
        if (isAside(sender, dialog, open)) {
            return at(message.sentAt()) + who(sender, dialog, open) + ", to you alone: " + said;
        }
        return at(message.sentAt())
                + (said.startsWith("/me ")
                        ? "* "
                                + (names.isMe(sender)
                                        ? names.inFull(sender)
                                        : who(sender, dialog, open))
                                + said.substring(3)
                        : who(sender, dialog, open) + ": " + said);
    }

    /** Whether somebody says it to us alone, while one is in another dialog. */
    private boolean isAside(UserId user, @Nullable DialogId dialog, @Nullable DialogId open) {
        return open != null
                && !open.equals(dialog)
                && !names.isMe(user)
                && (dialog == null || names.isPrivate(dialog));
    }

    /** What a message says, with what hangs on it. */
    String content(Message message) {
        String body = message.body() == null ? "" : message.body();
        List<Attachment> attached = message.attachments();
        String text = attached.isEmpty() || !body.equals("attachment") ? body : "";
        String pieces =
                attached.stream()
                        .map(each -> "[" + each.inWords() + "]")
                        .collect(Collectors.joining(" "));
        String space = text.isEmpty() || pieces.isEmpty() ? "" : " ";
        return TerminalText.line(text + space + pieces);
    }

    /** Something that happened; empty where nobody need hear of it. */
    Optional<String> event(Instant at, ChatEvent event, @Nullable DialogId open) {
        return Optional.ofNullable(sentence(event, open)).map(said -> at(at) + said);
    }

    private @Nullable String sentence(ChatEvent event, @Nullable DialogId open) {
        return switch (event) {
            case ChatEvent.Edited e ->
                    who(e.userId(), names.placeOf(e.dialogId(), e.peerId()), open)
                            + " edited: "
                            + TerminalText.line(e.body());
            case ChatEvent.Deleted e ->
                    who(e.userId(), names.placeOf(e.dialogId(), e.peerId()), open)
                            + " deleted "
                            + quote(e.messageId());
            case ChatEvent.Reacted e -> reacted(e, open);
            case ChatEvent.Refused e -> null;
            case ChatEvent.Notice e -> "* " + names.of(e.userId()) + " sent data to your programs.";
            case ChatEvent.Joined e ->
                    "* " + names.of(e.userId()) + " entered " + names.of(e.dialogId()) + ".";
            case ChatEvent.Left e ->
                    "* " + names.of(e.userId()) + " left " + names.of(e.dialogId()) + ".";
            case ChatEvent.Kicked e ->
                    "* You were removed from "
                            + names.of(e.dialogId())
                            + (e.byUserId() == null ? "." : " by " + names.of(e.byUserId()) + ".");
            case ChatEvent.ContactRequested e ->
                    "* "
                            + names.of(e.userId())
                            + " asks to be your contact: /accept "
                            + e.userId()
                            + " or /reject "
                            + e.userId();
            case ChatEvent.ContactConfirmed e ->
                    "* " + names.of(e.userId()) + " is your contact now.";
            case ChatEvent.ContactRejected e ->
                    "* " + names.of(e.userId()) + " is not your contact any more.";
            case ChatEvent.ContactPresence e ->
                    "* "
                            + names.of(e.userId())
                            + (e.available() ? " is online." : " went offline.");
            case ChatEvent.LastActivity e -> "* " + lastSeen(e.userId(), e.seconds());
            case ChatEvent.State e -> state(e);
            case ChatEvent.Gap e -> gap(e);
            case ChatEvent.Arrived e -> null;
            case ChatEvent.Delivered e -> null;
            case ChatEvent.Read e -> null;
            case ChatEvent.Typing e -> null;
            case ChatEvent.Acknowledged e -> null;
            case ChatEvent.Lost e -> null;
            case ChatEvent.Heartbeat e -> null;
        };
    }

    private String reacted(ChatEvent.Reacted event, @Nullable DialogId open) {
        String who = who(event.userId(), event.dialogId(), open);
        String quote = quote(event.messageId());
        String added = event.added();
        String removed = event.removed();
        if (added != null) {
            return who + " reacted " + TerminalText.line(added) + " to " + quote;
        }
        return who
                + " took back "
                + TerminalText.line(removed == null ? "a reaction" : removed)
                + " from "
                + quote;
    }

    private static @Nullable String state(ChatEvent.State event) {
        String why =
                event.reason() == null
                        ? ""
                        : ": " + TerminalText.line(event.reason()).replaceFirst("\\.$", "");
        return switch (event.state()) {
            case READY -> event.previous() == null || !isBack(event) ? "* Connected." : "* Back.";
            case RESUMED -> "* Connected again.";
            case RECONNECTING -> "* Connection lost" + why + "; trying again.";
            case AUTH_FAILED -> "* The server refused the sign-in" + why + ".";
            case FORCE_CLOSED -> "* Disconnected for good" + why + ".";
            case CLOSED -> "* Disconnected" + why + ".";
            case IDLE, CONNECTING, AUTHENTICATED -> null;
        };
    }

    private static boolean isBack(ChatEvent.State event) {
        return event.previous() == ConnectionState.RECONNECTING;
    }

    private static @Nullable String gap(ChatEvent.Gap gap) {
        if (gap.note() != null) {
            return "* Messages may be missing: " + TerminalText.line(gap.note());
        }
        return null;
    }

    /** When somebody was there last. */
    String lastSeen(UserId user, long seconds) {
        return LastSeen.said(names.of(user), seconds);
    }

    /** Who has a message, has read it, and reacted to it. */
    String receipts(Event.ReceiptsCame came) {
        List<UserId> unread = new ArrayList<>(came.delivered());
        unread.removeAll(came.read());
        List<String> said = new ArrayList<>();
        if (!came.read().isEmpty()) {
            said.add("read by " + all(came.read()));
        }
        if (!unread.isEmpty()) {
            said.add("delivered to " + all(unread));
        }
        came.reactions()
                .forEach((emoji, users) -> said.add(TerminalText.line(emoji) + " " + all(users)));
        String what = said.isEmpty() ? "nobody has it yet" : String.join("; ", said);
        return quote(came.asked().message()) + ": " + what + ".";
    }

    private String all(List<UserId> users) {
        return users.stream().map(names::of).collect(Collectors.joining(", "));
    }

    /** One of a list of dialogs. */
    String dialog(Dialog dialog) {
        String unread =
                dialog.unread() == null || dialog.unread() == 0
                        ? ""
                        : ", " + dialog.unread() + " unread";
        return names.of(dialog.id()) + " (" + dialog.type().word() + unread + ") " + dialog.id();
    }

    /** A person in a list. */
    String person(User user) {
        String login = user.login() == null ? "" : " @" + TerminalText.line(user.login());
        return TerminalText.line(user.displayName()) + login + " (" + user.id() + ")";
    }

    String contact(Contact contact) {
        String name = contact.name() == null ? names.of(contact.userId()) : contact.name();
        String more = contact.inWords().isEmpty() ? "" : ", " + contact.inWords();
        return TerminalText.line(name) + " (" + contact.userId() + more + ")";
    }

    /** The beginning of a message, in quotes. */
    String quote(MessageId id) {
        return ledger.find(id).map(entry -> quote(entry.text())).orElse("a message");
    }

    static String quote(String text) {
        String line = TerminalText.line(text);
        int end = Math.min(QUOTED, line.codePointCount(0, line.length()));
        String cut = line.substring(0, line.offsetByCodePoints(0, end));
        return "“" + cut + (cut.length() < line.length() ? "…" : "") + "”";
    }

    private String who(UserId user, @Nullable DialogId dialog, @Nullable DialogId open) {
        if (dialog == null
                || dialog.equals(open)
                || (names.isPrivate(dialog) && !names.isMe(user))) {
            return names.of(user);
        }
        return names.of(user) + " in " + names.of(dialog);
    }

    /** When it was; of another day than today with the day. */
    private String at(Instant time) {
        ZonedDateTime then = time.atZone(zone);
        LocalDate today = now.get().atZone(zone).toLocalDate();
        return "[" + (then.toLocalDate().equals(today) ? CLOCK : DAY).format(then) + "] ";
    }
}
