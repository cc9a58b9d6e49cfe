package dev.cubechat.witness;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import java.io.IOException;

/**
 * Gives tests the {@link SdkFolder}, and skips them with a visible reason where there is none.
 *
 * <p>With {@code CUBECHAT_REQUIRE_WITNESSES=1} in the environment they are not skipped but fail.
 */
final class WithSdk implements ExecutionCondition, ParameterResolver {
    private static final String REQUIRE = "CUBECHAT_REQUIRE_WITNESSES";

    private sealed interface Found {
        record Sdk(SdkFolder folder) implements Found {}

        record Nothing(String reason) implements Found {}
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return switch (found(context)) {
            case Found.Sdk sdk -> ConditionEvaluationResult.enabled("the SDK is installed");
            case Found.Nothing nothing when required() ->
                    throw new IllegalStateException(REQUIRE + " is set, but " + nothing.reason());
            case Found.Nothing nothing ->
                    ConditionEvaluationResult.disabled(
                            "the official SDK cannot witness: " + nothing.reason());
        };
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SdkFolder.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return switch (found(context)) {
            case Found.Sdk sdk -> sdk.folder();
            case Found.Nothing nothing -> throw new IllegalStateException(nothing.reason());
        };
    }

    private static boolean required() {
        return "1".equals(System.getenv(REQUIRE));
    }

    /** Looked for once in a test run. */
    private static Found found(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(WithSdk.class))
                .computeIfAbsent(Found.class, key -> look(), Found.class);
    }

    private static Found look() {
        Found found = prepared();
        if (found instanceof Found.Nothing nothing && !required()) {
            System.out.println("SKIPPED: the stories with the official SDK: " + nothing.reason());
        }
        return found;
    }

    private static Found prepared() {
        try {
            return new Found.Sdk(SdkFolder.prepare());
        } catch (SdkFolder.Missing missing) {
            return new Found.Nothing(missing.getMessage());
        } catch (IOException unusable) {
            return new Found.Nothing(unusable.toString());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return new Found.Nothing("interrupted");
        }
    }
}
