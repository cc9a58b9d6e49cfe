/** Shows any value as a table, tab-separated text, JSON or JSON lines, and failures on stderr. */
@NullMarked
package dev.cubechat.cli.output;

import org.jspecify.annotations.NullMarked;
