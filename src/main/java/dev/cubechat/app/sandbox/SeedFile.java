package dev.cubechat.app.sandbox;

import dev.cubechat.disk.ReadLimit;
import dev.cubechat.disk.Reason;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.sandbox.seed.Seed;
import dev.cubechat.sandbox.seed.SeedReader;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A seed as somebody wrote it.
 *
 * @param text the whole file
 * @param seed what it says
 */
record SeedFile(String text, Seed seed) {
    private static final ReadLimit MOST = ReadLimit.ofMib(8);

    /**
     * Reads a seed.
     *
     * @throws Failure CONFIGURATION where it cannot be read or makes no sense, naming the file and
     *     the key
     */
    static SeedFile read(Path file) {
        try {
            return of(file, MOST.text(file));
        } catch (IOException unreadable) {
            throw new Failure(
                    FailureKind.CONFIGURATION,
                    "Could not read the seed " + file + ": " + Reason.of(unreadable) + ".",
                    unreadable);
        }
    }

    /** The seed with this text, which came from that file. */
    static SeedFile of(Path file, String text) {
        try {
            return new SeedFile(text, SeedReader.read(text));
        } catch (Failure wrong) {
            Failure told =
                    new Failure(FailureKind.CONFIGURATION, file + ": " + wrong.sentence(), wrong);
            throw wrong.hint().map(told::withHint).orElse(told);
        }
    }
}
