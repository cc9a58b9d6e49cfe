package dev.cubechat.app;

import dev.cubechat.model.Failure;
import dev.cubechat.tls.Tls;
import dev.cubechat.tui.term.TerminalProgram;
import dev.cubechat.xmpp.XmppConnection;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Makes the screen, zones and TLS ready on a second processor while the first one reads the command
 * line.
 */
final class HeadStart {
    /** The first words of commands that ask no server. */
    private static final Set<String> QUIET =
            Set.of("completion", "demo", "profile", "sandbox", Suggestions.WORD);

    private static final String SERVER = "CUBECHAT_API_URL";

    private static final Set<String> HELP = Set.of("--help", "-h");

    /** A chat without a picture. */
    private static final String PLAIN = "--plain";

    /** Words of commands that talk in stanzas. */
    private static final Set<String> LIVE =
            Set.of(
                    "contacts",
                    "listen",
                    "pipe",
                    "presence",
                    "privacy",
                    "system",
                    "wait",
                    "xmpp",
                    "--transport=xmpp");

    private HeadStart() {}

    /**
     * Begins, where the words will need it.
     *
     * @param environment may name the server
     */
    static void of(Map<String, String> environment, String... args) {
        if (asks(args) && Runtime.getRuntime().availableProcessors() > 1) {
            boolean clear = environment.getOrDefault(SERVER, "").startsWith("http:");
            Need need = Need.of(clear, args);
            Supplier<Path> passed = () -> Run.finder(environment).folders().passed();
            Thread.ofPlatform().daemon().name("head start").start(() -> need.getReady(passed));
        }
    }

    private static boolean asks(String... args) {
        return args.length > 0
                && !args[0].startsWith("-")
                && !QUIET.contains(args[0])
                && Stream.of(args).noneMatch(HELP::contains);
    }

    /** What a command will need, in the order in which it needs it. */
    private enum Need {
        /** The first picture, and what comes into it: the service and the time here. */
        PICTURE {
            @Override
            void getReady(Supplier<Path> passed) {
                TerminalProgram.getReady();
                Tls.getReady();
                LocalClock.getReady();
                names();
            }
        },

        /** What was saved of the session says whom to log in. */
        STANZAS {
            @Override
            void getReady(Supplier<Path> passed) {
                random();
                Tls.getReady();
                XmppConnection.getReady();
                names();
                rehearse(passed);
            }
        },

        REQUESTS {
            @Override
            void getReady(Supplier<Path> passed) {
                random();
                Tls.getReady();
                names();
                rehearse(passed);
            }
        },

        /** A server on this machine may be asked in clear. */
        REQUESTS_IN_CLEAR {
            @Override
            void getReady(Supplier<Path> passed) {
                random();
                names();
            }
        };

        abstract void getReady(Supplier<Path> passed);

        /** As far as a glance tells; a wrong guess costs time and nothing else. */
        static Need of(boolean clear, String... args) {
            if (args[0].equals("chat")) {
                return List.of(args).contains(PLAIN) ? STANZAS : PICTURE;
            }
            if (Stream.of(args).anyMatch(LIVE::contains)) {
                return STANZAS;
            }
            return clear ? REQUESTS_IN_CLEAR : REQUESTS;
        }

        /** Java's providers of cryptography: the first thing that everything else stands on. */
        private static void random() {
            SecureRandom unused = new SecureRandom();
        }

        private static void rehearse(Supplier<Path> passed) {
            try {
                Tls.rehearse(passed.get());
            } catch (Failure noFolder) {
                // The command itself will tell.
            }
        }

        /** How hosts are found. */
        private static void names() {
            try {
                InetAddress unused = InetAddress.getByName("localhost");
            } catch (UnknownHostException strange) {
                // It is another one that will be asked for.
            }
        }
    }
}
