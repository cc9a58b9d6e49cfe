package dev.cubechat.app.sandbox;

import dev.cubechat.config.Folders;

import java.nio.file.Path;

/**
 * Where this person's own sandbox lives: beside the secrets of the profile that leads to it.
 *
 * @param folder holds everything that is named here
 */
record Place(Path folder) {
    static final String READY = "ready.json";
    static final String LOG = "log";

    static Place of(Folders folders) {
        return new Place(folders.state().resolve(OwnProfile.NAME).resolve("server"));
    }

    /** Its people, dialogs and messages, its certificate, and the lock of the one who uses them. */
    DataFolder data() {
        return new DataFolder(folder.resolve("data"));
    }

    /** The ready record while it runs. */
    Path ready() {
        return folder.resolve(READY);
    }

    /** What it said in the background. */
    Path log() {
        return folder.resolve(LOG);
    }

    /** Held while someone starts, stops or resets it. */
    Path turn() {
        return folder.resolve("turn");
    }
}
