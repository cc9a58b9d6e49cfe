package dev.cubechat.sandbox.world;

import dev.cubechat.model.User;
import dev.cubechat.model.UserId;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names and numbers of people's telephones (protocol page rest.md, section 13), and who of them
 * is here. Everyone has one book, and one more for each device that asks for its own; the contact
 * list of the chat is something else.
 */
public final class AddressBooks {
    private static final int SHORTEST_PHONE = 10;
    private static final int LONGEST_PHONE = 15;
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_UDID = 64;

    private final Store store;

    AddressBooks(Store store) {
        this.store = store;
    }

    /** Somebody in a book. */
    public record Entry(String name, String phone) {}

    /**
     * What a device sends of somebody.
     *
     * @param gone whether they are to be taken out
     */
    public record Upload(@Nullable String name, @Nullable String phone, boolean gone) {}

    /**
     * What became of it.
     *
     * @param rejected what was wrong with which of them, by their places
     */
    public record Outcome(
            int created, int updated, int deleted, Map<Integer, List<String>> rejected) {}

    /** Somebody in a book who has an account, under the name that the book has for them. */
    public record Registered(User user, String name) {}

    /**
     * Takes in what a device sends.
     *
     * @param udid the device whose own book it is; empty for the one book
     * @param whole whether nobody else is to be in the book after it
     * @throws Refused where the device's name is too long
     */
    public Outcome upload(UserId owner, String udid, List<Upload> uploads, boolean whole) {
        if (udid.length() > LONGEST_UDID) {
            throw Refused.invalid("udid", "is too long (maximum is 64 characters)");
        }
        return store.change(
                () -> {
                    Set<String> before = new HashSet<>();
                    of(owner, udid).forEach(entry -> before.add(entry.phone()));
                    Set<String> unsaid = new HashSet<>(before);
                    int created = 0;
                    int updated = 0;
                    int deleted = 0;
                    Map<Integer, List<String>> rejected = new LinkedHashMap<>();
                    for (int i = 0; i < uploads.size(); i++) {
                        Upload upload = uploads.get(i);
                        List<String> wrong = complaints(upload);
                        String phone = upload.phone();
                        if (phone == null || !wrong.isEmpty()) {
                            rejected.put(i, wrong);
                        } else if (upload.gone()) {
                            deleted += remove(owner, udid, phone);
                            before.remove(phone);
                            unsaid.remove(phone);
                        } else {
                            put(owner, udid, phone, upload.name());
                            unsaid.remove(phone);
                            if (before.add(phone)) {
                                created++;
                            } else {
                                updated++;
                            }
                        }
                    }
                    if (whole) {
                        for (String phone : unsaid) {
                            deleted += remove(owner, udid, phone);
                        }
                    }
                    return new Outcome(created, updated, deleted, rejected);
                });
    }

    /** All in a book, in the order in which they came. */
    public List<Entry> of(UserId owner, String udid) {
        return store.read(
                () ->
                        store.list(
                                row -> new Entry(row.getString("name"), row.getString("phone")),
                                "SELECT name, phone FROM address_books"
                                        + " WHERE user_id = ? AND udid = ? ORDER BY place",
                                owner.value(),
                                udid));
    }

    /** Those in a book who are here, by their telephone numbers; oneself is left out. */
    public List<Registered> registered(UserId owner, String udid) {
        return store.read(
                () -> {
                    Map<String, String> names = new LinkedHashMap<>();
                    of(owner, udid).forEach(it -> names.put(digits(it.phone()), it.name()));
                    List<Registered> here = new ArrayList<>();
                    for (User user :
                            store.list(
                                    People::user,
                                    "SELECT * FROM users WHERE phone IS NOT NULL AND id <> ?"
                                            + " ORDER BY id",
                                    owner.value())) {
                        String phone = user.phone();
                        String name = phone == null ? null : names.get(digits(phone));
                        if (name != null) {
                            here.add(new Registered(user, name));
                        }
                    }
                    return here;
                });
    }

    private void put(UserId owner, String udid, String phone, @Nullable String name) {
        store.run(
                "INSERT INTO address_books (user_id, udid, phone, name) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (user_id, udid, phone) DO UPDATE SET name = excluded.name",
                owner.value(),
                udid,
                phone,
                name);
    }

    private int remove(UserId owner, String udid, String phone) {
        return store.run(
                "DELETE FROM address_books WHERE user_id = ? AND udid = ? AND phone = ?",
                owner.value(),
                udid,
                phone);
    }

    private static List<String> complaints(Upload upload) {
        if (upload.phone() == null || (upload.name() == null && !upload.gone())) {
            return List.of("Invalid fields set");
        }
        List<String> complaints = new ArrayList<>();
        int length = upload.phone().length();
        if (length < SHORTEST_PHONE || length > LONGEST_PHONE) {
            complaints.add("Length of 'phone' field should be min: 10 and max: 15.");
        }
        String name = upload.name();
        if (!upload.gone() && name != null && (name.isEmpty() || name.length() > LONGEST_NAME)) {
            complaints.add("Length of 'name' field should be min: 1 and max: 255.");
        }
        return complaints;
    }

    /** However they are written, the same digits are the same number. */
    private static String digits(String phone) {
        return phone.replaceAll("[^0-9]", "");
    }
}
