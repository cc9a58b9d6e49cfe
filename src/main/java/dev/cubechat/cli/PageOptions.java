package dev.cubechat.cli;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

/** How much of a list to show. */
public final class PageOptions {
    @Option(names = "--limit", paramLabel = "N", description = "Show at most this many.")
    @Nullable Integer limit;

    @Option(names = "--skip", paramLabel = "N", description = "Leave out the first ones.")
    int skip;

    @Option(names = "--all", description = "Show every one, page by page.")
    boolean all;

    /** Whether one request can answer. */
    public boolean isOnePage(int mostPerRequest) {
        return !all && (limit == null || limit <= mostPerRequest);
    }

    /** How many to ask for in one request. */
    public int size(int mostPerRequest) {
        check();
        return all || limit == null ? mostPerRequest : Math.min(limit, mostPerRequest);
    }

    /** How many to show in all. */
    public long most() {
        return all || limit == null ? Long.MAX_VALUE : limit;
    }

    public int skip() {
        return skip;
    }

    private void check() {
        if (skip < 0 || (limit != null && limit < 1)) {
            throw new Failure(FailureKind.USAGE, "--limit begins at 1 and --skip at 0.");
        }
        if (all && limit != null) {
            throw new Failure(FailureKind.USAGE, "--all and --limit contradict each other.");
        }
    }
}
