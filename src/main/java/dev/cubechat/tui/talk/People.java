package dev.cubechat.tui.talk;

import dev.cubechat.model.User;
import dev.cubechat.model.UserId;
import dev.cubechat.text.TerminalText;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The people whom the screen has heard of: what to call them, and whether they are there. */
public final class People {
    private final Map<UserId, Person> known = new HashMap<>();
    private final Map<UserId, String> nicknames = new HashMap<>();
    private final Map<UserId, Set<String>> devices = new HashMap<>();
    private final Map<UserId, Instant> lastActive = new HashMap<>();
    private final Set<UserId> online = new HashSet<>();
    private final Set<UserId> asked = new HashSet<>();
    private final Set<UserId> wanted = new HashSet<>();
    private final Set<UserId> watched = new HashSet<>();
    private int version;

    /**
     * Somebody, safe to show.
     *
     * @param login empty where it is not known
     */
    public record Person(UserId id, String name, String login) {}

    void add(User user) {
        String name = TerminalText.line(user.displayName()).strip();
        String login = user.login() == null ? "" : TerminalText.line(user.login());
        known.put(user.id(), new Person(user.id(), name, login));
        version++;
        wanted.remove(user.id());
        asked.add(user.id());
    }

    void nickname(UserId id, @Nullable String name) {
        version++;
        if (name == null || name.isBlank()) {
            nicknames.remove(id);
        } else {
            nicknames.put(id, TerminalText.line(name).strip());
        }
    }

    /** Nobody has a nickname any more. */
    void forgetNicknames() {
        version++;
        nicknames.clear();
    }

    /** Another number each time that somebody is called otherwise. */
    public int version() {
        return version;
    }

    /** What to call somebody: the number where there is no name yet. */
    public String nameOf(UserId id) {
        String nickname = nicknames.get(id);
        if (nickname != null) {
            return nickname;
        }
        Person person = known.get(id);
        return person == null ? id.toString() : person.name();
    }

    /** {@code @login}, or the number where there is none. */
    public String handleOf(UserId id) {
        Person person = known.get(id);
        return person == null || person.login().isEmpty() ? id.toString() : "@" + person.login();
    }

    public Collection<Person> all() {
        return known.values();
    }

    public Optional<UserId> withLogin(String login) {
        return known.values().stream()
                .filter(
                        person ->
                                person.login()
                                        .toLowerCase(Locale.ROOT)
                                        .equals(login.toLowerCase(Locale.ROOT)))
                .map(Person::id)
                .findFirst();
    }

    /** Somebody was mentioned whose name may have to be asked for. */
    public void mention(UserId id) {
        if (!asked.contains(id)) {
            wanted.add(id);
        }
    }

    /** Whose names are to be asked for; each only once. */
    public List<UserId> takeWanted() {
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<UserId> some = wanted.stream().sorted().limit(100).toList();
        asked.addAll(some);
        some.forEach(wanted::remove);
        return some;
    }

    void presence(UserId id, String device, boolean available, Instant now) {
        Set<String> there = devices.computeIfAbsent(id, any -> new HashSet<>());
        if (available) {
            there.add(device);
        } else if (device.isEmpty()) {
            there.clear();
        } else {
            there.remove(device);
        }
        if (there.isEmpty()) {
            if (online.remove(id)) {
                lastActive.put(id, now);
            }
        } else {
            online.add(id);
        }
    }

    /**
     * When somebody was last active.
     *
     * @param seconds since then; 0 for now
     */
    public void activity(UserId id, long seconds, Instant now) {
        if (seconds <= 0) {
            online.add(id);
        } else {
            online.remove(id);
            lastActive.put(id, now.minusSeconds(seconds));
        }
    }

    /** Whether the person asked to be told when somebody comes and goes. */
    public void watch(UserId id, boolean on) {
        if (on) {
            watched.add(id);
        } else {
            watched.remove(id);
        }
    }

    boolean isWatched(UserId id) {
        return watched.contains(id);
    }

    /** A broken link tells of nobody any more. */
    void forgetPresence() {
        online.clear();
        devices.clear();
    }

    public boolean isOnline(UserId id) {
        return online.contains(id);
    }

    public Optional<Instant> lastActive(UserId id) {
        return Optional.ofNullable(lastActive.get(id));
    }
}
