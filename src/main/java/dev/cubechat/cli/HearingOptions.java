package dev.cubechat.cli;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.UserTarget;
import dev.cubechat.service.follow.ListenRequest;
import dev.cubechat.service.message.Delivering;

import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a live connection is to be told, and to tell. */
public final class HearingOptions {
    @Option(
            names = "--only",
            paramLabel = "TYPE",
            split = ",",
            completionCandidates = EventTypes.class,
            description =
                    "Only these: message, edited, deleted, reaction, delivered, read, typing,"
                            + " typing_stopped, message_error, sent, lost, system,"
                            + " contact_request, contact_confirmed, contact_rejected,"
                            + " contact_presence, last_activity, joined, left, kicked, state,"
                            + " gap, heartbeat.")
    Set<String> only = new LinkedHashSet<>();

    @Option(
            names = "--no-auto-delivered",
            description = "Do not tell the senders that their messages arrived.")
    boolean noAutoDelivered;

    @Option(
            names = "--always-delivered",
            description =
                    "Tell the senders that their messages arrived although they do not ask: apps"
                            + " of the newest JavaScript SDK never do.")
    boolean alwaysDelivered;

    @Option(
            names = "--watch",
            paramLabel = "USER",
            description = "Tell when this person comes online or leaves (last_activity).")
    List<UserTarget> watched = new ArrayList<>();

    @Option(
            names = "--inactive",
            description = "Tell the server that nobody is looking: pushes go to other devices.")
    boolean inactive;

    /**
     * The words of the events wanted; empty for all.
     *
     * @throws Failure USAGE where there is no such event
     */
    public Set<String> only() {
        EventTypes.check(only);
        return Set.copyOf(only);
    }

    /**
     * What is to be heard by all of these but {@link #only}.
     *
     * @throws Failure USAGE where some contradict each other
     */
    public ListenRequest request() {
        return ListenRequest.EVERYTHING
                .withReceipts(delivered())
                .watching(watched)
                .inactive(inactive);
    }

    private Delivering.Wanted delivered() {
        if (noAutoDelivered && alwaysDelivered) {
            throw new Failure(
                    FailureKind.USAGE,
                    "--no-auto-delivered and --always-delivered contradict each other.");
        }
        return alwaysDelivered
                ? Delivering.Wanted.EVERYBODY
                : noAutoDelivered ? Delivering.Wanted.NOBODY : Delivering.Wanted.WHO_ASKS;
    }
}
