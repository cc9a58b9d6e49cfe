package dev.cubechat.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.config.Flags;
import dev.cubechat.config.Home;
import dev.cubechat.config.Keyring;
import dev.cubechat.config.Passwords;
import dev.cubechat.config.Settings;
import dev.cubechat.config.SettingsFinder;
import dev.cubechat.model.Failure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

@Timeout(60)
class ServicesTest {
    private static final Duration LIMIT = Duration.ofSeconds(40);

    @TempDir Path home;

    @Test
    void who_ends_while_another_thread_connects_does_not_wait_for_ever() throws Exception {
        Path password = home.resolve("password");
        Process made = new ProcessBuilder("mkfifo", password.toString()).start();
        assertThat(made.waitFor(20, TimeUnit.SECONDS)).isTrue();
        Services services = services(password);
        Thread connecting = Thread.ofPlatform().daemon().start(() -> connect(services));
        Thread ending = Thread.ofPlatform().daemon().unstarted(services::close);

        // Opened when the other side reads.
        try (OutputStream out = Files.newOutputStream(password)) {
            ending.start();
            while (ending.getState() == Thread.State.RUNNABLE) {
                Thread.onSpinWait();
            }
            out.write("pw-102\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(ending.join(LIMIT)).isTrue();
        assertThat(connecting.join(LIMIT)).isTrue();
    }

    private static void connect(Services services) {
        try {
            services.contacts().list();
        } catch (Failure nobodyIsThere) {
            assertThat(nobodyIsThere).isNotNull();
        }
    }

    private Services services(Path password) {
        Map<String, String> environment =
                Map.of(
                        "CUBECHAT_API_URL", "http://localhost:1",
                        "CUBECHAT_APP_ID", "1476",
                        "CUBECHAT_AUTH_KEY", "key",
                        "CUBECHAT_LOGIN", "jon",
                        "CUBECHAT_PASSWORD_FILE", password.toString());
        SettingsFinder finder = new SettingsFinder(environment, Home.at(home), home);
        Settings settings = finder.find(Flags.NONE);
        return new Services(
                settings,
                finder.state(settings),
                new Passwords(
                        InputStream.nullInputStream(),
                        () -> false,
                        new ServiceWorld.Nobody(),
                        Keyring.of(Map.of(), "Linux")),
                TimeLimits.USUAL,
                InstantSource.system(),
                new Random(),
                "JavaCLI test",
                line -> {});
    }
}
