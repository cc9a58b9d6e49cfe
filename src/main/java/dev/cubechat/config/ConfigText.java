package dev.cubechat.config;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Nearest;

import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

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
    private final TomlParseResult toml;

    ConfigText(Path file, String text) {
        this.file = file;
        this.toml = Toml.parse(text);
        if (toml.hasErrors()) {
            TomlParseError first = toml.errors().getFirst();
            throw malformed(
                    first.position(), String.valueOf(first.getMessage()), "Mend that line.", first);
        }
    }

    /** The parsed text, to be edited. */
    TomlParseResult toml() {
        return toml;
    }

    ConfigFile.Content content() {
        for (String key : toml.keySet()) {
            if (!TOP.contains(key)) {
                throw unknown(List.of(key), TOP.stream());
            }
        }
        Map<String, Profile> profiles = profiles();
        return new ConfigFile.Content(defaultProfile(profiles), profiles, keys());
    }

    private Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        for (String what : table(List.of(KEYS)).keySet()) {
            keys.put(what, scalar(List.of(KEYS, what)));
        }
        return keys;
    }

    private Optional<Found> defaultProfile(Map<String, Profile> profiles) {
        Object value = toml.get(List.of(DEFAULT_PROFILE));
        if (value == null) {
            return Optional.empty();
        }
        List<String> path = List.of(DEFAULT_PROFILE);
        if (!(value instanceof String name) || !profiles.containsKey(name)) {
            throw malformed(
                    toml.inputPositionOf(path),
                    DEFAULT_PROFILE + " must be the name of a profile in this file",
                    profiles.isEmpty()
                            ? "There is none; make one with: cubechat profile add NAME"
                            : "There is: " + String.join(", ", profiles.keySet()),
                    null);
        }
        return Optional.of(
                new Found(Setting.PROFILE, name, Origin.profile(place(DEFAULT_PROFILE, path))));
    }

    private Map<String, Profile> profiles() {
        Map<String, Profile> profiles = new LinkedHashMap<>();
        for (String name : table(List.of(PROFILES)).keySet()) {
            List<String> path = List.of(PROFILES, name);
            if (!SettingKind.NAME.accepts(name)) {
                throw malformed(
                        toml.inputPositionOf(path),
                        "\"" + name + "\" is no profile name",
                        "It must be " + SettingKind.NAME.form() + ".",
                        null);
            }
            profiles.put(name, profile(name, path));
        }
        return profiles;
    }

    private Profile profile(String name, List<String> path) {
        Map<Setting, Found> entries = new EnumMap<>(Setting.class);
        for (String key : table(path).keySet()) {
            List<String> at = List.of(PROFILES, name, key);
            Setting setting =
                    Setting.ofKey(key)
                            .filter(Setting::inProfile)
                            .orElseThrow(() -> unknown(at, Setting.ofProfiles().map(Setting::key)));
            Origin origin = Origin.profile(place(name, at));
            entries.put(setting, new Found(setting, scalar(at), origin));
        }
        return new Profile(name, entries);
    }

    private TomlTable table(List<String> path) {
        Object value = toml.get(path);
        if (value == null) {
            return toml.getTableOrEmpty(path);
        }
        if (value instanceof TomlTable table) {
            return table;
        }
        throw malformed(
                toml.inputPositionOf(path),
                String.join(".", path) + " must be a table",
                path.getFirst().equals(KEYS)
                        ? "Write it as [" + KEYS + "] with lines such as quit = \"F10\" below it."
                        : "Write it as [" + PROFILES + ".NAME] with the settings below it.",
                null);
    }

    private String scalar(List<String> path) {
        Object value = toml.get(path);
        return switch (value) {
            case String text -> text;
            case Long number -> number.toString();
            case Boolean truth -> truth.toString();
            case null, default ->
                    throw malformed(
                            toml.inputPositionOf(path),
                            path.getLast() + " must be a string, a whole number, true or false",
                            null,
                            null);
        };
    }

    private Failure unknown(List<String> path, Stream<String> known) {
        String key = path.getLast();
        boolean secret = Setting.ofKey(key).map(Setting::secret).orElse(false);
        if (secret) {
            return malformed(
                    toml.inputPositionOf(path),
                    key + " is a secret, and this file holds none",
                    "Take it out, and give it in "
                            + Setting.ofKey(key).flatMap(Setting::variable).orElse("a file")
                            + " or at cubechat auth login.",
                    null);
        }
        String nearest = Nearest.to(key, known.toList());
        return malformed(
                toml.inputPositionOf(path),
                "there is no setting \"" + key + "\"",
                "Did you mean " + nearest + "?",
                null);
    }

    private String place(String name, List<String> path) {
        TomlPosition position = toml.inputPositionOf(path);
        String line = position == null ? "" : ", line " + position.line();
        return name + " in " + file + line;
    }

    private Failure malformed(
            @Nullable TomlPosition position,
            String what,
            @Nullable String hint,
            @Nullable Throwable cause) {
        String where =
                position == null
                        ? ""
                        : ", line " + position.line() + ", column " + position.column();
        String sentence = file + where + ": " + what + ".";
        Failure failure =
                cause == null
                        ? new Failure(FailureKind.CONFIGURATION, sentence)
                        : new Failure(FailureKind.CONFIGURATION, sentence, cause);
        return hint == null ? failure : failure.withHint(hint);
    }
}
