/**
 * The sandbox's world: its people, dialogs and messages, their rules and their storage; no sockets.
 */
@NullMarked
package dev.cubechat.sandbox.world;

import org.jspecify.annotations.NullMarked;
