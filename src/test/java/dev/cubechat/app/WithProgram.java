package dev.cubechat.app;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Skips tests with a visible reason where a program they need is not installed.
 *
 * <p>With {@code CUBECHAT_REQUIRE_WITNESSES=1} in the environment they are not skipped but fail.
 */
abstract class WithProgram implements ExecutionCondition {
    private static final String REQUIRE = "CUBECHAT_REQUIRE_WITNESSES";

    private final String tried;
    private final List<String> programs;

    /**
     * @param tried what is left out without them
     */
    WithProgram(String tried, String... programs) {
        this.tried = tried;
        this.programs = List.of(programs);
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        List<String> missing = programs.stream().filter(each -> !isInstalled(each)).toList();
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled(programs + " are installed");
        }
        String reason = String.join(", ", missing) + ": not installed";
        if ("1".equals(System.getenv(REQUIRE))) {
            throw new IllegalStateException(REQUIRE + " is set, but " + reason);
        }
        if (context.getTestMethod().isEmpty()) {
            System.out.println("SKIPPED: " + tried + ": " + reason);
        }
        return ConditionEvaluationResult.disabled(reason);
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
