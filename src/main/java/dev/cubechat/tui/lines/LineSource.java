package dev.cubechat.tui.lines;

import org.jspecify.annotations.Nullable;

/** Where typed lines come from. Used by one thread; {@link #close} may come from another. */
public interface LineSource extends AutoCloseable {
    /**
     * The next line; null where there will be none.
     *
     * @throws dev.cubechat.model.Failure INVALID where it cannot be read; the next one may be
     */
    @Nullable String next();

    @Override
    void close();
}
