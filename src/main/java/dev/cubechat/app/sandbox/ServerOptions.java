package dev.cubechat.app.sandbox;

import dev.cubechat.config.Flags;
import dev.cubechat.config.Setting;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.sandbox.SandboxOptions;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * How a sandbox is to be. The port for XMPP is missing here: every command has an option {@code
 * --xmpp-port}, which for these means the port to listen on.
 */
final class ServerOptions {
    static final int XMPP_PORT = SandboxOptions.XMPP_PORT;
    private static final int LAST_PORT = 65_535;
    private static final String FAULT = "--fault=";

    @Option(
            names = "--seed",
            paramLabel = "FILE",
            description =
                    "What a new world begins with, as JSON; a small one by default. A sandbox that"
                        + " runs already takes neither another seed nor other options (exit 9).")
    @Nullable Path seed;

    @Option(
            names = "--rest-port",
            paramLabel = "N",
            description = "For REST (HTTPS), by default 18443; 0 takes a free one.")
    @Nullable Integer restPort;

    @Option(
            names = "--ws-port",
            paramLabel = "N",
            description =
                    "For XMPP over WebSocket (TLS), by default 15291; 0 takes a free one. The port"
                            + " for XMPP (TLS) is --xmpp-port, by default 15223.")
    @Nullable Integer wsPort;

    @Option(
            names = "--fault",
            paramLabel = "SPEC",
            completionCandidates = Faults.class,
            description =
                    "Make trouble: delay=200ms, drop=0.1, 429=every:5,retry-after:1, 500=next:3,"
                            + " write=unanswered:1, cut=after-stanzas:20, iq=refuse:5,"
                            + " message=wait:5, bind=taken:1, half-close,"
                            + " dup=0.05, reorder.")
    List<String> faults = new ArrayList<>();

    @Option(
            names = "--hooks",
            description = "Let tests cut, refuse, move the clock and look inside (/__sandbox/…).")
    boolean hooks;

    @Option(
            names = "--strict-subscribe",
            description = "Let nobody join a group by subscribing; only public dialogs.")
    boolean strictSubscribe;

    @Option(
            names = "--join-shim",
            description = "Also say in rooms what the JS SDKs 4 to 6 wait for when they join.")
    boolean joinShim;

    int restPort() {
        return restPort == null ? SandboxOptions.REST_PORT : restPort;
    }

    int wsPort() {
        return wsPort == null ? SandboxOptions.WS_PORT : wsPort;
    }

    /** Where XMPP listens, by the option that every command has. */
    static int xmppPort(Flags flags) {
        return flags.get(Setting.XMPP_PORT)
                .map(text -> port("--xmpp-port", text))
                .orElse(XMPP_PORT);
    }

    /**
     * Complains about ports that are none, before anything is made.
     *
     * @throws Failure USAGE
     */
    void check(Flags flags) {
        port("--rest-port", Integer.toString(restPort()));
        port("--ws-port", Integer.toString(wsPort()));
        xmppPort(flags);
    }

    private static int port(String option, String text) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > LAST_PORT) {
            throw new Failure(
                    FailureKind.USAGE,
                    option
                            + " takes a port from 1 to "
                            + LAST_PORT
                            + ", or 0 for a free one, not \""
                            + text
                            + "\".");
        }
        return Integer.parseInt(text);
    }

    /** The same options but the seed as words, for a process of its own. */
    List<String> words(Flags flags) {
        List<String> words = new ArrayList<>();
        words.add("--rest-port=" + restPort());
        words.add("--xmpp-port=" + xmppPort(flags));
        words.add("--ws-port=" + wsPort());
        words.addAll(manners());
        return words;
    }

    /** Those of the options that say how the server behaves, as words. */
    List<String> manners() {
        List<String> words = new ArrayList<>(faultWords());
        if (hooks) {
            words.add("--hooks");
        }
        if (strictSubscribe) {
            words.add("--strict-subscribe");
        }
        if (joinShim) {
            words.add("--join-shim");
        }
        return words;
    }

    private List<String> faultWords() {
        return faults.stream().map(fault -> FAULT + fault).toList();
    }

    /**
     * Those of the options given here, but the seed, that a sandbox does not run with. Port 0 is
     * any port, and who names no fault does not ask for none.
     */
    List<String> strangeTo(Running running, Flags flags) {
        List<String> strange = new ArrayList<>();
        if (isOther(restPort, running.restPort())) {
            strange.add("--rest-port=" + restPort);
        }
        if (flags.get(Setting.XMPP_PORT).isPresent()
                && isOther(xmppPort(flags), running.xmppPort())) {
            strange.add("--xmpp-port=" + xmppPort(flags));
        }
        if (isOther(wsPort, running.wsPort())) {
            strange.add("--ws-port=" + wsPort);
        }
        if (!faults.isEmpty() && !faultWords().equals(faultWords(running.manners()))) {
            strange.addAll(faultWords());
        }
        manners().stream()
                .filter(word -> !word.startsWith(FAULT) && !running.manners().contains(word))
                .forEach(strange::add);
        return strange;
    }

    private static List<String> faultWords(List<String> manners) {
        return manners.stream().filter(word -> word.startsWith(FAULT)).toList();
    }

    private static boolean isOther(@Nullable Integer asked, int port) {
        return asked != null && asked != 0 && asked != port;
    }

    /** What a shell may offer for {@code --fault}: one of each kind. */
    static final class Faults implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of(
                            "delay=200ms",
                            "drop=0.1",
                            "429=every:5,retry-after:1",
                            "500=next:3",
                            "write=unanswered:1",
                            "cut=after-stanzas:20",
                            "iq=refuse:5",
                            "message=wait:5",
                            "bind=taken:1",
                            "half-close",
                            "dup=0.05",
                            "reorder")
                    .iterator();
        }
    }
}
