/** Witnesses from outside: what the official SDK sees of the sandbox and of cubechat. */
@NullMarked
package dev.cubechat.witness;

import org.jspecify.annotations.NullMarked;
