package dev.cubechat.config;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Nearest;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the text of a configuration file strictly: a key that we do not know is an error, because a
 * mistyped setting that is ignored does harm later and elsewhere.
 */
final class ConfigText {
    static final String DEFAULT_PROFILE = "default_profile";
    static final String PROFILES = "profiles";
    private static final String KEYS = "keys";
    private static final List<String> TOP = List.of(DEFAULT_PROFILE, PROFILES, KEYS);

    private final Path file;
    private final Table top;

    ConfigText(Path file, String text) {
        this.file = file;
        this.top = PlainToml.read(text).orElseGet(() -> new FullToml(file, text).table());
    }

    ConfigFile.Content content() {
        for (Table.Entry entry : top.entries()) {
            if (!TOP.contains(entry.key())) {
                throw unknown(entry, TOP.stream());
            }
        }
        Map<String, Profile> profiles = profiles();
        return new ConfigFile.Content(defaultProfile(profiles), profiles, keys());
    }

    private Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        for (Table.Entry entry : table(KEYS).entries()) {
            keys.put(entry.key(), scalar(entry));
        }
        return keys;
    }

    private Optional<Found> defaultProfile(Map<String, Profile> profiles) {
        Table.Entry entry = top.find(DEFAULT_PROFILE).orElse(null);
        if (entry == null) {
            return Optional.empty();
        }
        if (!(entry.value() instanceof String name) || !profiles.containsKey(name)) {
            throw malformed(
                    entry,
                    DEFAULT_PROFILE + " must be the name of a profile in this file",
                    profiles.isEmpty()
                            ? "There is none; make one with: cubechat profile add NAME"
                            : "There is: " + String.join(", ", profiles.keySet()));
        }
        return Optional.of(new Found(Setting.PROFILE, name, origin(DEFAULT_PROFILE, entry)));
    }

    private Map<String, Profile> profiles() {
        Map<String, Profile> profiles = new LinkedHashMap<>();
        for (Table.Entry entry : table(PROFILES).entries()) {
            String name = entry.key();
            if (!SettingKind.NAME.accepts(name)) {
                throw malformed(
                        entry,
                        "\"" + name + "\" is no profile name",
                        "It must be " + SettingKind.NAME.form() + ".");
            }
            profiles.put(name, profile(name, table(entry, PROFILES + "." + name)));
        }
        return profiles;
    }

    private Profile profile(String name, Table table) {
        Map<Setting, Found> settings = new EnumMap<>(Setting.class);
        for (Table.Entry entry : table.entries()) {
            Setting setting =
                    Setting.ofKey(entry.key())
                            .filter(Setting::inProfile)
                            .orElseThrow(
                                    () -> unknown(entry, Setting.ofProfiles().map(Setting::key)));
            settings.put(setting, new Found(setting, scalar(entry), origin(name, entry)));
        }
        return new Profile(name, settings);
    }

    /** The table of that name at the top; empty where there is none. */
    private Table table(String name) {
        return top.find(name).map(entry -> table(entry, name)).orElseGet(Table::new);
    }

    private Table table(Table.Entry entry, String name) {
        if (entry.value() instanceof Table table) {
            return table;
        }
        throw malformed(
                entry,
                name + " must be a table",
                name.equals(KEYS)
                        ? "Write it as [" + KEYS + "] with lines such as quit = \"F10\" below it."
                        : "Write it as [" + PROFILES + ".NAME] with the settings below it.");
    }

    private String scalar(Table.Entry entry) {
        Object value = entry.value();
        if (value instanceof String || value instanceof Long || value instanceof Boolean) {
            return value.toString();
        }
        throw malformed(
                entry, entry.key() + " must be a string, a whole number, true or false", null);
    }

    private Failure unknown(Table.Entry entry, Stream<String> known) {
        String key = entry.key();
        boolean secret = Setting.ofKey(key).map(Setting::secret).orElse(false);
        if (secret) {
            return malformed(
                    entry,
                    key + " is a secret, and this file holds none",
                    "Take it out, and give it in "
                            + Setting.ofKey(key).flatMap(Setting::variable).orElse("a file")
                            + " or at cubechat auth login.");
        }
        String nearest = Nearest.to(key, known.toList());
        return malformed(
                entry, "there is no setting \"" + key + "\"", "Did you mean " + nearest + "?");
    }

    private Origin origin(String name, Table.Entry entry) {
        return Origin.profile(name + " in " + file + ", line " + entry.line());
    }

    private Failure malformed(Table.Entry entry, String what, @Nullable String hint) {
        return malformed(file, entry.line(), entry.column(), what, hint, null);
    }

    /** The failure that names file, line and column. */
    static Failure malformed(
            Path file,
            int line,
            int column,
            String what,
            @Nullable String hint,
            @Nullable Throwable cause) {
        String sentence = file + ", line " + line + ", column " + column + ": " + what + ".";
        Failure failure =
                cause == null
                        ? new Failure(FailureKind.CONFIGURATION, sentence)
                        : new Failure(FailureKind.CONFIGURATION, sentence, cause);
        return hint == null ? failure : failure.withHint(hint);
    }
}
