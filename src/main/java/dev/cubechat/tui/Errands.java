package dev.cubechat.tui;

/**
 * Does errands in the background. What becomes of them comes back as events, in any order; errands
 * that write into one dialog are done one after the other.
 */
public interface Errands extends AutoCloseable {
    /** Takes an errand on; never waits for the network. Called by the machine's thread. */
    void run(Errand errand);

    /** Ends well: what was said already still goes out, within two seconds. */
    @Override
    void close();
}
