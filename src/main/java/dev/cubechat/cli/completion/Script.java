package dev.cubechat.cli.completion;

import dev.cubechat.cli.output.Out;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A shell's completion script, which the build puts beside this class. */
record Script(String file) {
    void print(Out out) {
        try (InputStream script = Script.class.getResourceAsStream(file)) {
            if (script == null) {
                throw new IllegalStateException(file + " was left out of this build");
            }
            out.document(script.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
