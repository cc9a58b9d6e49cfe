package dev.cubechat.app;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * What a test needs of this machine. It is skipped where that is missing, and fails where {@code
 * CUBECHAT_REQUIRE_WITNESSES=1} says that nothing may be.
 */
final class Needed {
    private static final String REQUIRE = "CUBECHAT_REQUIRE_WITNESSES";

    private Needed() {}

    /** A program of that name. */
    static void program(String name) {
        boolean there =
                Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                        .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
        if (!there && "1".equals(System.getenv(REQUIRE))) {
            throw new IllegalStateException(REQUIRE + " is set, but there is no " + name);
        }
        assumeTrue(there, name + " is not installed");
    }
}
