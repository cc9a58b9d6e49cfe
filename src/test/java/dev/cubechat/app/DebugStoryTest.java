package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

class DebugStoryTest {
    @TempDir Path homes;
    @AutoClose private StoryWorld world;

    @BeforeEach
    void start() {
        world = new StoryWorld(homes);
    }

    @Test
    void a_whole_day_with_debug_tells_no_secret() throws IOException {
        Shell mira = world.mira();
        Shell byToken = world.stranger("mira");
        Shell fay = world.stranger("fay");
        Path photo = Files.writeString(homes.resolve("photo.txt"), "not much of a photo");
        Path vouching = Files.writeString(homes.resolve("vouching"), "facebook-token\n");
        List<String> said = new ArrayList<>();

        said.add(debugged(mira, "auth", "login"));
        said.add(debugged(mira, "msg", "send", StoryWorld.CLIMBERS, "-m", "hi"));
        said.add(debugged(mira, xmpp("by password")));
        String token = token(mira);
        said.add(debugged(byToken, xmpp("by token")));
        said.add(debugged(mira, "file", "upload", photo.toString()));
        said.add(debugged(mira, "msg", "send", StoryWorld.CLIMBERS, "--attach", photo.toString()));
        said.add(debugged(mira, "auth", "refresh"));
        String renewed = token(mira);
        said.add(debugged(mira, "auth", "status", "--check", "--json", "--raw"));
        said.add(
                debugged(
                        fay,
                        "auth",
                        "login",
                        "--provider",
                        "facebook",
                        "--token-file",
                        vouching.toString()));
        said.add(debugged(mira, "auth", "logout"));

        String key = world.ready().authKey().reveal();
        String person = "101-" + world.ready().appId();
        assertThat(said)
                .allSatisfy(
                        text ->
                                assertThat(text)
                                        .contains("debug: ")
                                        .doesNotContain(
                                                "pw-101",
                                                key,
                                                token,
                                                renewed,
                                                token(fay),
                                                "facebook-token",
                                                plain(person, "pw-101"),
                                                plain(person, token)));
    }

    @Test
    void with_debug_the_stanzas_of_both_directions_are_told_and_without_it_none() {
        Shell mira = world.mira();

        Shell.Result told = mira.run("contacts", "list", "--debug");
        Shell.Result untold = mira.run("contacts", "list");

        assertThat(told.err())
                .containsSubsequence(
                        "debug: xmpp: sent <stream:stream>",
                        "debug: xmpp: sent <auth",
                        ">•••</auth>",
                        "debug: xmpp: received <success",
                        "debug: xmpp: sent <iq",
                        "jabber:iq:roster",
                        "debug: xmpp: received <iq",
                        "jabber:iq:roster");
        assertThat(untold.err()).isEmpty();
    }

    @Test
    void no_secret_in_a_stanza_is_told() {
        Shell mira = world.mira();
        String token = token(mira);

        String said =
                debugged(mira, xmpp("https://example.com/blobs/u?token=" + token))
                        + debugged(mira, "system", "send", "@jon", "--field", "token=" + token);

        assertThat(said).contains("xmpp: sent <message").doesNotContain(token);
    }

    private static String debugged(Shell shell, String... words) {
        List<String> typed = new ArrayList<>(List.of(words));
        typed.add("--debug");
        Shell.Result result = shell.run(typed.toArray(String[]::new));
        assertThat(result.code()).as(result.err()).isZero();
        return result.out() + result.err();
    }

    private static String[] xmpp(String text) {
        return new String[] {"msg", "send", StoryWorld.CLIMBERS, "-m", text, "--transport", "xmpp"};
    }

    private static String token(Shell shell) {
        return shell.run("auth", "token", "--reveal").out().strip();
    }

    /** What a password looks like on its way to the chat server. */
    private static String plain(String person, String password) {
        String bare = "\0" + person + "\0" + password;
        return Base64.getEncoder().encodeToString(bare.getBytes(StandardCharsets.UTF_8));
    }
}
