package dev.cubechat.config;

import dev.cubechat.fuzz.Hostile;
import dev.cubechat.model.Failure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class HostileConfigTest {
    private static final List<String> FILES =
            List.of(
                    """
                    # mine
                    default_profile = "work"

                    [profiles.work]
                    app_id = 1476
                    login = "mira"
                    password_command = "pass show chat/mira"
                    save_session = true

                    [profiles."play.ground"]
                    api_url = 'https://127.0.0.1:8443'
                    xmpp_port = 5_222
                    """,
                    """
                    profiles = { a = { app_id = 0x5c4, email = "a\\u0040b.c" }, b = {} }
                    """,
                    """
                    [profiles.a]
                    login = \"""
                    two
                    lines\"""
                    app_id = 1979-05-27T07:32:00Z
                    user_id = [ 1, [ 2.5e3, { x = inf } ] ]
                    """);

    @TempDir private Path folder;

    @Test
    void whatever_the_configuration_says_is_read_or_refused() throws Exception {
        Path file = folder.resolve("config.toml");
        ConfigFile config = new ConfigFile(file);

        Hostile.ofTexts(FILES)
                .refusedWith(Failure.class)
                .upTo(1_000) // The library takes long over thousands of lines after an error.
                .to(
                        (input, random) -> {
                            Files.write(file, input);
                            config.read();
                        });
    }
}
