package dev.cubechat.wire.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.fuzz.Hostile;
import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.json.MalformedJson;
import dev.cubechat.model.Failure;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

class HostileBodiesTest {
    private static final List<Consumer<Json>> READERS =
            List.of(
                    MessageCodec::read,
                    DialogCodec::read,
                    UserCodec::read,
                    SessionCodec::read,
                    FileCodec::read,
                    FileCodec::readForm,
                    FileCodec::readPage,
                    FileCodec::readLink,
                    ReactionsCodec::read,
                    CredentialsCodec::read,
                    DialogDraftCodec::readDraft,
                    DialogDraftCodec::readChange,
                    SessionRequest::read,
                    MessageRequest::read,
                    Deleted::read,
                    Found::read,
                    Unread::read,
                    PageCodec::readCount);

    @Test
    void whatever_a_body_holds_is_read_or_refused() throws Exception {
        Hostile.of(bodies())
                .refusedWith(MalformedJson.class)
                .to(
                        (input, random) -> {
                            Json json = JsonText.parse(input);
                            READERS.forEach(reader -> tried(reader, json));
                            tried(it -> PageCodec.read(it, MessageCodec::read), json);
                            tried(it -> PageCodec.read(it, DialogCodec::read), json);
                            tried(it -> PageCodec.read(it, UserCodec::read), json);
                            JsonText.write(json);
                        });
    }

    @Test
    void whatever_a_refusal_says_becomes_one_failure() throws Exception {
        List<byte[]> bodies = bodies();
        bodies.add(bytes(ErrorBody.base("Bad Request")));
        bodies.add(bytes(ErrorBody.errors("Forbidden", "Token is required")));
        bodies.add(bytes(ErrorBody.field("login", "has already been taken")));

        Hostile.of(bodies)
                .to(
                        (input, random) -> {
                            int status = 400 + random.nextInt(200);
                            Failure failure = ErrorBody.toFailure(status, input);
                            assertThat(failure.http()).hasValue(status);
                        });
    }

    private static void tried(Consumer<Json> reader, Json json) {
        try {
            reader.accept(json);
        } catch (Failure refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    private static byte[] bytes(Json json) {
        return JsonText.write(json).getBytes(StandardCharsets.UTF_8);
    }

    /** The samples, and the items of those that are lists. */
    private static List<byte[]> bodies() throws IOException {
        List<byte[]> bodies = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/wire/rest"))) {
            for (Path file : files.sorted().toList()) {
                byte[] body = Files.readAllBytes(file);
                bodies.add(body);
                JsonText.parse(body)
                        .asObject()
                        .get("items")
                        .asItems()
                        .forEach(item -> bodies.add(bytes(item)));
            }
        }
        return bodies;
    }
}
