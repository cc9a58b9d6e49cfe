/** The commands about signing in and out. */
@NullMarked
package dev.cubechat.cli.auth;

import org.jspecify.annotations.NullMarked;
