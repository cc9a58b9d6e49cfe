package dev.cubechat.service;

import dev.cubechat.config.Flags;
import dev.cubechat.config.Home;
import dev.cubechat.config.Keyring;
import dev.cubechat.config.Passwords;
import dev.cubechat.config.Prompter;
import dev.cubechat.config.Settings;
import dev.cubechat.config.SettingsFinder;
import dev.cubechat.model.Secret;
import dev.cubechat.sandbox.Ready;
import dev.cubechat.sandbox.Sandbox;
import dev.cubechat.sandbox.SandboxOptions;
import dev.cubechat.sandbox.seed.SeedReader;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A sandbox and people who use it, each with a home folder of their own. */
final class ServiceWorld implements AutoCloseable {
    private final Path folder;
    private final Sandbox sandbox;
    private final InstantSource clock;
    private final List<Services> open = new ArrayList<>();

    ServiceWorld(Path folder, @Nullable String seed) {
        this(folder, seed, InstantSource.system());
    }

    /**
     * @param seed what the sandbox begins with; null for the default world
     * @param clock the people's clock; the sandbox has the real one
     */
    ServiceWorld(Path folder, @Nullable String seed, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
        SandboxOptions options = SandboxOptions.FOR_TESTS;
        if (seed != null) {
            options = options.withSeed(SeedReader.read(seed));
        }
        this.sandbox = Sandbox.start(options, InstantSource.system(), new SecureRandom());
    }

    Sandbox sandbox() {
        return sandbox;
    }

    /** What a person with this login and the usual password can do, signed in by environment. */
    Services as(String login) {
        return with(login, environment(login));
    }

    /** What can be done from this home folder in this environment. */
    Services with(String home, Map<String, String> environment) {
        Path homeFolder = folder.resolve("home-" + home);
        SettingsFinder finder = new SettingsFinder(environment, Home.at(homeFolder), folder);
        Settings settings = finder.find(Flags.NONE);
        Services services =
                new Services(
                        settings,
                        finder.state(settings),
                        new Passwords(
                                InputStream.nullInputStream(),
                                () -> false,
                                new Nobody(),
                                Keyring.of(Map.of(), "Linux")),
                        TimeLimits.USUAL,
                        clock,
                        new Random(),
                        "JavaCLI test",
                        line -> {});
        open.add(services);
        return services;
    }

    /** The variables that name the sandbox and nobody. */
    Map<String, String> environment() {
        Ready ready = sandbox.ready();
        Map<String, String> environment = new HashMap<>();
        environment.put("CUBECHAT_API_URL", ready.apiUrl().toString());
        environment.put("CUBECHAT_CHAT_HOST", ready.chatHost());
        if (ready.xmppPort() > 0) {
            environment.put("CUBECHAT_XMPP_PORT", Integer.toString(ready.xmppPort()));
        }
        environment.put("CUBECHAT_CA_FILE", ready.caFile().toString());
        environment.put("CUBECHAT_APP_ID", ready.appId().toString());
        environment.put("CUBECHAT_AUTH_KEY", ready.authKey().reveal());
        return environment;
    }

    /** The variables that name the sandbox and a person of its default world. */
    Map<String, String> environment(String login) {
        Map<String, String> environment = environment();
        environment.put("CUBECHAT_LOGIN", login);
        environment.put(
                "CUBECHAT_PASSWORD",
                switch (login) {
                    case "mira" -> "pw-101";
                    case "jon" -> "pw-102";
                    case "kai" -> "pw-103";
                    case "lena" -> "pw-104";
                    default -> throw new IllegalArgumentException(login);
                });
        return environment;
    }

    /** How often this was asked of the REST face since the transcript was last cleared. */
    long asked(String methodAndPath) {
        return sandbox.transcript()
                .text()
                .lines()
                .filter(line -> line.contains(" > " + methodAndPath))
                .count();
    }

    @Override
    public void close() {
        open.forEach(Services::close);
        sandbox.close();
    }

    /** There is no terminal. */
    record Nobody() implements Prompter {
        @Override
        public boolean present() {
            return false;
        }

        @Override
        public Secret secret(String question) {
            throw new AssertionError("nobody is there to answer: " + question);
        }

        @Override
        public void note(String line) {}
    }
}
