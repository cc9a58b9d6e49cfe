package dev.cubechat.tui.plain;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.Draft;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.UserId;
import dev.cubechat.tui.Errand;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What was said lately in each dialog, and what became of what we said. */
final class Ledger {
    private static final int MOST = 500;

    /** A message as far as lines need it. */
    record Entry(
            DialogId dialog,
            MessageId id,
            UserId sender,
            String text,
            long dateSent,
            @Nullable Message message,
            Set<UserId> delivered,
            Set<UserId> read) {
        Entry with(String other) {
            return new Entry(dialog, id, sender, other, dateSent, message, delivered, read);
        }
    }

    /** What sends a draft to its dialog, to send it again where that failed. */
    record Unsent(DialogId dialog, Draft draft, Errand sending) {
        Unsent(Errand.Send send) {
            this(send.dialog(), send.draft(), send);
        }

        Unsent(Errand.SendFile send) {
            this(send.dialog(), send.draft(), send);
        }
    }

    /** Where a message stands among those of its dialog. */
    record Place(long dateSent, MessageId id) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byTime = Long.compare(dateSent, other.dateSent);
            return byTime == 0 ? id.compareTo(other.id) : byTime;
        }
    }

    /**
     * In which order it is told: within a second, what was heard or said since the chat began comes
     * after what history had, as it came. Ids of two senders do not rise together.
     */
    private record Turn(Place place, long heard) implements Comparable<Turn> {
        @Override
        public int compareTo(Turn other) {
            int byTime = Long.compare(place.dateSent(), other.place.dateSent());
            int byHearing = byTime == 0 ? Long.compare(heard, other.heard) : byTime;
            return byHearing == 0 ? place.compareTo(other.place) : byHearing;
        }
    }

    private final Map<DialogId, NavigableMap<Turn, Entry>> said = new HashMap<>();

    /** How far back each dialog was told, whatever of it is still known. */
    private final Map<DialogId, Place> back = new HashMap<>();

    private final Map<MessageId, DialogId> where = new HashMap<>();
    private final Map<MessageId, Unsent> underWay = new LinkedHashMap<>();
    private final Map<MessageId, Unsent> failed = new LinkedHashMap<>();
    private final List<Errand.Change> changes = new ArrayList<>();
    private final Set<MessageId> ours = new HashSet<>();
    private long heard;

    /** Notes a message that history had. */
    void note(DialogId dialog, Message message) {
        put(dialog, entry(dialog, message), 0);
    }

    /** Notes a message that came just now; whether it is new here. */
    boolean heard(DialogId dialog, Message message) {
        return put(dialog, entry(dialog, message), ++heard);
    }

    private static Entry entry(DialogId dialog, Message message) {
        return new Entry(
                dialog,
                message.id(),
                message.senderId(),
                message.body() == null ? "" : message.body(),
                message.dateSent(),
                message,
                new HashSet<>(message.deliveredIds()),
                new HashSet<>(message.readIds()));
    }

    /** Notes a message of ours that is on its way. */
    void sending(Unsent sending, UserId me, long now) {
        DialogId dialog = sending.dialog();
        Draft draft = sending.draft();
        String text = draft.body() == null ? "" : draft.body();
        ours.add(draft.id());
        failed.remove(draft.id());
        underWay.put(draft.id(), sending);
        put(
                dialog,
                new Entry(
                        dialog, draft.id(), me, text, now, null, new HashSet<>(), new HashSet<>()),
                ++heard);
    }

    /** It was sent from here, in this run. */
    boolean isOurs(MessageId id) {
        return ours.contains(id);
    }

    /** It is on its way, or waits for one. */
    boolean isUnderWay(MessageId id) {
        return underWay.containsKey(id);
    }

    void sent(MessageId id) {
        underWay.remove(id);
    }

    /** It was not sent; gives what it was, the first time. */
    Optional<Unsent> notSent(MessageId id) {
        Unsent unsent = underWay.remove(id);
        if (unsent != null) {
            failed.put(id, unsent);
        }
        return Optional.ofNullable(unsent);
    }

    /** A message is to be changed; what it says then is known when that was done. */
    void changing(Errand.Change change) {
        changes.add(change);
    }

    /** It was changed, or will not be. */
    void settled(Errand.Change change) {
        changes.remove(change);
    }

    /** How many messages, and changes of messages, nobody has confirmed. */
    int waiting() {
        return underWay.size() + changes.size();
    }

    /** How many were not sent. */
    int failed() {
        return failed.size();
    }

    /** The draft of that message, or of the one that failed last. */
    Optional<Unsent> failed(@Nullable MessageId id) {
        return id != null
                ? Optional.ofNullable(failed.get(id))
                : failed.values().stream().reduce((first, second) -> second);
    }

    /** The text of a message of this dialog is another one now. */
    void edited(@Nullable DialogId dialog, MessageId id, String text) {
        if (dialog != null && dialog.equals(where.get(id))) {
            of(dialog).replaceAll((at, entry) -> entry.id().equals(id) ? entry.with(text) : entry);
        }
    }

    /** A message of this dialog is gone. */
    void deleted(@Nullable DialogId dialog, MessageId id) {
        if (dialog != null && where.remove(id, dialog)) {
            of(dialog).values().removeIf(entry -> entry.id().equals(id));
        }
    }

    Optional<Entry> find(MessageId id) {
        DialogId dialog = where.get(id);
        return dialog == null
                ? Optional.empty()
                : of(dialog).values().stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /** The newest message of a dialog that fits. */
    Optional<Entry> newest(DialogId dialog, Predicate<Entry> fits) {
        return of(dialog).descendingMap().values().stream().filter(fits).findFirst();
    }

    /** The oldest message of a dialog that was ever noted. */
    Optional<Place> oldest(DialogId dialog) {
        return Optional.ofNullable(back.get(dialog));
    }

    private boolean put(DialogId dialog, Entry entry, long turn) {
        boolean fresh = where.put(entry.id(), dialog) == null;
        NavigableMap<Turn, Entry> all = of(dialog);
        long first = fresh ? turn : turnOf(entry.id(), all, turn);
        if (!fresh) {
            all.values().removeIf(old -> old.id().equals(entry.id()));
        }
        Place place = new Place(entry.dateSent(), entry.id());
        back.merge(dialog, place, (one, other) -> one.compareTo(other) < 0 ? one : other);
        all.put(new Turn(place, first), entry);
        if (all.size() > MOST) {
            where.remove(all.pollFirstEntry().getValue().id());
        }
        return fresh;
    }

    /** What was heard stays where it was heard when history has it, too. */
    private static long turnOf(MessageId id, NavigableMap<Turn, Entry> all, long otherwise) {
        return all.keySet().stream()
                .filter(turn -> turn.place().id().equals(id))
                .findFirst()
                .map(Turn::heard)
                .orElse(otherwise);
    }

    private NavigableMap<Turn, Entry> of(DialogId dialog) {
        return said.computeIfAbsent(dialog, id -> new TreeMap<>());
    }
}
