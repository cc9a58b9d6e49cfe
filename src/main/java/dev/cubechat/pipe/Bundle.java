package dev.cubechat.pipe;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The records of one message: one, or several that are put together. Never none. */
record Bundle(List<Piece> pieces) {
    private static final int HASH_BYTES = 8;

    Bundle {
        pieces = List.copyOf(pieces);
    }

    long first() {
        return pieces.getFirst().number();
    }

    int size() {
        return pieces.size();
    }

    boolean isTooLong() {
        for (Piece piece : pieces) {
            if (piece.tooLong()) {
                return true;
            }
        }
        return false;
    }

    /** The records with a line end between them. */
    byte[] joined() {
        if (pieces.size() == 1) {
            return pieces.getFirst().bytes();
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Piece piece : pieces) {
            if (all.size() > 0) {
                all.write('\n');
            }
            all.writeBytes(piece.bytes());
        }
        return all.toByteArray();
    }

    int length() {
        int length = 0;
        for (Piece piece : pieces) {
            length += piece.bytes().length;
        }
        return length;
    }

    /** Tells these records from all others, and where one ends and the next begins. */
    String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Piece piece : pieces) {
                digest.update(ByteBuffer.allocate(4).putInt(piece.bytes().length).flip());
                digest.update(piece.bytes());
            }
            return HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
