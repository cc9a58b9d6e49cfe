package dev.cubechat.service.message;

/** Whether an earlier run may have sent the same message, and how that would be known. */
sealed interface Repeat {
    /** Nobody has: its id is fresh. */
    record Never() implements Repeat {}

    /** Under the id that it has. */
    record ById() implements Repeat {}

    /** Under the id that goes with this word in the place to which it is sent. */
    record ByWord(String word) implements Repeat {}
}
