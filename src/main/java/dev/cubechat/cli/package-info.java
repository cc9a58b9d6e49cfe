/** The command line: words typed become requests, results become output, failures exit codes. */
@NullMarked
package dev.cubechat.cli;

import org.jspecify.annotations.NullMarked;
