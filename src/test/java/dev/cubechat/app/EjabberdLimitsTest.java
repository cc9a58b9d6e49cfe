package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.xmpp.Ejabberd;
import dev.cubechat.xmpp.WithEjabberd;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What ejabberd cannot bear witness to, since it is only the service's: why, and who does instead.
 * Each is tried, so that the table shrinks when ejabberd learns it.
 */
@ExtendWith(WithEjabberd.class)
@Timeout(90)
class EjabberdLimitsTest {
    private static final String ROOM = "room:65f0a1b2c3d4e5f601020304";
    private static final String ID = "65f0a1c2c3d4e5f601020305";

    /**
     * Exit codes: who is signed in nowhere but in the chat, and what a server says to requests that
     * it does not know.
     */
    private static final int NOT_SIGNED_IN = 4;

    private static final int NOT_OFFERED = 13;
    private static final int NO_SUCH_ROOM = 5;

    /**
     * @param features the rows of the guides' features
     * @param why what ejabberd lacks
     * @param instead what proves them
     * @param exit how the command that shows it ends here
     */
    private record Limit(String features, String why, String instead, int exit, String command) {
        String[] words() {
            return command.split(" ");
        }
    }

    private static final List<Limit> LIMITS =
            List.of(
                    new Limit(
                            "B12",
                            "mobile#v2 is Tigase's",
                            "the sandbox and SDK 6",
                            NOT_OFFERED,
                            "presence inactive"),
                    new Limit(
                            "I2 I3 I4 I5",
                            "status_streaming is the service's own",
                            "the sandbox and SDK 6",
                            NOT_OFFERED,
                            "presence watch 101 --for 5s"),
                    new Limit(
                            "D6 D10 C1-C34",
                            "a room is there only while somebody is in it, and only for them",
                            "the sandbox and SDK 6",
                            NO_SUCH_ROOM,
                            "msg send " + ROOM + " -m hello"),
                    new Limit(
                            "A2 U1-U14",
                            "there are no sessions, whose tokens would be passwords",
                            "the sandbox and SDK 6",
                            NOT_SIGNED_IN,
                            "user me"),
                    new Limit(
                            "C10",
                            "there is no REST service that knows dialogs",
                            "the sandbox and SDK 6",
                            NOT_SIGNED_IN,
                            "dialog list"),
                    new Limit(
                            "D1 D2 D16 D18 D26 D27 E5",
                            "there is no REST service that keeps history",
                            "the sandbox and SDK 6",
                            NOT_SIGNED_IN,
                            "msg history " + ROOM),
                    new Limit(
                            "D21 D22 D23 D24 D25",
                            "reactions are set by REST, and told by the service",
                            "the sandbox and SDK 6",
                            NOT_SIGNED_IN,
                            "msg react " + ID + " --add ok"),
                    new Limit(
                            "F1-F9",
                            "there is no storage of files",
                            "the sandbox and SDK 6",
                            NOT_SIGNED_IN,
                            "file list"),
                    new Limit(
                            "K1-K6",
                            "nothing can be searched",
                            "the sandbox and SDK 6",
                            NOT_SIGNED_IN,
                            "search anything"),
                    new Limit(
                            "L1 L2 M1-M4",
                            "reports and settings of pushes are kept by REST",
                            "the sandbox and SDK 6",
                            NOT_SIGNED_IN,
                            "dialog notify 65f0a1b2c3d4e5f601020304"));

    @TempDir Path homes;

    @Test
    void what_ejabberd_cannot_do_is_refused_and_proven_elsewhere(Ejabberd server) throws Exception {
        ChatOnly mira = ChatOnly.newcomer(server, homes);

        List<String> found =
                LIMITS.stream()
                        .map(limit -> limit.command() + ": " + mira.run(limit.words()).code())
                        .toList();

        assertThat(found)
                .isEqualTo(
                        LIMITS.stream()
                                .map(limit -> limit.command() + ": " + limit.exit())
                                .toList());
        assertThat(LIMITS)
                .allSatisfy(
                        limit ->
                                assertThat(
                                                Stream.of(
                                                        limit.features(),
                                                        limit.why(),
                                                        limit.instead()))
                                        .noneMatch(String::isBlank));
    }

    @Test
    void a_server_that_does_not_know_inactive_devices_is_said_to_be_one(Ejabberd server)
            throws Exception {
        ChatOnly mira = ChatOnly.newcomer(server, homes);

        Shell.Result once = mira.run("presence", "inactive");
        Shell.Result listening = mira.run("listen", "--inactive", "--for", "30s");

        assertThat(List.of(once.code(), listening.code())).containsOnly(NOT_OFFERED);
        assertThat(List.of(once.err(), listening.err()))
                .allSatisfy(
                        said ->
                                assertThat(said)
                                        .contains("does not offer", "mobile#v2")
                                        .doesNotContain("block"));
    }

    /** Nobody but the service says in which dialog a private message is (sandbox, SDK 6). */
    @Test
    void a_private_message_is_in_no_dialog_here(Ejabberd server) throws Exception {
        ChatOnly mira = ChatOnly.newcomer(server, homes);
        ChatOnly jon = ChatOnly.newcomer(server, homes);
        try (Listening atJons = Listening.start(jon.shell())) {
            mira.say(jon, "hello");

            assertThat(atJons.await("message").members()).doesNotContainKey("dialog_id");
        }
    }
}
