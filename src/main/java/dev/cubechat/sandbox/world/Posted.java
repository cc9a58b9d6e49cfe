package dev.cubechat.sandbox.world;

import dev.cubechat.model.Message;

/**
 * What became of a message that was sent.
 *
 * @param fresh false where the same person had sent this id into this dialog before: it is the same
 *     message, and nobody was told again
 */
public record Posted(Message message, boolean fresh) {}
