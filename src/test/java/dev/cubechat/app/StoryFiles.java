package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.JsonText;
import dev.cubechat.json.MalformedJson;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;

/** Files of Mira in a folder, and how she uploads them. */
record StoryFiles(Path folder, StoryWorld world) {
    /** The uid of what she uploaded, with these further options. */
    String upload(Path file, String... options) throws MalformedJson {
        Stream<String> words = Stream.of("file", "upload", file.toString(), "--json");
        return field(
                world.mira().run(Stream.concat(words, Stream.of(options)).toArray(String[]::new)),
                "uid");
    }

    Path write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    /** One that is this long without taking room. */
    Path sparse(String name, long size) throws IOException {
        Path path = folder.resolve(name);
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(size);
        }
        return path;
    }

    static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    /** What a command that worked said in this field of its only record. */
    static String field(Shell.Result result, String name) throws MalformedJson {
        assertThat(result.code()).as(result.err()).isZero();
        return JsonText.parse(result.out()).asObject().get(name).asText().orElseThrow();
    }
}
