package dev.cubechat.app;

import dev.cubechat.app.sandbox.Desk;
import dev.cubechat.app.sandbox.Program;
import dev.cubechat.app.sandbox.SandboxWords;
import dev.cubechat.cli.Word;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The noun {@code sandbox}: what its commands work with. */
final class SandboxNoun {
    private SandboxNoun() {}

    static Word of(Run run) {
        return new Word.Noun(
                "sandbox",
                "A stand-in for the service on this machine",
                () -> SandboxWords.of(desk(run)));
    }

    private static Desk desk(Run run) {
        // What leads a client to some service, as somebody, has no say in a server.
        Map<String, String> environment = new HashMap<>(run.environment());
        environment.keySet().removeIf(name -> name.startsWith("CUBECHAT_"));
        return new Desk(
                environment,
                Run.finder(environment),
                run::flags,
                self(),
                run::signIn,
                run.person(),
                run.stop(),
                run.clock(),
                new SecureRandom(),
                run.out());
    }

    /** The launcher where it says where it is, else Java as it runs now. */
    private static Program self() {
        return Optional.ofNullable(System.getProperty("cubechat.home"))
                .map(home -> new Program(List.of(Path.of(home, "bin", "cubechat").toString())))
                .orElseGet(
                        () ->
                                new Program(
                                        List.of(
                                                Path.of(
                                                                System.getProperty("java.home"),
                                                                "bin",
                                                                "java")
                                                        .toString(),
                                                "--enable-native-access=ALL-UNNAMED",
                                                "-XX:TieredStopAtLevel=1",
                                                "-cp",
                                                System.getProperty("java.class.path"),
                                                Main.class.getName())));
    }
}
