package dev.cubechat.sandbox.xmpp;

import java.io.IOException;

/** How elements travel on one socket: the difference between TCP and WebSocket. */
interface Link {
    /** The default namespace around what is written; {@code ""} where each element stands alone. */
    String namespace();

    /** What the server says to begin a stream. */
    String header(String streamId, String domain);

    /** What the server says to end it. */
    String footer();

    /** Writes one piece of text; called by one thread at a time. */
    void write(String text) throws IOException;

    /** Ends the socket in good order. */
    void close();

    /** Ends the socket as a torn cable would: the other side hears no word. */
    void cut();
}
