package dev.cubechat.cli;

/** Lets a person decide before something is done that cannot be undone. */
@FunctionalInterface
public interface Confirmation {
    /**
     * Returns when the person agrees, or has agreed already.
     *
     * @param question such as {@code Delete 3 messages for everyone?}
     * @param yes whether {@code --yes} was given
     * @throws dev.cubechat.model.Failure USAGE without a person to ask, INTERRUPTED when they say
     *     no
     */
    void of(String question, boolean yes);
}
