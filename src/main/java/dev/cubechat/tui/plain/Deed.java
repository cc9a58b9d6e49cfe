package dev.cubechat.tui.plain;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.Failure;
import dev.cubechat.tui.Errand;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** What is to be done about a line or an event. */
public sealed interface Deed {

    /** Say this to the person: one line, without controls. */
    record Say(String line) implements Deed {}

    /** Hand this over to the program that reads. */
    record Tell(Instant at, ChatEvent event) implements Deed {}

    /** Say that something went wrong. */
    record Complain(Failure failure) implements Deed {}

    record Run(Errand errand) implements Deed {}

    /**
     * Leave.
     *
     * @param why null where all went well
     */
    record Leave(@Nullable Failure why) implements Deed {}
}
