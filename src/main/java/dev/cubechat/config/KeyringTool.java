package dev.cubechat.config;

import dev.cubechat.model.Secret;

import java.util.List;

/** How a program that knows a keyring is spoken to: its arguments, its input, its answers. */
interface KeyringTool {
    /** The name of the program. */
    String name();

    List<String> find(PasswordSource.InKeyring place);

    List<String> keep(PasswordSource.InKeyring place);

    /** What it reads on standard input in order to keep this. */
    String input(PasswordSource.InKeyring place, Secret password);

    List<String> remove(PasswordSource.InKeyring place);

    /** How it lists what is kept without giving it out; empty where its failures tell enough. */
    List<String> list(PasswordSource.InKeyring place);

    /** Whether a failure says only that there is no such password. */
    boolean saysNone(Keyring.Told told);

    /** The password in what it printed; empty where that is none of ours. */
    String password(String out);
}
