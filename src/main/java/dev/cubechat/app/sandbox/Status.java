package dev.cubechat.app.sandbox;

import dev.cubechat.cli.output.Columns;
import dev.cubechat.json.Json;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** What can be told of this person's own sandbox. */
record Status(Place place, Optional<Running> running) {
    static final Columns<Status> COLUMNS =
            Columns.<Status>of()
                    .and("running", status -> status.running().isPresent())
                    .and("api_url", status -> status.get("api_url"))
                    .and("chat_host", status -> status.get("chat_host"))
                    .and("xmpp_port", status -> status.get("xmpp_port"))
                    .and("ws_url", status -> status.get("ws_url"))
                    .and("ca_file", status -> status.get("ca_file"))
                    .and("app_id", status -> status.get("app_id"))
                    .also("auth_key", status -> status.get("auth_key"))
                    .also("users", status -> status.get("users"))
                    .and("pid", status -> status.get("pid"))
                    .also("data", status -> status.place().data().path().toString())
                    .also("log", status -> status.place().log().toString());

    private @Nullable Json get(String key) {
        return running.map(sandbox -> sandbox.record().get(key)).orElse(null);
    }
}
