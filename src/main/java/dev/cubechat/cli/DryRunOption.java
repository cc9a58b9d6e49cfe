package dev.cubechat.cli;

import picocli.CommandLine.Option;

/** Whether only to show what would be sent. */
public final class DryRunOption {
    @Option(names = "--dry-run", description = "Show what would be sent, and send nothing.")
    boolean dryRun;

    public boolean given() {
        return dryRun;
    }
}
