package dev.cubechat.cli.output;

import org.jspecify.annotations.Nullable;

/**
 * A text that says more to a person at a terminal than to a script.
 *
 * @param text as it is
 * @param forEyes as a table shows it
 */
record Decorated(@Nullable String text, String forEyes) {}
