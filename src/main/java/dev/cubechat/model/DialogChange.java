package dev.cubechat.model;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What to change about a dialog; what is null or empty stays as it is (protocol page rest.md,
 * section 6.3).
 *
 * @param extensions all the fields that the dialog shall have
 */
public record DialogChange(
        @Nullable String name,
        @Nullable String description,
        @Nullable String photo,
        List<UserId> addOccupants,
        List<UserId> removeOccupants,
        List<UserId> addAdmins,
        List<UserId> removeAdmins,
        List<MessageId> pin,
        List<MessageId> unpin,
        @Nullable Map<String, String> extensions,
        @Nullable Boolean allowPreview) {

    /** A change of nothing, to start from. */
    public static final DialogChange NOTHING =
            new DialogChange(
                    null, null, null, List.of(), List.of(), List.of(), List.of(), List.of(),
                    List.of(), null, null);

    public DialogChange {
        addOccupants = List.copyOf(addOccupants);
        removeOccupants = List.copyOf(removeOccupants);
        addAdmins = List.copyOf(addAdmins);
        removeAdmins = List.copyOf(removeAdmins);
        pin = List.copyOf(pin);
        unpin = List.copyOf(unpin);
        extensions =
                extensions == null
                        ? null
                        : Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
    }

    public DialogChange withLook(
            @Nullable String newName, @Nullable String newDescription, @Nullable String newPhoto) {
        return new DialogChange(
                newName,
                newDescription,
                newPhoto,
                addOccupants,
                removeOccupants,
                addAdmins,
                removeAdmins,
                pin,
                unpin,
                extensions,
                allowPreview);
    }

    public DialogChange withExtensions(Map<String, String> all) {
        return new DialogChange(
                name,
                description,
                photo,
                addOccupants,
                removeOccupants,
                addAdmins,
                removeAdmins,
                pin,
                unpin,
                all,
                allowPreview);
    }

    public static DialogChange adding(List<UserId> users) {
        return new DialogChange(
                null, null, null, users, List.of(), List.of(), List.of(), List.of(), List.of(),
                null, null);
    }

    public static DialogChange removing(List<UserId> users) {
        return new DialogChange(
                null, null, null, List.of(), users, List.of(), List.of(), List.of(), List.of(),
                null, null);
    }

    public static DialogChange ofAdmins(List<UserId> add, List<UserId> remove) {
        return new DialogChange(
                null, null, null, List.of(), List.of(), add, remove, List.of(), List.of(), null,
                null);
    }

    public static DialogChange pinning(List<MessageId> messages) {
        return new DialogChange(
                null, null, null, List.of(), List.of(), List.of(), List.of(), messages, List.of(),
                null, null);
    }

    public static DialogChange unpinning(List<MessageId> messages) {
        return new DialogChange(
                null, null, null, List.of(), List.of(), List.of(), List.of(), List.of(), messages,
                null, null);
    }

    public boolean isNothing() {
        return equals(NOTHING);
    }
}
