package dev.cubechat.cli;

import dev.cubechat.config.Flags;
import dev.cubechat.config.Setting;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

/**
 * Who to be, by number. With the password it opens the chat, but no session with the REST service
 * (protocol pages xmpp.md, section 3, and rest.md, section 4.1).
 */
public final class UserIdOption {
    @Option(names = "--user-id", paramLabel = "ID", description = "The person's number.")
    @Nullable String userId;

    /** What this option sets, beside what others did. */
    public Flags addTo(Flags flags) {
        return flags.with(Setting.USER_ID, userId);
    }
}
