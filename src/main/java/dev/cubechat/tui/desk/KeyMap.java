package dev.cubechat.tui.desk;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Nearest;
import dev.cubechat.tui.Key;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which keys a person has chosen in place of the usual ones. */
public final class KeyMap {
    /** No other ones. */
    public static final KeyMap USUAL = new KeyMap(Map.of());

    private static final String HINT = "such as Ctrl-K, Alt-Up, PgUp or F5";

    private final Map<Key, Key> meant = new HashMap<>();
    private final Set<Key> left = new HashSet<>();
    private final Map<String, String> names = new HashMap<>();

    private KeyMap(Map<Shortcut, KeyName> chosen) {
        chosen.forEach(
                (shortcut, key) -> {
                    Key usual = keyOf(shortcut);
                    meant.put(key.key(), usual);
                    left.add(usual);
                    names.put(shortcut.usual(), key.shown());
                });
    }

    /**
     * The keys of a configuration: what is to be done, and the key for it.
     *
     * @throws Failure CONFIGURATION where there is no such thing to do, no such key, or one key is
     *     to do two things
     */
    public static KeyMap of(Map<String, String> wishes) {
        Map<Shortcut, KeyName> chosen = new EnumMap<>(Shortcut.class);
        wishes.forEach((word, text) -> chosen.put(shortcut(word), key(word, text)));
        Map<Key, Shortcut> taken = new HashMap<>();
        for (Shortcut shortcut : Shortcut.values()) {
            KeyName own = chosen.get(shortcut);
            Shortcut other = taken.put(own == null ? keyOf(shortcut) : own.key(), shortcut);
            if (other != null) {
                String twice = own == null ? shortcut.usual() : own.shown();
                throw wrong(
                        twice + " cannot do both " + other.word() + " and " + shortcut.word(),
                        "Choose another key for one of them.");
            }
        }
        return new KeyMap(chosen);
    }

    private static Shortcut shortcut(String word) {
        for (Shortcut each : Shortcut.values()) {
            if (each.word().equals(word)) {
                return each;
            }
        }
        List<String> known = Arrays.stream(Shortcut.values()).map(Shortcut::word).toList();
        throw wrong(
                "no key does \"" + word + "\"", "Did you mean " + Nearest.to(word, known) + "?");
    }

    private static KeyName key(String word, String text) {
        return KeyName.of(text)
                .orElseThrow(() -> wrong("\"" + text + "\" cannot be the key for " + word, HINT));
    }

    private static Failure wrong(String what, String hint) {
        return new Failure(FailureKind.CONFIGURATION, "[keys] in the configuration: " + what + ".")
                .withHint(hint);
    }

    private static Key keyOf(Shortcut shortcut) {
        return KeyName.of(shortcut.usual()).orElseThrow().key();
    }

    /** The usual key for what this one does; empty where it does nothing any more. */
    public Optional<Key> usual(Key pressed) {
        Key usual = meant.get(pressed);
        if (usual != null) {
            return Optional.of(usual);
        }
        return left.contains(pressed) ? Optional.empty() : Optional.of(pressed);
    }

    /** A text with the usual keys in it, by the names of those that were chosen. */
    public String shown(String keys) {
        if (names.isEmpty()) {
            return keys;
        }
        return Arrays.stream(keys.split(" ", -1)).map(this::named).collect(Collectors.joining(" "));
    }

    /** A word of it, behind which there may be a comma. */
    private String named(String word) {
        String key = word.endsWith(",") ? word.substring(0, word.length() - 1) : word;
        String name = names.getOrDefault(key.equals("Alt-↑↓") ? "Alt-↓" : key, key);
        return name + word.substring(key.length());
    }
}
