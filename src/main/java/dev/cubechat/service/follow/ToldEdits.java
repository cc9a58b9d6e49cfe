package dev.cubechat.service.follow;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The last edits that were told. History says when a message was edited, by a clock that is not
 * ours; so it is asked for the edits of some time before, and those that are known from here are
 * left out. Used by one thread.
 */
final class ToldEdits {
    private static final int MOST = 100;
    private static final int MARK_BYTES = 8;

    /** A mark of the text that each message got last, by message; what was told last at the end. */
    private final Map<MessageId, String> marks = new LinkedHashMap<>();

    private final Set<MessageId> changed = new LinkedHashSet<>();

    /** Notes that an edit has been told. */
    void tell(ChatEvent.Edited edited) {
        put(edited.messageId(), mark(edited.body()));
    }

    /** Notes that a message has been told with the text that an edit gave it. */
    void tell(Message edited) {
        put(edited.id(), mark(edited.body() == null ? "" : edited.body()));
    }

    /** Whether that text of the message is what was told last. */
    boolean haveTold(ChatEvent.Edited edited) {
        String known = marks.get(edited.messageId());
        return known != null && known.equals(mark(edited.body()));
    }

    /** All marks. */
    Map<MessageId, String> all() {
        return Collections.unmodifiableMap(marks);
    }

    /** Those that have changed since {@link #saved}. */
    Map<MessageId, String> changed() {
        Map<MessageId, String> these = new LinkedHashMap<>();
        changed.stream().filter(marks::containsKey).forEach(id -> these.put(id, marks.get(id)));
        return these;
    }

    /** They are kept as they are now. */
    void saved() {
        changed.clear();
    }

    /** Takes up marks that were kept. */
    void put(Map<MessageId, String> kept) {
        kept.forEach(this::put);
    }

    private void put(MessageId message, String mark) {
        marks.remove(message);
        marks.put(message, mark);
        changed.remove(message);
        changed.add(message);
        Iterator<MessageId> eldest = marks.keySet().iterator();
        if (marks.size() > MOST) {
            changed.remove(eldest.next());
            eldest.remove();
        }
    }

    /** Texts themselves are nobody's business in a file; two of one mark are not to be made. */
    private static String mark(String body) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(body.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, MARK_BYTES);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
