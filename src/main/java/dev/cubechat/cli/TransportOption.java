package dev.cubechat.cli;

import dev.cubechat.model.Transport;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

/** The way to take, where REST and the chat connection can both do it. */
public final class TransportOption {
    @Option(
            names = "--transport",
            paramLabel = "rest|xmpp",
            description = "One HTTP request, or the chat connection.")
    @Nullable Transport transport;

    /** The way that was asked for, or null. */
    public @Nullable Transport wanted() {
        return transport;
    }
}
