package dev.cubechat.app;

import dev.cubechat.json.JsonText;
import dev.cubechat.tls.Tls;

import java.security.SecureRandom;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes zones, JSON and TLS ready on a second processor while the first one reads the command line.
 */
final class HeadStart {
    /** The first words of commands that ask no server. */
    private static final Set<String> QUIET =
            Set.of("completion", "demo", "profile", "sandbox", Suggestions.WORD);

    private static final Set<String> HELP = Set.of("--help", "-h");

    private HeadStart() {}

    /** Begins, where the words will need it. */
    static void of(String... args) {
        if (asks(args) && Runtime.getRuntime().availableProcessors() > 1) {
            boolean chats = args[0].equals("chat");
            Thread.ofPlatform().daemon().name("head start").start(() -> getReady(chats));
        }
    }

    private static boolean asks(String... args) {
        return args.length > 0
                && !args[0].startsWith("-")
                && !QUIET.contains(args[0])
                && Stream.of(args).noneMatch(HELP::contains);
    }

    /** In the order in which it is needed. */
    private static void getReady(boolean chats) {
        if (chats) {
            // Today's date is in the first picture; the connection comes later.
            LocalClock.getReady();
            JsonText.getReady();
            Tls.getReady();
        } else {
            // Java's providers of cryptography: the first thing that commands and TLS both need.
            SecureRandom unused = new SecureRandom();
            Tls.getReady();
            JsonText.getReady();
            Tls.rehearse();
        }
    }
}
