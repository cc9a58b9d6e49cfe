package dev.cubechat.app.sandbox;

import dev.cubechat.cli.output.Columns;
import dev.cubechat.disk.Reason;
import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.json.MalformedJson;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A sandbox that answers.
 *
 * @param record what it says of itself: addresses, certificate, application, people
 */
record Running(Json.Obj record) {

    /** The ready record; its names are a promise to scripts. */
    static final Columns<Running> COLUMNS =
            Columns.<Running>of()
                    .and("api_url", running -> running.record().get("api_url"))
                    .and("chat_host", running -> running.record().get("chat_host"))
                    .and("xmpp_port", running -> running.record().get("xmpp_port"))
                    .and("ws_url", running -> running.record().get("ws_url"))
                    .and("ca_file", running -> running.record().get("ca_file"))
                    .and("app_id", running -> running.record().get("app_id"))
                    .and("auth_key", running -> running.record().get("auth_key"))
                    .and("pid", running -> running.record().get("pid"))
                    .and("users", running -> running.record().get("users"));

    private static final String MANNERS = "options";

    /** Someone who lives there. */
    record Resident(long id, Optional<String> login) {}

    /** The sandbox of this ready file; nothing where there is none, or something else. */
    static Optional<Running> read(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return Optional.of(new Running(JsonText.parse(text).asObject()))
                    .filter(running -> running.record().has("pid"));
        } catch (NoSuchFileException | MalformedJson none) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new Failure(
                    FailureKind.CONFIGURATION,
                    "Could not read " + file + ": " + Reason.of(unreadable) + ".",
                    unreadable);
        }
    }

    /**
     * Deletes a ready record that outlived its sandbox: nobody is to take it for the next one's.
     */
    static void forgetDead(Path file) {
        if (read(file).filter(Running::isGone).isPresent()) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException undeletable) {
                throw new Failure(
                        FailureKind.CONFIGURATION,
                        "Could not delete " + file + ": " + Reason.of(undeletable) + ".",
                        undeletable);
            }
        }
    }

    /** Whether its process has ended; in a container this one may have got the same number. */
    private boolean isGone() {
        return pid() == ProcessHandle.current().pid() || ProcessHandle.of(pid()).isEmpty();
    }

    /** The same, with how it was told to behave; that is for us and not a part of the promise. */
    Running with(List<String> manners) {
        return new Running(
                Json.obj().withAll(record).with(MANNERS, Json.ofStrings(manners)).build());
    }

    /** How it was told to behave, in the words of the command line. */
    List<String> manners() {
        return record.get(MANNERS).asItems().stream()
                .flatMap(word -> word.asText().stream())
                .toList();
    }

    int restPort() {
        return URI.create(text("api_url")).getPort();
    }

    int xmppPort() {
        return Math.toIntExact(record.get("xmpp_port").asLong().orElse(0L));
    }

    int wsPort() {
        return URI.create(text("ws_url")).getPort();
    }

    long pid() {
        return record.get("pid").asLong().orElseThrow();
    }

    String text(String key) {
        return record.get(key).asText().orElse("");
    }

    List<Resident> residents() {
        if (!(record.get("users") instanceof Json.Arr users)) {
            return List.of();
        }
        return users.items().stream()
                .map(Json::asObject)
                .map(
                        user ->
                                new Resident(
                                        user.get("id").asLong().orElse(0L),
                                        user.get("login").asText()))
                .toList();
    }
}
