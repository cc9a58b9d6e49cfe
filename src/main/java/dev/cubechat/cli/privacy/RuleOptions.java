package dev.cubechat.cli.privacy;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.UserTarget;

import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.List;

/** Whom a list is to block, and whom not. */
final class RuleOptions {
    @Option(
            names = "--deny",
            arity = "1..*",
            paramLabel = "USER",
            description =
                    "They cannot reach you; you can reach them, also where you could not before.")
    List<UserTarget> deny = new ArrayList<>();

    @Option(
            names = "--deny-mutual",
            arity = "1..*",
            paramLabel = "USER",
            description = "Neither reaches the other.")
    List<UserTarget> denyMutual = new ArrayList<>();

    @Option(
            names = "--allow",
            arity = "1..*",
            paramLabel = "USER",
            description = "Do not block them; an update takes them out of the list.")
    List<UserTarget> allow = new ArrayList<>();

    /** Refuses a list about nobody. */
    void check() {
        if (deny.isEmpty() && denyMutual.isEmpty() && allow.isEmpty()) {
            throw new Failure(FailureKind.USAGE, "Name at least one person.")
                    .withHint("--deny, --deny-mutual or --allow");
        }
    }
}
