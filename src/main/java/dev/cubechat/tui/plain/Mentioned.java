package dev.cubechat.tui.plain;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogType;
import dev.cubechat.model.Message;
import dev.cubechat.model.UserId;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.Event;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whom and which dialog a sentence about an event would name. */
final class Mentioned {
    private Mentioned() {}

    static Collection<UserId> people(Event event) {
        return switch (event) {
            case Event.Heard heard -> people(heard.event());
            case Event.HistoryCame came -> senders(came.messages());
            case Event.Found found -> senders(found.messages());
            case Event.OnlineCame came -> came.online();
            case Event.ReceiptsCame came ->
                    Stream.concat(
                                    came.delivered().stream(),
                                    came.reactions().values().stream().flatMap(List::stream))
                            .toList();
            case Event.ContactsCame came ->
                    came.contacts().stream().map(contact -> contact.userId()).toList();
            case Event.DialogCame came -> people(came.dialog(), came.asked());
            default -> List.of();
        };
    }

    static Optional<DialogId> dialog(Event event) {
        if (!(event instanceof Event.Heard heard)) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                switch (heard.event()) {
                    case ChatEvent.Arrived e -> e.message().dialogId();
                    case ChatEvent.Edited e -> e.dialogId();
                    case ChatEvent.Deleted e -> e.dialogId();
                    case ChatEvent.Reacted e -> e.dialogId();
                    case ChatEvent.Joined e -> e.dialogId();
                    case ChatEvent.Left e -> e.dialogId();
                    default -> null;
                });
    }

    private static Collection<UserId> people(ChatEvent event) {
        return switch (event) {
            case ChatEvent.Arrived e -> List.of(e.message().senderId());
            case ChatEvent.Edited e -> List.of(e.userId());
            case ChatEvent.Deleted e -> List.of(e.userId());
            case ChatEvent.Reacted e -> List.of(e.userId());
            case ChatEvent.Notice e -> List.of(e.userId());
            case ChatEvent.Joined e -> List.of(e.userId());
            case ChatEvent.Left e -> List.of(e.userId());
            case ChatEvent.Kicked e -> some(e.byUserId());
            case ChatEvent.ContactRequested e -> List.of(e.userId());
            case ChatEvent.ContactConfirmed e -> List.of(e.userId());
            case ChatEvent.ContactRejected e -> List.of(e.userId());
            case ChatEvent.ContactPresence e -> List.of(e.userId());
            case ChatEvent.LastActivity e -> List.of(e.userId());
            default -> List.of();
        };
    }

    /** All of a group that is asked about; of a private dialog the other person names it. */
    private static Collection<UserId> people(Dialog dialog, Errand asked) {
        boolean all = asked instanceof Errand.LoadDialog || dialog.type() == DialogType.PRIVATE;
        return all ? dialog.occupantIds() : List.of();
    }

    private static Collection<UserId> senders(List<Message> messages) {
        return messages.stream().map(Message::senderId).distinct().toList();
    }

    private static List<UserId> some(@Nullable UserId user) {
        return new ArrayList<>(Stream.ofNullable(user).toList());
    }
}
