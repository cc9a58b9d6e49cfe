package dev.cubechat.wire.xmpp;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.UserId;

import java.util.List;
import java.util.Optional;

/** Reads who entered, left or was removed (protocol page xmpp.md, section 14.2). */
final class RoomPresence {
    /** Removed from the dialog; the second is what other servers say. */
    private static final List<String> REMOVED = List.of("301", "307");

    private final Addresses addresses;
    private final UserId me;

    RoomPresence(Addresses addresses, UserId me) {
        this.addresses = addresses;
        this.me = me;
    }

    Optional<ChatEvent> read(Xml presence) {
        String from = presence.attr("from").orElse("");
        Optional<DialogId> dialog = addresses.dialogOf(from);
        Optional<UserId> who = addresses.occupantOf(from);
        Optional<Xml> x =
                presence.elements()
                        .filter(child -> child.name().equals("x"))
                        .filter(child -> child.namespace().startsWith(Ns.MUC))
                        .findFirst();
        if (dialog.isEmpty() || who.isEmpty() || x.isEmpty()) {
            return Optional.empty();
        }
        return switch (presence.attr("type").orElse("")) {
            case "" -> joined(dialog.get(), who.get());
            case "unavailable" -> left(dialog.get(), who.get(), x.get());
            default -> Optional.empty();
        };
    }

    private Optional<ChatEvent> joined(DialogId dialog, UserId who) {
        return who.equals(me) ? Optional.empty() : Optional.of(new ChatEvent.Joined(dialog, who));
    }

    private Optional<ChatEvent> left(DialogId dialog, UserId who, Xml x) {
        if (!who.equals(me)) {
            return Optional.of(new ChatEvent.Left(dialog, who));
        }
        boolean removed =
                x.elements()
                        .filter(child -> child.name().equals("status"))
                        .flatMap(status -> status.attr("code").stream())
                        .anyMatch(REMOVED::contains);
        if (!removed) {
            return Optional.empty();
        }
        UserId by =
                x.find("item")
                        .flatMap(item -> item.find("actor"))
                        .flatMap(actor -> actor.attr("jid"))
                        .flatMap(addresses::userOf)
                        .orElse(null);
        return Optional.of(new ChatEvent.Kicked(dialog, by));
    }
}
