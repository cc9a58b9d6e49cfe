package dev.cubechat.service.file;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds a name in a folder that no file has yet: {@code wall.png}, {@code wall (1).png}, … */
final class FreeName {
    private static final int MOST = 10_000;

    private FreeName() {}

    static Path in(Path folder, String name) {
        try {
            Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new Failure(
                    FailureKind.USAGE, "Could not make the folder " + folder + ".", failed);
        }
        int dot = name.lastIndexOf('.');
        String stem = dot <= 0 ? name : name.substring(0, dot);
        String ending = dot <= 0 ? "" : name.substring(dot);
        Path free = folder.resolve(name);
        for (int number = 1; Files.exists(free) && number < MOST; number++) {
            free = folder.resolve(stem + " (" + number + ")" + ending);
        }
        return free;
    }
}
