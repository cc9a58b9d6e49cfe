/** Finds settings, merges and checks them, and keeps what is secret private on disk. */
@NullMarked
package dev.cubechat.config;

import org.jspecify.annotations.NullMarked;
