package dev.cubechat.sandbox.world;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogType;
import dev.cubechat.model.UserId;

import java.util.List;
import java.util.Optional;

/**
 * A dialog as nobody in particular sees it: who is in it and who rules it.
 *
 * @param occupants everyone in it, also for a public dialog; empty for a broadcast dialog, which
 *     everyone reads
 * @param admins without the owner
 */
public record DialogFacts(
        DialogId id, DialogType type, UserId owner, List<UserId> occupants, List<UserId> admins) {
    public DialogFacts {
        occupants = List.copyOf(occupants);
        admins = List.copyOf(admins);
    }

    /** Whether this person may read it and, except in a broadcast dialog, write to it. */
    public boolean admits(UserId user) {
        return type == DialogType.BROADCAST || occupants.contains(user);
    }

    /** Whether this person may do what owner and admins may (protocol page rest.md, section 15). */
    public boolean isRuledBy(UserId user) {
        return isOwnedBy(user) || admins.contains(user);
    }

    public boolean isOwnedBy(UserId user) {
        return owner.equals(user);
    }

    /** The other person of a private dialog. */
    public Optional<UserId> peerOf(UserId user) {
        return type == DialogType.PRIVATE
                ? occupants.stream().filter(occupant -> !occupant.equals(user)).findFirst()
                : Optional.empty();
    }
}
