package dev.cubechat.service.follow;

/**
 * What a follower knows already, from one connection to the next.
 *
 * @param cursor where the places are kept from one run to the next, if they are
 */
public record Memory(Places places, Repeats repeats, Cursor cursor) {
    /** Of one who has heard nothing yet, and will not be remembered. */
    public static Memory empty() {
        return new Memory(Places.unknown(), new Repeats(), Cursor.none());
    }
}
