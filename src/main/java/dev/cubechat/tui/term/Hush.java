package dev.cubechat.tui.term;

import java.io.OutputStream;

/** Keeps what libraries print from being written over the screen. */
public interface Hush {
    /**
     * From now on it goes elsewhere.
     *
     * @return puts it back
     */
    Runnable into(OutputStream elsewhere);
}
