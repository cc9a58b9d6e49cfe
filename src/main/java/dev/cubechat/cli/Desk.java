package dev.cubechat.cli;

import dev.cubechat.cli.output.Out;
import dev.cubechat.service.Services;

import java.util.function.Supplier;

/**
 * What commands work with.
 *
 * @param making makes, and connects, the services when a command asks
 */
public record Desk(
        Supplier<Services> making, Out out, TextInput stdin, Confirmation confirmation, Stop stop) {
    /** What a person can do; nothing of it is there, or connected, before a command asks. */
    public Services services() {
        return making.get();
    }
}
