package dev.cubechat.config;

import dev.cubechat.model.Secret;

/** The person at the terminal. */
public interface Prompter {

    /** Whether there is a person to ask: a terminal, and nobody forbade asking. */
    boolean present();

    /** Asks for something that is not shown while it is typed. */
    Secret secret(String question);

    /** Tells the person something on standard error. */
    void note(String line);
}
