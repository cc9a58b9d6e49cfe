package dev.cubechat.pipe;

/** One record of the input, without what ends it. Nobody changes its bytes. */
final class Piece {
    private final long number;
    private final byte[] bytes;
    private final boolean tooLong;

    /**
     * @param number its place, from 1
     * @param bytes only the beginning where it is too long
     * @param tooLong whether it is longer than any message may be
     */
    Piece(long number, byte[] bytes, boolean tooLong) {
        this.number = number;
        this.bytes = bytes;
        this.tooLong = tooLong;
    }

    long number() {
        return number;
    }

    byte[] bytes() {
        return bytes;
    }

    boolean tooLong() {
        return tooLong;
    }
}
