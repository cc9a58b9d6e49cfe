package dev.cubechat.tui.talk;

import dev.cubechat.model.User;
import dev.cubechat.model.UserId;
import dev.cubechat.text.TerminalText;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
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
    /** How long somebody counts as there after the last sign of it. */
    private static final Duration SIGN = Duration.ofMinutes(2);

    /** By how much the clocks of the answers may differ. */
    private static final Duration SLACK = Duration.ofSeconds(2);

    private final Map<UserId, Person> known = new HashMap<>();
    private final Map<UserId, String> nicknames = new HashMap<>();
    private final Map<UserId, Set<String>> devices = new HashMap<>();
    private final Map<UserId, Instant> lastActive = new HashMap<>();

    /** Those of whom one is told when they go. */
    private final Set<UserId> present = new HashSet<>();

    /** When somebody was known to be there last, of whom nobody tells when they go. */
    private final Map<UserId, Instant> signs = new HashMap<>();

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
        boolean was = isOnline(id);
        Set<String> there = devices.computeIfAbsent(id, any -> new HashSet<>());
        if (available) {
            there.add(device);
        } else if (device.isEmpty()) {
            there.clear();
        } else {
            there.remove(device);
        }
        if (was && there.isEmpty()) {
            gone(id, now);
        }
    }

    /**
     * Somebody came or went who is watched.
     *
     * @param seconds since they went; 0 where they came
     */
    void comesOrGoes(UserId id, long seconds, Instant now) {
        if (seconds <= 0) {
            present.add(id);
            wasActive(id, now);
        } else {
            gone(id, now.minusSeconds(seconds));
        }
    }

    /**
     * When somebody was last active, as the server answers. An answer that a later sign of them has
     * overtaken is an old one.
     *
     * @param seconds since then; 0 for now
     */
    public void activity(UserId id, long seconds, Instant now) {
        Instant then = now.minusSeconds(Math.max(0, seconds));
        Instant sign = signs.get(id);
        if (seconds <= 0) {
            sign(id, now);
        } else if (sign == null || !sign.isAfter(then.plus(SLACK))) {
            gone(id, then);
        }
    }

    /** They did something then, so they were there. */
    void sign(UserId id, Instant at) {
        signs.merge(id, at, People::later);
        wasActive(id, at);
    }

    /** Whoever gave no sign for long is not known to be there any more. */
    void expire(Instant now) {
        signs.values().removeIf(sign -> !sign.plus(SIGN).isAfter(now));
    }

    Optional<Instant> nextExpiry() {
        return signs.values().stream().min(Instant::compareTo).map(first -> first.plus(SIGN));
    }

    private void gone(UserId id, Instant at) {
        present.remove(id);
        signs.remove(id);
        wasActive(id, at);
    }

    private void wasActive(UserId id, Instant at) {
        lastActive.merge(id, at, People::later);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Whether the person asked to be told when somebody comes and goes. */
    public void watch(UserId id, boolean on) {
        if (on) {
            watched.add(id);
        } else {
            watched.remove(id);
            present.remove(id);
        }
    }

    boolean isWatched(UserId id) {
        return watched.contains(id);
    }

    /** A broken link tells of nobody any more. */
    void forgetPresence() {
        present.clear();
        signs.clear();
        devices.clear();
    }

    public boolean isOnline(UserId id) {
        return present.contains(id)
                || signs.containsKey(id)
                || !devices.getOrDefault(id, Set.of()).isEmpty();
    }

    public Optional<Instant> lastActive(UserId id) {
        return Optional.ofNullable(lastActive.get(id));
    }
}
