package dev.cubechat.xmpp;

import dev.cubechat.model.FailureKind;

import org.jivesoftware.smack.packet.StreamError;

import java.util.Optional;

/** Why a server ended a stream, in plain words (RFC 6120, section 4.9.3). */
record StreamEnd(StreamError error) {
    private static final int LONGEST_TEXT = 200;

    /** What happened, in a few words, and what the server itself says of it. */
    String told() {
        String text = error.getDescriptiveText("");
        return plainly()
                + " ("
                + word()
                + (text == null || text.isBlank() ? "" : ", \"" + shortened(text.strip()) + "\"")
                + ")";
    }

    /** Whether another connection with our resource took this one's place. */
    boolean isConflict() {
        return error.getCondition() == StreamError.Condition.conflict;
    }

    /** What it means to who wanted the connection. */
    FailureKind kind() {
        return isConflict() ? FailureKind.CONFLICT : FailureKind.UNREACHABLE;
    }

    String hint() {
        return switch (error.getCondition()) {
            case conflict -> "Give each program that runs at the same time its own resource.";
            case host_unknown, host_gone, improper_addressing ->
                    "Check the chat host in the profile.";
            case see_other_host -> "Set the chat host and port in the profile to that server's.";
            case policy_violation, not_authorized -> "Wait a little before trying again.";
            default -> "Try again later.";
        };
    }

    /** Where the server sends us on to, as seen from here; nothing where it does not. */
    Optional<Endpoint> otherHost(Endpoint here) {
        return error.getCondition() == StreamError.Condition.see_other_host
                ? Optional.ofNullable(error.getConditionText()).flatMap(here::elsewhere)
                : Optional.empty();
    }

    private String plainly() {
        return switch (error.getCondition()) {
            case conflict -> "another connection with the same resource took its place";
            case connection_timeout -> "it has not heard from us for too long";
            case host_gone, host_unknown, improper_addressing -> "it does not serve this chat host";
            case not_authorized -> "it does not accept our login";
            case policy_violation -> "we broke one of its rules";
            case resource_constraint -> "it is overloaded";
            case reset -> "it wants us to connect anew";
            case see_other_host -> "it sends us on to " + error.getConditionText();
            case system_shutdown -> "it is shutting down";
            case internal_server_error, remote_connection_failed, undefined_condition ->
                    "it met an error of its own";
            default -> "it could not make sense of what it got";
        };
    }

    /** The name of the condition as it stands in the stream. */
    private String word() {
        return error.getCondition().toString().replace('_', '-');
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }
}
