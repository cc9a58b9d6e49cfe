package dev.cubechat.model;

import java.util.Optional;
import java.util.stream.Stream;

/** Who vouches for a person instead of a password (protocol page rest.md, section 4.1). */
public enum Provider {
    FACEBOOK("facebook"),
    TWITTER("twitter"),
    FIREBASE_PHONE("firebase-phone"),
    FIREBASE_EMAIL("firebase-email"),
    /** The application's own service, which the server asks. */
    CUSTOM("custom");

    private final String word;

    Provider(String word) {
        this.word = word;
    }

    /** Its name as people type it. */
    public String word() {
        return word;
    }

    /** Its name on the wire, where it has one. */
    public String wireName() {
        return word.replace('-', '_');
    }

    /** Whether its token belongs to a project, which must be named. */
    public boolean hasProject() {
        return this == FIREBASE_PHONE || this == FIREBASE_EMAIL;
    }

    public static Optional<Provider> ofWireName(String name) {
        return Stream.of(values()).filter(each -> each.wireName().equals(name)).findFirst();
    }
}
