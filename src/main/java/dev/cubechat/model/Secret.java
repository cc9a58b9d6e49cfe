package dev.cubechat.model;

/** A password, token or key. It prints as dots, so that it reaches no log and no message. */
public record Secret(String reveal) {
    public Secret {
        if (reveal.isEmpty()) {
            throw new IllegalArgumentException("a secret cannot be empty");
        }
    }

    @Override
    public String toString() {
        return "•••";
    }
}
