package dev.cubechat.app;

import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Whether to write in colour: only to a terminal and never with {@code NO_COLOR}, but always with
 * {@code CLICOLOR_FORCE}.
 */
record Colour(Map<String, String> environment) {
    boolean on(BooleanSupplier terminal) {
        if (isSet("NO_COLOR")) {
            return false;
        }
        String force = environment.getOrDefault("CLICOLOR_FORCE", "");
        if (!force.isEmpty() && !force.equals("0")) {
            return true;
        }
        return !"dumb".equals(environment.get("TERM")) && terminal.getAsBoolean();
    }

    private boolean isSet(String variable) {
        return !environment.getOrDefault(variable, "").isEmpty();
    }
}
