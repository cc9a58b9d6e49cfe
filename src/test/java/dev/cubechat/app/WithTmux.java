package dev.cubechat.app;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.io.IOException;

/**
 * Skips tests with a visible reason where there is no tmux.
 *
 * <p>With {@code CUBECHAT_REQUIRE_WITNESSES=1} in the environment they are not skipped but fail.
 */
final class WithTmux implements ExecutionCondition {
    private static final String REQUIRE = "CUBECHAT_REQUIRE_WITNESSES";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (isInstalled()) {
            return ConditionEvaluationResult.enabled("tmux is installed");
        }
        if ("1".equals(System.getenv(REQUIRE))) {
            throw new IllegalStateException(REQUIRE + " is set, but tmux is not installed");
        }
        if (context.getTestMethod().isEmpty()) {
            System.out.println("SKIPPED: the chat in a terminal: tmux is not installed");
        }
        return ConditionEvaluationResult.disabled("tmux is not installed");
    }

    private static boolean isInstalled() {
        try {
            Process version = new ProcessBuilder("tmux", "-V").start();
            version.getInputStream().readAllBytes();
            return version.waitFor() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
