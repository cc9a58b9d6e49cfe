package dev.cubechat.xmpp;

/**
 * The server acknowledged stanzas that were never sent. Smack would make room for each of them,
 * which can be four thousand million, and then wait for its end.
 */
final class HandledTooMany extends Exception {
    HandledTooMany(long tooMany) {
        super("the server acknowledged " + tooMany + " more stanzas than were sent");
    }
}
