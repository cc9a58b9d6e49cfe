package dev.cubechat.config;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The configuration file {@code config.toml}: which profile is used by default, and the profiles.
 *
 * <p>It holds no secrets. Edits keep the comments and the layout of everything that is not edited,
 * and replace the file in one step; those of several processes come one after the other. Failures
 * are {@link FailureKind#CONFIGURATION} and name file, line and column.
 */
public final class ConfigFile {
    /** Hundreds of profiles; with longer files the library is busy for minutes over an error. */
    private static final int LONGEST = 64 * 1024;

    /** The byte order mark. */
    private static final String MARK = "\ufeff";

    /**
     * What the file says.
     *
     * @param defaultProfile the profile to use where none is asked for
     * @param profiles by name, in the file's order
     * @param keys of the chat screen: what to do, and the key for it
     */
    public record Content(
            Optional<Found> defaultProfile,
            Map<String, Profile> profiles,
            Map<String, String> keys) {
        public Content {
            profiles = Collections.unmodifiableMap(new LinkedHashMap<>(profiles));
            keys = Map.copyOf(keys);
        }
    }

    private final Path file;
    private final PrivateFolder folder;
    private final String name;

    public ConfigFile(Path file) {
        Path absolute = file.toAbsolutePath();
        this.file = absolute;
        this.folder = new PrivateFolder(absolute.resolveSibling(".").normalize());
        this.name = String.valueOf(absolute.getFileName());
    }

    public Path path() {
        return file;
    }

    /** What the file says; nothing where there is no file. */
    public Content read() {
        Optional<String> text = text();
        return text.isEmpty()
                ? new Content(Optional.empty(), Map.of(), Map.of())
                : new ConfigText(file, text.get()).content();
    }

    /** The profile of that name. */
    public Profile profile(String profile) {
        Map<String, Profile> profiles = read().profiles();
        Profile found = profiles.get(profile);
        if (found == null) {
            throw noSuchProfile(profile, profiles);
        }
        return found;
    }

    /** Adds a profile; the first one becomes the default. */
    public void add(String profile, Map<Setting, String> values) {
        edit(
                () -> checkNew(profile, values),
                toml -> {
                    boolean first = read().profiles().isEmpty();
                    toml.addTable(List.of(ConfigText.PROFILES, profile));
                    put(toml, profile, values);
                    if (first) {
                        toml.set(List.of(ConfigText.DEFAULT_PROFILE), profile);
                    }
                });
    }

    /**
     * Lets a profile pass that could be added.
     *
     * @throws Failure CONFLICT where there is one of that name; USAGE where a value cannot be kept
     */
    public void checkNew(String profile, Map<Setting, String> values) {
        if (read().profiles().containsKey(profile)) {
            throw new Failure(
                            FailureKind.CONFLICT,
                            "There is already a profile \"" + profile + "\" in " + file + ".")
                    .withHint("Change it with: cubechat profile set " + profile + " …");
        }
        checkName(profile);
        checkValues(values);
    }

    /** Sets some values of a profile, and takes others out. */
    public void set(String profile, Map<Setting, String> values, List<Setting> unset) {
        edit(
                () -> checkChange(profile, values),
                toml -> {
                    unset.forEach(setting -> toml.remove(entry(profile, setting)));
                    put(toml, profile, values);
                });
    }

    /**
     * Lets values pass that a profile could be given.
     *
     * @throws Failure CONFIGURATION where there is no such profile; USAGE where a value is wrong
     */
    public void checkChange(String profile, Map<Setting, String> values) {
        profile(profile);
        checkValues(values);
    }

    /** Makes a profile the default. */
    public void use(String profile) {
        edit(
                () -> profile(profile),
                toml -> toml.set(List.of(ConfigText.DEFAULT_PROFILE), profile));
    }

    /** Removes a profile; where it was the default, there is none afterwards. */
    public void remove(String profile) {
        edit(
                () -> profile(profile),
                toml -> {
                    boolean isDefault =
                            read().defaultProfile()
                                    .filter(found -> found.text().equals(profile))
                                    .isPresent();
                    toml.remove(List.of(ConfigText.PROFILES, profile));
                    if (isDefault) {
                        toml.remove(List.of(ConfigText.DEFAULT_PROFILE));
                    }
                });
    }

    /** The failure that says which profiles there are. */
    Failure noSuchProfile(String profile, Map<String, Profile> profiles) {
        return new Failure(
                        FailureKind.CONFIGURATION,
                        "There is no profile \"" + profile + "\" in " + file + ".")
                .withHint(
                        profiles.isEmpty()
                                ? "There is none yet; make it with: cubechat profile add " + profile
                                : "There is: " + String.join(", ", profiles.keySet()));
    }

    /** Without the mark that some editors begin a file with. */
    private Optional<String> text() {
        return folder.read(name, LONGEST)
                .map(text -> text.startsWith(MARK) ? text.substring(MARK.length()) : text);
    }

    /**
     * Changes the file, unless the check fails, which comes first without having to wait or to
     * write anything, and once more when nobody else changes the file.
     */
    private void edit(Runnable check, Consumer<FullToml> change) {
        check.run();
        folder.alone(
                name,
                () -> {
                    check.run();
                    write(change);
                });
    }

    private void write(Consumer<FullToml> change) {
        FullToml toml = new FullToml(file, text().orElse(""));
        change.accept(toml);
        String text = toml.text();
        // What we write, we must be able to read.
        new ConfigText(file, text).content();
        if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw new Failure(
                            FailureKind.CONFIGURATION,
                            file + " would become longer than " + LONGEST + " bytes.")
                    .withHint("Remove profiles that nobody needs: cubechat profile remove NAME");
        }
        folder.write(name, text);
    }

    private static void put(FullToml toml, String profile, Map<Setting, String> values) {
        values.forEach(
                (setting, text) -> toml.set(entry(profile, setting), tomlValue(setting, text)));
    }

    private static List<String> entry(String profile, Setting setting) {
        return List.of(ConfigText.PROFILES, profile, setting.key());
    }

    private static Object tomlValue(Setting setting, String text) {
        return switch (setting.kind()) {
            case NUMBER, PORT -> Long.parseLong(text);
            case SWITCH -> SettingKind.truth(text).orElseThrow();
            case TEXT, SECRET, PATH, NAME, HOST, URL, TRANSPORT -> text;
        };
    }

    private static void checkName(String profile) {
        Found.check(Setting.PROFILE, profile, Origin.flag(Setting.PROFILE));
    }

    private static void checkValues(Map<Setting, String> values) {
        values.forEach(
                (setting, text) -> {
                    if (!setting.inProfile()) {
                        throw new Failure(
                                FailureKind.USAGE, setting.key() + " cannot be kept in a profile.");
                    }
                    Found.check(setting, text, Origin.flag(setting));
                });
    }
}
