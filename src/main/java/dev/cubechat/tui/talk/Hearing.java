package dev.cubechat.tui.talk;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Message;
import dev.cubechat.model.UserId;
import dev.cubechat.text.LastSeen;
import dev.cubechat.text.TerminalText;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Takes into the talk what the chat tells. */
public final class Hearing {
    /** How many messages wait for their dialogs at most. */
    private static final int MOST_HELD = 1_000;

    private final Talk talk;

    /** What was said in dialogs of which nothing is known yet, or before it is known who we are. */
    private final Deque<Held> held = new ArrayDeque<>();

    /** What was said, and when it came. */
    public record Held(Instant at, ChatEvent.Arrived event) {}

    public Hearing(Talk talk) {
        this.talk = talk;
    }

    /** What a person may want to be told at once. */
    public sealed interface News {
        /** Somebody said something new. */
        record Said(Conversation where, Post post) implements News {}

        /** Something that deserves a line of its own. */
        record Told(String sentence, boolean warning) implements News {}

        /** The link came up. */
        record Up() implements News {}

        /**
         * Something may have changed unseen, as what was deleted, which nobody tells later; the
         * note says what cannot be known of it.
         */
        record Missed(@Nullable String note) implements News {}

        /** We are no longer in this dialog. */
        record Out(DialogId dialog, String sentence) implements News {}
    }

    /** What is news in it, if anything. */
    public Optional<News> take(Instant at, ChatEvent event) {
        return switch (event) {
            case ChatEvent.Arrived arrived -> arrived(at, arrived);
            case ChatEvent.Edited e -> {
                talk.saidIn(e.dialogId(), e.peerId())
                        .ifPresent(c -> talk.said().edited(c, e.messageId(), e.body()));
                yield Optional.empty();
            }
            case ChatEvent.Deleted e -> {
                talk.saidIn(e.dialogId(), e.peerId())
                        .ifPresent(c -> talk.said().deleted(c, e.messageId(), false));
                yield Optional.empty();
            }
            case ChatEvent.Reacted e -> {
                talk.about(e.dialogId(), null)
                        .ifPresent(
                                c ->
                                        talk.said()
                                                .reacted(
                                                        c,
                                                        e.messageId(),
                                                        e.userId(),
                                                        e.added(),
                                                        e.removed()));
                yield Optional.empty();
            }
            case ChatEvent.Delivered e -> {
                talk.said().marked(e.dialogId(), e.peerId(), e.messageId(), Mark.DELIVERED);
                yield Optional.empty();
            }
            case ChatEvent.Read e -> {
                if (e.userId().equals(talk.me())) {
                    talk.about(e.dialogId(), e.peerId()).ifPresent(c -> c.read(e.messageId()));
                } else {
                    talk.said().marked(e.dialogId(), e.peerId(), e.messageId(), Mark.READ);
                }
                yield Optional.empty();
            }
            case ChatEvent.Typing e -> {
                writes(at, e);
                yield Optional.empty();
            }
            case ChatEvent.Refused e -> refused(e);
            case ChatEvent.Acknowledged e -> {
                talk.said().marked(e.dialogId(), null, e.messageId(), Mark.SENT);
                yield Optional.empty();
            }
            case ChatEvent.Lost e -> {
                talk.said().doubted(e.messageId(), "the connection ended before the server had it");
                yield Optional.empty();
            }
            case ChatEvent.Notice e ->
                    told("%s sent data to your program".formatted(nameOf(e.userId())), false);
            case ChatEvent.Joined e -> {
                talk.about(e.dialogId(), null).ifPresent(c -> c.comes(e.userId()));
                yield Optional.empty();
            }
            case ChatEvent.Left e -> {
                talk.about(e.dialogId(), null).ifPresent(c -> c.goes(e.userId()));
                yield Optional.empty();
            }
            case ChatEvent.Kicked e -> kicked(e);
            case ChatEvent.ContactRequested e -> {
                talk.circle().asks(e.userId(), true);
                yield Optional.empty();
            }
            case ChatEvent.ContactConfirmed e ->
                    told("%s is your contact now".formatted(nameOf(e.userId())), false);
            case ChatEvent.ContactRejected e ->
                    told(
                            "%s does not want to be your contact".formatted(nameOf(e.userId())),
                            false);
            case ChatEvent.ContactPresence e -> {
                talk.people().presence(e.userId(), e.resource(), e.available(), at);
                yield Optional.empty();
            }
            case ChatEvent.LastActivity e -> {
                talk.people().comesOrGoes(e.userId(), e.seconds(), at);
                yield talk.people().isWatched(e.userId())
                        ? told(LastSeen.said(nameOf(e.userId()), e.seconds()), false)
                        : Optional.empty();
            }
            case ChatEvent.State e -> state(e);
            case ChatEvent.Gap e -> {
                String note = e.note() == null ? null : TerminalText.line(e.note());
                if (!e.lookedUp() || note != null) {
                    talk.conversations().forEach(Conversation::missedSome);
                }
                yield Optional.of(new News.Missed(note));
            }
            case ChatEvent.Heartbeat e -> Optional.empty();
        };
    }

    /** What was said where that is known by now; to be taken once more. */
    public List<Held> takeHeld() {
        List<Held> some = new ArrayList<>();
        held.removeIf(one -> dialogOf(one.event()).isPresent() && some.add(one));
        return some;
    }

    private Optional<News> arrived(Instant at, ChatEvent.Arrived arrived) {
        Message message = arrived.message();
        Optional<Conversation> where = talk.saidIn(message.dialogId(), peerOf(arrived));
        if (where.isEmpty()) {
            held.add(new Held(at, arrived));
            if (held.size() > MOST_HELD) {
                held.removeFirst();
            }
            return Optional.empty();
        }
        sign(at, arrived);
        Conversation conversation = where.get();
        Instant until = arrived.selfDestroy() == null ? null : at.plus(arrived.selfDestroy());
        boolean news =
                talk.said().arrived(conversation, message, until, arrived.saved())
                        && !message.senderId().equals(talk.me());
        conversation.arrived(message, news);
        return news
                ? Optional.of(new News.Said(conversation, Post.of(message, talk.me(), until)))
                : Optional.empty();
    }

    private Optional<Conversation> dialogOf(ChatEvent.Arrived arrived) {
        return talk.known(arrived.message().dialogId(), peerOf(arrived));
    }

    /** The other one, where it is not said in a group. */
    private @Nullable UserId peerOf(ChatEvent.Arrived arrived) {
        Message message = arrived.message();
        if (arrived.group()) {
            return null;
        }
        return message.senderId().equals(talk.me()) ? message.recipientId() : message.senderId();
    }

    /** Who says something is there, unless it was said a while ago. */
    private void sign(Instant at, ChatEvent.Arrived arrived) {
        Instant sent = Instant.ofEpochSecond(arrived.message().dateSent());
        UserId sender = arrived.message().senderId();
        if (arrived.delayed() == null && !sender.equals(talk.me())) {
            talk.people().sign(sender, sent.isBefore(at) ? sent : at);
            talk.people().expire(at);
        }
    }

    private void writes(Instant at, ChatEvent.Typing typing) {
        if (!typing.userId().equals(talk.me())) {
            if (!typing.stopped()) {
                talk.people().sign(typing.userId(), at);
            }
            UserId peer = typing.peerId() == null ? typing.userId() : typing.peerId();
            talk.known(typing.dialogId(), typing.peerId())
                    .or(() -> talk.with(peer))
                    .ifPresent(c -> c.writes(typing.userId(), !typing.stopped(), talk.now()));
        }
    }

    private Optional<News> refused(ChatEvent.Refused refused) {
        String why = why(refused);
        if (refused.messageId() == null) {
            return told("The server refused a message: " + why, true);
        }
        if (isForbidden(refused)) {
            talk.doubts(refused.dialogId());
        }
        talk.said().refused(refused.messageId(), refused.dialogId(), refused.peerId(), why);
        return told(
                switch (refused.deed()) {
                            case SAY -> "Not sent: ";
                            case EDIT -> "Not changed: ";
                            case DELETE -> "Not deleted: ";
                        }
                        + why,
                true);
    }

    private static boolean isForbidden(ChatEvent.Refused refused) {
        return switch (refused.condition()) {
            case "forbidden", "not-allowed" -> true;
            case "not-acceptable" -> isByRoom(refused);
            default -> false;
        };
    }

    /** A room lets somebody in or not, but blocks nobody. */
    private static boolean isByRoom(ChatEvent.Refused refused) {
        return refused.peerId() == null && refused.dialogId() != null;
    }

    private static String why(ChatEvent.Refused refused) {
        if (isForbidden(refused)) {
            return switch (refused.deed()) {
                case SAY -> "you may not write here";
                case EDIT, DELETE -> "you may not do that here";
            };
        }
        String text = refused.text();
        String told = TerminalText.line(text == null ? refused.condition() : text);
        return switch (refused.condition()) {
            case "service-unavailable" ->
                    isByRoom(refused) ? told : "they do not take messages from you";
            case "not-acceptable" -> "you block them";
            default -> told;
        };
    }

    private Optional<News> kicked(ChatEvent.Kicked kicked) {
        String name = talk.find(kicked.dialogId()).map(talk::nameOf).orElse("a dialog");
        UserId by = kicked.byUserId();
        talk.remove(kicked.dialogId());
        String sentence =
                by == null
                        ? "You were removed from " + name
                        : nameOf(by) + " removed you from " + name;
        return Optional.of(new News.Out(kicked.dialogId(), sentence));
    }

    private Optional<News> state(ChatEvent.State state) {
        @Nullable String reason = state.reason() == null ? null : TerminalText.line(state.reason());
        boolean wasUp = talk.link().isUp();
        talk.link(new Link(state.state(), reason, null));
        if (talk.link().isUp()) {
            return Optional.of(new News.Up());
        }
        if (wasUp) {
            talk.lostSight();
        }
        if (!wasUp && state.state() == ConnectionState.RECONNECTING && reason != null) {
            return told("Not connected: " + reason, true);
        }
        boolean plain =
                state.state() != ConnectionState.FORCE_CLOSED
                        && state.state() != ConnectionState.AUTH_FAILED;
        return plain || reason == null ? Optional.empty() : told("Disconnected: " + reason, true);
    }

    private String nameOf(UserId user) {
        talk.people().mention(user);
        return talk.people().nameOf(user);
    }

    private static Optional<News> told(String sentence, boolean warning) {
        return Optional.of(new News.Told(sentence, warning));
    }
}
