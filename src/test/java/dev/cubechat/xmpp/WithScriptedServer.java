package dev.cubechat.xmpp;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import java.io.IOException;

/**
 * Gives each test a {@link ScriptedServer} of its own, closed when the test is over. All of them
 * have the same keys, which are made once for the whole run.
 */
final class WithScriptedServer implements ParameterResolver {
    private static final Namespace HERE = Namespace.create(WithScriptedServer.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ScriptedServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ServerKeys keys =
                context.getRoot()
                        .getStore(HERE)
                        .computeIfAbsent(ServerKeys.class, key -> make(), ServerKeys.class);
        return context.getStore(HERE)
                .computeIfAbsent(ScriptedServer.class, key -> serving(keys), ScriptedServer.class);
    }

    /** What a test class is given when it is made belongs to the one test that it is made for. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    private static ServerKeys make() {
        try {
            return ServerKeys.make();
        } catch (Exception unusable) {
            throw new IllegalStateException("there are no keys for a server", unusable);
        }
    }

    private static ScriptedServer serving(ServerKeys keys) {
        try {
            return new ScriptedServer(keys);
        } catch (IOException unusable) {
            throw new IllegalStateException("the server does not listen", unusable);
        }
    }
}
