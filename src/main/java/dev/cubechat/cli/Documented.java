package dev.cubechat.cli;

import dev.cubechat.cli.output.Columns;

/**
 * A command that shows things: its help names their fields, and picked fields are checked first.
 */
public interface Documented {
    Columns<?> columns();
}
