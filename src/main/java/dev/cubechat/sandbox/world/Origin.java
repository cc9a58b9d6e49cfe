package dev.cubechat.sandbox.world;

/**
 * The way by which a change came in. The world only hands it back in the {@link WorldEvent}; a face
 * makes its own kind to find the stanza and the session that caused the event.
 */
public interface Origin {
    /** The change came by REST; no live session caused it. */
    Origin REST = new Origin() {};
}
