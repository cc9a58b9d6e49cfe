/** The command for raw requests to the REST service. */
@NullMarked
package dev.cubechat.cli.api;

import org.jspecify.annotations.NullMarked;
