package dev.cubechat.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/** Where a file that is to be attached or shown comes from, as typed. */
public sealed interface FileSource {

    /** Somewhere on the web; it is named and not copied. */
    record Web(URI address) implements FileSource {}

    /** In the service's storage already. */
    record Stored(FileTarget target) implements FileSource {}

    /** On this machine; it must be uploaded first. */
    record Local(Path path) implements FileSource {}

    /**
     * Reads what was typed: an address of the web, {@code uid:} or {@code id:} and what it names,
     * or else a path.
     *
     * @throws IllegalArgumentException where it is none of the forms
     */
    static FileSource parse(String text) {
        String start = text.toLowerCase(Locale.ROOT);
        if (start.startsWith("https://") || start.startsWith("http://")) {
            return new Web(address(text));
        }
        if (text.startsWith("uid:") || text.startsWith("id:")) {
            return new Stored(FileTarget.parse(text));
        }
        return new Local(path(text));
    }

    private static URI address(String text) {
        try {
            URI address = new URI(text);
            if (address.getHost() == null) {
                throw new IllegalArgumentException("there is no host in \"" + text + "\"");
            }
            return address;
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException("not an address: \"" + text + "\"", malformed);
        }
    }

    private static Path path(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("an empty path names no file");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException malformed) {
            throw new IllegalArgumentException("not a path: \"" + text + "\"", malformed);
        }
    }
}
