package dev.cubechat.model;

/** Hears how far a transfer has come. */
@FunctionalInterface
public interface Progress {
    /** Hears nothing. */
    Progress NONE = (done, total) -> {};

    /**
     * Called now and then on the thread that transfers.
     *
     * @param done bytes that have been transferred
     * @param total bytes in all; -1 where that is not known
     */
    void at(long done, long total);
}
