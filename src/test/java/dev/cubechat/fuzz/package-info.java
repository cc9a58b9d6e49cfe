/** Spoils good input, and sees what readers do with it. */
@org.jspecify.annotations.NullMarked
package dev.cubechat.fuzz;
