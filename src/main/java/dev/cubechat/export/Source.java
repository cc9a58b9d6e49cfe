package dev.cubechat.export;

import dev.cubechat.model.Message;

import java.util.OptionalLong;
import java.util.stream.Stream;

/** Where the messages come from. Reading them marks nothing. */
interface Source {
    /** All that fit, by {@code (date_sent, _id)}, fetched as they are taken. */
    Stream<Message> messages(Scope scope);

    /** How many fit. */
    long count(Scope scope);

    /** The second of the newest that fits. */
    OptionalLong newest(Scope scope);
}
