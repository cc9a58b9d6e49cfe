package dev.cubechat.xmpp;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Gives tests one {@link Ejabberd} for the whole run, and skips them with a visible reason where
 * there can be none.
 *
 * <p>With {@code CUBECHAT_REQUIRE_WITNESSES=1} in the environment they are not skipped but fail.
 */
public final class WithEjabberd implements ExecutionCondition, ParameterResolver {
    private static final String REQUIRE = "CUBECHAT_REQUIRE_WITNESSES";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<String> missing = Ejabberd.missing();
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled("ejabberd is installed");
        }
        if ("1".equals(System.getenv(REQUIRE))) {
            throw new IllegalStateException(REQUIRE + " is set, but " + missing.get());
        }
        if (context.getTestMethod().isEmpty()) {
            System.out.println("SKIPPED: the stories with ejabberd: " + missing.get());
        }
        return ConditionEvaluationResult.disabled("ejabberd cannot witness: " + missing.get());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Ejabberd.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(WithEjabberd.class))
                .computeIfAbsent(Ejabberd.class, key -> start(), Ejabberd.class);
    }

    private static Ejabberd start() {
        try {
            Path folder = Files.createTempDirectory("ejabberd");
            return Ejabberd.start(folder);
        } catch (Exception unusable) {
            throw new IllegalStateException("ejabberd does not start", unusable);
        }
    }
}
