package dev.cubechat.rest;

import org.jspecify.annotations.Nullable;

import java.io.OutputStream;

/**
 * Where the bytes of a download go. It knows what it has already, so that a download that broke off
 * can go on. Used by one thread; what it throws ends the download.
 */
public interface Landing {
    /** How many bytes are there. */
    long have();

    /** The strong ETag of the content that they are the beginning of; null where unknown. */
    @Nullable String tag();

    /**
     * Takes a content from its beginning, instead of whatever was there.
     *
     * @param tag its strong ETag; null where the server tells none
     * @throws dev.cubechat.model.Failure where what is there cannot be taken back
     */
    OutputStream begin(@Nullable String tag);

    /** Takes what follows the bytes that are there. */
    OutputStream goOn();
}
