package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A machine whose network goes and comes: a name space of the kernel's, where the test may set up
 * addresses as it likes.
 */
@Timeout(240)
class NetworkStoryTest {
    private static final int PATIENCE_SECONDS = 200;

    /**
     * The server is away, and with it the line; when it is back, only a network that comes up
     * tells.
     */
    private static final String STORY =
            """
            set -eu
            await() { # file, what it must hold how often
                i=0
                until [ "$(cat "$1" 2>/dev/null | grep -c "$2")" -ge "$3" ]; do
                    i=$((i + 1)); [ $i -lt 900 ] || { echo "no $2"; cat "$1" notes served; exit 1; }
                    sleep 0.1
                done
            }
            serve() {
                rm -f ready.json
                ./cubechat sandbox run --data "$PWD/world" --ready-file "$PWD/ready.json" >>served 2>&1 &
                server=$!
                await ready.json chat_host 1
            }
            end() { kill "$@" 2>/dev/null || true; wait "$@" 2>/dev/null || true; }
            ip link set lo up
            serve
            export CUBECHAT_API_URL=https://localhost:18443 CUBECHAT_CHAT_HOST=localhost CUBECHAT_XMPP_PORT=15223
            export CUBECHAT_CA_FILE=$PWD/world/ca.pem CUBECHAT_APP_ID=9999 CUBECHAT_LOGIN=mira CUBECHAT_PASSWORD=pw-101
            CUBECHAT_AUTH_KEY=$(sed 's/.*"auth_key":"//; s/".*//' ready.json); export CUBECHAT_AUTH_KEY
            ./cubechat listen --watch-network --reconnect-timeout 30m --only state --jsonl >states 2>notes &
            listener=$!
            trap 'end $server $listener' EXIT
            await states '"state":"ready"' 1
            end $server
            await states '"state":"reconnecting"' 1
            serve
            ip address add 192.0.2.7/24 dev lo
            await states '"state":"ready"' 2
            """;

    @TempDir Path folder;

    @Test
    void a_listener_is_back_when_the_network_is_whatever_it_was_told_to_wait() throws Exception {
        assumeTrue(says(List.of("unshare", "-rn", "ip", "link")).code() == 0, "no name spaces");
        Path program = folder.resolve("cubechat");
        Files.writeString(program, wrapper());
        assertThat(program.toFile().setExecutable(true)).isTrue();

        Shell.Result told = says(List.of("unshare", "-rn", "sh", "-c", STORY));

        assertThat(told.code()).as(told.out()).isZero();
    }

    private String wrapper() {
        List<String> command =
                new Shell(folder).process(List.of("--enable-native-access=ALL-UNNAMED")).command();
        return command.stream()
                .map(word -> "'" + word + "'")
                .collect(
                        Collectors.joining(
                                " ",
                                "#!/bin/sh\nexport HOME='%s'\ncd '%s'\nexec "
                                        .formatted(folder, Path.of("").toAbsolutePath()),
                                " \"$@\"\n"));
    }

    private Shell.Result says(List<String> words) throws Exception {
        Path said = Files.createTempFile(folder, "said", "");
        try {
            Process process =
                    new ProcessBuilder(words)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(said.toFile())
                            .start();
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            process.destroy();
            String text = Files.readString(said, StandardCharsets.UTF_8);
            return new Shell.Result(ended ? process.exitValue() : -1, text, "");
        } catch (IOException missing) {
            return new Shell.Result(-1, missing.toString(), "");
        }
    }
}
