package dev.cubechat.cli;

import dev.cubechat.cli.output.Out;
import dev.cubechat.service.Services;

import java.util.function.Supplier;

/**
 * What commands work with.
 *
 * @param services made, and connected, only when a command asks
 */
public record Desk(
        Supplier<Services> services,
        Out out,
        TextInput stdin,
        Confirmation confirmation,
        Stop stop) {}
