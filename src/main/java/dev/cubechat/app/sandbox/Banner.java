package dev.cubechat.app.sandbox;

import dev.cubechat.model.User;
import dev.cubechat.sandbox.Ready;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a sandbox says to the person who starts it: what it is, and what to do next. */
final class Banner {
    private Banner() {}

    static String of(Ready ready) {
        return """
        SANDBOX: a stand-in for tests and demos on this machine only, not the service.
        People: %s
        Point cubechat in another terminal to it:
          export CUBECHAT_API_URL=%s CUBECHAT_CHAT_HOST=%s CUBECHAT_XMPP_PORT=%d
          export CUBECHAT_CA_FILE='%s' CUBECHAT_APP_ID=%s CUBECHAT_AUTH_KEY=%s
          cubechat auth login --login %s
        Ctrl-C stops it.\
        """
                .formatted(
                        people(ready),
                        ready.apiUrl(),
                        ready.chatHost(),
                        ready.xmppPort(),
                        ready.caFile(),
                        ready.appId(),
                        ready.authKey().reveal(),
                        ready.users().stream().findFirst().map(User::login).orElse("…"));
    }

    private static String people(Ready ready) {
        return ready.users().stream()
                .map(user -> name(user) + " (" + user.id() + ")")
                .collect(Collectors.joining(", "));
    }

    private static String name(User user) {
        return Stream.of(user.login(), user.fullName(), user.email())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("someone");
    }
}
