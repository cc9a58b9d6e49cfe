package dev.cubechat.service.follow;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.Message;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How far each dialog has been told, and which edits have been. Used by one thread. */
public final class Places {
    private final Map<DialogId, Place> places = new LinkedHashMap<>();
    private final Set<DialogId> changed = new LinkedHashSet<>();
    private final ToldEdits edits = new ToldEdits();
    private boolean allChanged = true;
    private long floor;
    private @Nullable Instant begun;
    private @Nullable Instant editsFrom;

    private Places(long floor, @Nullable Instant begun, @Nullable Instant editsFrom) {
        this.floor = floor;
        this.begun = begun;
        this.editsFrom = editsFrom;
    }

    /** Not known yet; {@link #begin} says so later. */
    static Places unknown() {
        return new Places(Long.MAX_VALUE, null, null);
    }

    /** Nothing has been told of what was sent at this time or later. */
    public static Places since(Instant time) {
        return new Places(time.getEpochSecond(), time, null);
    }

    /** Those of a cursor. */
    static Places kept(long floor, Instant begun, @Nullable Instant editsFrom) {
        return new Places(floor, begun, editsFrom);
    }

    boolean areKnown() {
        return begun != null;
    }

    /**
     * They are known now.
     *
     * @param second in dialogs that have no place of their own, whatever is older is old
     * @param now what the service got before this is old
     * @param there what was edited before this is old, by the service's clock; null where nobody
     *     knows how that goes
     */
    void begin(long second, Instant now, @Nullable Instant there) {
        floor = second;
        begun = now;
        editsFrom = there;
        allChanged = true;
    }

    /** Whether the service got a message before all this began. */
    boolean isBefore(Instant created) {
        return begun == null || created.isBefore(begun);
    }

    Optional<Instant> begun() {
        return Optional.ofNullable(begun);
    }

    /** What was edited before this is old; nothing where that is not known. */
    Optional<Instant> editsFrom() {
        return Optional.ofNullable(editsFrom);
    }

    /** The last edits that were told. */
    ToldEdits edits() {
        return edits;
    }

    /** The second from which dialogs that have no place of their own are told. */
    long floor() {
        return floor;
    }

    Map<DialogId, Place> all() {
        return Collections.unmodifiableMap(places);
    }

    /** Those that have changed since {@link #saved}; nothing where all may have. */
    Optional<Map<DialogId, Place>> changed() {
        if (allChanged) {
            return Optional.empty();
        }
        Map<DialogId, Place> these = new LinkedHashMap<>();
        changed.forEach(dialog -> these.put(dialog, of(dialog)));
        return Optional.of(these);
    }

    /** They are kept as they are now. */
    void saved() {
        changed.clear();
        edits.saved();
        allChanged = false;
    }

    /** Where a dialog stands; what was told of it before stays. */
    void put(DialogId dialog, Place place) {
        if (places.putIfAbsent(dialog, place) == null) {
            changed.add(dialog);
        }
    }

    /** Where a dialog stands, whatever was told of it before. */
    void set(DialogId dialog, Place place) {
        places.put(dialog, place);
        changed.add(dialog);
    }

    /** Where a dialog stands, to look at. */
    Place of(DialogId dialog) {
        Place place = places.get(dialog);
        return place == null ? new Place(floor) : place;
    }

    /** Whether this message has been told. */
    boolean haveTold(Message message) {
        DialogId dialog = message.dialogId();
        Place place = dialog == null ? null : places.get(dialog);
        return place != null && place.hasTold(message.id());
    }

    /**
     * Notes that a message has been told as it came.
     *
     * @param whole whether nothing is missing before it
     */
    void tell(Message message, boolean whole) {
        DialogId dialog = message.dialogId();
        if (dialog == null) {
            return;
        }
        Place place = own(dialog);
        place.tell(message);
        if (whole && begun != null) {
            place.settle();
        }
    }

    /**
     * Notes that a message has been told which history had, and with it all that was sent before.
     *
     * @param now messages from the future say nothing about what comes after them
     */
    void walked(Message message, Instant now) {
        DialogId dialog = message.dialogId();
        if (dialog != null) {
            Place place = own(dialog);
            place.tell(message);
            place.walked(Math.min(message.dateSent(), now.getEpochSecond()));
        }
    }

    /** Nothing is missing anywhere. */
    void settle() {
        places.values().forEach(Place::settle);
        allChanged = true;
    }

    /** To be changed. */
    private Place own(DialogId dialog) {
        changed.add(dialog);
        return places.computeIfAbsent(dialog, unseen -> new Place(floor));
    }
}
