package dev.cubechat.sandbox;

import dev.cubechat.json.Json;
import dev.cubechat.model.AppId;
import dev.cubechat.model.Secret;
import dev.cubechat.model.User;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * How to reach a sandbox that is ready. Its JSON is a promise to scripts.
 *
 * @param users the first of them
 */
public record Ready(
        URI apiUrl,
        String chatHost,
        int xmppPort,
        URI wsUrl,
        Path caFile,
        AppId appId,
        Secret authKey,
        long pid,
        List<User> users) {

    public Ready {
        users = List.copyOf(users);
    }

    /** The ready record, with the key of the application in clear. */
    public Json.Obj toJson() {
        return Json.obj()
                .with("api_url", apiUrl.toString())
                .with("chat_host", chatHost)
                .with("xmpp_port", xmppPort)
                .with("ws_url", wsUrl.toString())
                .with("ca_file", caFile.toString())
                .with("app_id", appId.value())
                .with("auth_key", authKey.reveal())
                .with("pid", pid)
                .with("users", new Json.Arr(users.stream().map(Ready::user).toList()))
                .build();
    }

    private static Json user(User user) {
        return Json.obj().with("id", user.id().value()).with("login", user.login()).build();
    }
}
