package dev.cubechat.service.file;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** How large a picture is, in pixels, as the beginning of its file says. */
record ImageSize(int width, int height) {
    private static final long PNG = 0x89504e470d0a1a0aL;
    private static final int JPEG = 0xffd8;
    private static final int LONGEST_SEARCH = 200;

    /** The size of a PNG, GIF or JPEG; empty for anything else, and where it cannot be told. */
    static Optional<ImageSize> of(Path file) throws IOException {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            long start = in.readLong();
            if (start == PNG) {
                // The length and the name of the first chunk.
                in.readLong();
                return size(in.readInt(), in.readInt());
            }
            if (start >>> 24 == 0x4749463839L || start >>> 24 == 0x4749463837L) {
                // GIF89a or GIF87a, of which two bytes are the width; all turned round.
                int width = Short.toUnsignedInt(Short.reverseBytes((short) start));
                return size(width, Short.toUnsignedInt(Short.reverseBytes(in.readShort())));
            }
            return start >>> 48 == JPEG ? jpeg(file) : Optional.empty();
        } catch (EOFException tooShort) {
            return Optional.empty();
        }
    }

    /** Looks for the frame among the segments before it. */
    private static Optional<ImageSize> jpeg(Path file) throws IOException {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            in.readShort();
            for (int segment = 0; segment < LONGEST_SEARCH; segment++) {
                int marker = in.readUnsignedShort();
                int length = in.readUnsignedShort();
                if (isFrame(marker)) {
                    in.readByte();
                    int height = in.readUnsignedShort();
                    return size(in.readUnsignedShort(), height);
                }
                if (marker >>> 8 != 0xff || length < 2) {
                    return Optional.empty();
                }
                in.skipNBytes(length - 2L);
            }
            return Optional.empty();
        }
    }

    /** SOF0 to SOF15, without the tables that have numbers among them. */
    private static boolean isFrame(int marker) {
        return marker >= 0xffc0
                && marker <= 0xffcf
                && marker != 0xffc4
                && marker != 0xffc8
                && marker != 0xffcc;
    }

    private static Optional<ImageSize> size(int width, int height) {
        return width > 0 && height > 0
                ? Optional.of(new ImageSize(width, height))
                : Optional.empty();
    }
}
