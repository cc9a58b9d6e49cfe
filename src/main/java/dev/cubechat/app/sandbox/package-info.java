/** The commands that run the sandbox: here in the foreground, or as a process in the background. */
@NullMarked
package dev.cubechat.app.sandbox;

import org.jspecify.annotations.NullMarked;
