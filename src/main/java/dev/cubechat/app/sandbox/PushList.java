package dev.cubechat.app.sandbox;

import dev.cubechat.cli.output.Columns;
import dev.cubechat.json.Json;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.rest.RestClient;
import dev.cubechat.rest.RestSettings;
import dev.cubechat.tls.Trust;
import dev.cubechat.wire.rest.Call;
import dev.cubechat.wire.rest.Method;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The pushes that a sandbox would have sent to people who were away, asked of the sandbox. */
final class PushList {
    /** One push; the names are the sandbox's. */
    static final Columns<Json.Obj> COLUMNS =
            Columns.<Json.Obj>of()
                    .and("user_id", push -> push.get("user_id"))
                    .and("dialog_id", push -> push.get("dialog_id"))
                    .and("message_id", push -> push.get("message_id"))
                    .and("sender_id", push -> push.get("sender_id"))
                    .text("message", push -> push.get("message"));

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final RandomGenerator random;

    PushList(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /**
     * All that it remembers, oldest first.
     *
     * @throws Failure NOT_ALLOWED where it runs without hooks
     */
    List<Json.Obj> of(Running sandbox) {
        RestSettings settings =
                new RestSettings(
                        URI.create(sandbox.text("api_url")),
                        Trust.in(Path.of(sandbox.text("ca_file"))),
                        Optional.empty(),
                        PATIENCE,
                        PATIENCE,
                        1,
                        "cubechat",
                        line -> {});
        Call<List<Json.Obj>> pushes =
                Call.of(
                        Method.GET,
                        "/__sandbox/pushes",
                        List.of(),
                        null,
                        true,
                        reply -> reply.json().asItems().stream().map(Json::asObject).toList());
        try (RestClient client = new RestClient(settings, clock, random)) {
            return client.sendOpen(pushes);
        } catch (Failure refused) {
            if (refused.kind() != FailureKind.NOT_FOUND) {
                throw refused;
            }
            throw new Failure(
                            FailureKind.NOT_ALLOWED,
                            "This sandbox does not let anyone look inside.",
                            refused)
                    .withHint(
                            "Start it with hooks: cubechat sandbox stop; cubechat sandbox start"
                                    + " --hooks");
        }
    }
}
