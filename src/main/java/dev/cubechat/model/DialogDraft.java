package dev.cubechat.model;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A dialog that is about to be created (protocol page rest.md, section 6.2). */
public record DialogDraft(
        DialogType type,
        @Nullable String name,
        @Nullable String description,
        @Nullable String photo,
        List<UserId> occupantIds,
        List<UserId> adminIds,
        Map<String, String> extensions,
        boolean allowPreview) {

    public DialogDraft {
        occupantIds = List.copyOf(occupantIds);
        adminIds = List.copyOf(adminIds);
        extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
    }

    /** Nothing but its type and its name; who is to be in it is said elsewhere. */
    public static DialogDraft of(DialogType type, @Nullable String name) {
        return new DialogDraft(type, name, null, null, List.of(), List.of(), Map.of(), false);
    }

    /** The private dialog with one other person. */
    public static DialogDraft withPerson(UserId peer) {
        return new DialogDraft(
                DialogType.PRIVATE, null, null, null, List.of(peer), List.of(), Map.of(), false);
    }

    public static DialogDraft group(String name, List<UserId> occupantIds) {
        return new DialogDraft(
                DialogType.GROUP, name, null, null, occupantIds, List.of(), Map.of(), false);
    }

    /** The same dialog with another picture: an address, or the uid of a stored file. */
    public DialogDraft withPhoto(String other) {
        return new DialogDraft(
                type, name, description, other, occupantIds, adminIds, extensions, allowPreview);
    }
}
