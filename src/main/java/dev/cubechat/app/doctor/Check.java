package dev.cubechat.app.doctor;

import dev.cubechat.model.Failure;

/** One thing to look at. */
interface Check {
    /** Its name in the list: one word, or two. */
    String name();

    /**
     * Looks.
     *
     * @throws Failure where it does not work
     */
    Finding look();
}
