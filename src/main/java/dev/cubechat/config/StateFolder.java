package dev.cubechat.config;

import dev.cubechat.model.Secret;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a profile remembers between runs, in {@code $XDG_STATE_HOME/cubechat/PROFILE/}: the session
 * token, the application's authorization key, cursors. Only the owner can read any of it.
 */
public final class StateFolder {
    private static final String AUTH_KEY = "auth-key";

    /** The profile's own one, and those of people named for one run. */
    private static final Pattern SESSIONS = Pattern.compile("session(-[0-9a-f]+)?\\.json");

    private final PrivateFolder folder;
    private final boolean keepSecrets;

    /**
     * @param states where the folders of all profiles are
     * @param keepSecrets whether a session may be written to disk
     */
    public StateFolder(Path states, String profile, boolean keepSecrets) {
        this.folder = new PrivateFolder(states.resolve(profile));
        this.keepSecrets = keepSecrets;
    }

    public Path path() {
        return folder.path();
    }

    /** The session of the profile's own person. */
    public SessionFile session() {
        return new SessionFile(folder, "session.json", keepSecrets);
    }

    /**
     * The session of someone named for one run, apart from the profile's own, so that borrowing a
     * profile does not sign its person out.
     */
    public SessionFile session(Identity person) {
        String name = "session-" + digest(person.key()) + ".json";
        return new SessionFile(folder, name, keepSecrets);
    }

    /** The application's authorization key, where it was saved here. */
    public Optional<Secret> authKey() {
        return folder.read(AUTH_KEY)
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .map(Secret::new);
    }

    /** Saves the authorization key, because someone asked for it. */
    public void saveAuthKey(Secret key) {
        folder.write(AUTH_KEY, key.reveal() + "\n");
    }

    public void deleteAuthKey() {
        delete(AUTH_KEY);
    }

    /** Where the authorization key is kept. */
    public Path authKeyFile() {
        return folder.file(AUTH_KEY);
    }

    /** The files that sign in whoever can read them, as far as there are any. */
    public List<Path> secretFiles() {
        return folder.names().stream()
                .filter(name -> name.equals(AUTH_KEY) || SESSIONS.matcher(name).matches())
                .map(folder::file)
                .toList();
    }

    /**
     * Forgets everyone who was signed in here, the authorization key and the names. What was
     * written or listened to stays.
     */
    public void forget() {
        folder.names().stream()
                .filter(name -> SESSIONS.matcher(name).matches())
                .forEach(folder::delete);
        deleteAuthKey();
        names().forget();
    }

    /** The names that the profile's commands have met. */
    public KnownNames names() {
        return new KnownNames(folder, keepSecrets);
    }

    /** A file of the profile, such as a cursor or a journal. */
    public Optional<String> read(String name) {
        return folder.read(name);
    }

    /** Writes a file of the profile in one step. */
    public void write(String name, String text) {
        folder.write(name, text);
    }

    /** Takes hold of a file of the profile; nothing where another program has it. */
    public Optional<HeldFile> hold(String name) {
        return HeldFile.take(folder, name);
    }

    public void delete(String name) {
        folder.delete(name);
    }

    private static String digest(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
