package dev.cubechat.cli;

import picocli.CommandLine.Option;

/** The consent to something that cannot be undone, given beforehand. */
public final class ConfirmOption {
    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    boolean yes;

    public boolean given() {
        return yes;
    }
}
