package dev.cubechat.cli;

import dev.cubechat.cli.output.Columns;
import dev.cubechat.cli.output.Out;
import dev.cubechat.service.call.Operation;

import picocli.CommandLine.Option;

import java.util.Optional;

/** Whether something is done, or only shown. */
public final class DryRunOption {
    @Option(names = "--dry-run", description = "Show what would be sent, and send nothing.")
    boolean dryRun;

    public boolean given() {
        return dryRun;
    }

    /** Does it and shows what came of it; or shows what would be sent. */
    public <T> void show(Operation<T> operation, Columns<T> columns, Out out) {
        perform(operation, out).ifPresent(done -> out.show(columns, done));
    }

    /** Does it and gives what came of it; or shows what would be sent, and gives nothing. */
    public <T> Optional<T> perform(Operation<T> operation, Out out) {
        if (dryRun) {
            out.json(operation.describe());
            return Optional.empty();
        }
        return Optional.of(operation.run());
    }
}
