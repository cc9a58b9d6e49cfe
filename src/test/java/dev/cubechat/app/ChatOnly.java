package dev.cubechat.app;

import dev.cubechat.model.UserId;
import dev.cubechat.xmpp.Ejabberd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Someone new to an ejabberd, with a profile that knows the chat server and no REST service.
 *
 * @param shell where they type
 */
record ChatOnly(UserId id, Shell shell) {
    /** Someone who reaches the server itself. */
    static ChatOnly newcomer(Ejabberd server, Path homes) throws Exception {
        return newcomer(server, server.port(), homes);
    }

    /** Someone who reaches the server through this port. */
    static ChatOnly newcomer(Ejabberd server, int port, Path homes) throws Exception {
        UserId id = server.newcomer();
        return new ChatOnly(id, shell(server, port, id, homes));
    }

    private static Shell shell(Ejabberd server, int port, UserId id, Path homes)
            throws IOException {
        Path home = Files.createDirectories(homes.resolve("home-" + id));
        Path password = Files.writeString(home.resolve("password"), "pw-" + id + "\n");
        Shell shell = new Shell(home);
        Shell.Result made =
                shell.run(
                        "profile",
                        "add",
                        "chat",
                        "--app-id",
                        server.app(),
                        "--user-id",
                        id.toString(),
                        "--password-file",
                        password.toString(),
                        "--chat-host",
                        server.domain(),
                        "--xmpp-port",
                        Integer.toString(port),
                        "--ca-file",
                        server.caFile().toString(),
                        "--api-url",
                        "https://localhost:9",
                        "--transport",
                        "xmpp");
        if (made.code() != 0) {
            throw new IllegalStateException(made.err());
        }
        return shell.with("CUBECHAT_PROFILE", "chat");
    }

    /** Their private dialog, as others name it. */
    String dialog() {
        return "user:" + id;
    }

    Shell.Result run(String... words) {
        return shell.run(words);
    }

    /** Says something to another; the id of the message. */
    String say(ChatOnly other, String text) {
        Shell.Result said = run("msg", "send", other.dialog(), "-m", text, "--json=id");
        if (said.code() != 0) {
            throw new IllegalStateException(said.err());
        }
        return said.out().replaceAll("[^0-9a-f]*\\{\"id\":\"([0-9a-f]{24})\"\\}\\s*", "$1");
    }
}
