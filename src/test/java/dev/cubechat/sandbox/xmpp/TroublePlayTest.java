package dev.cubechat.sandbox.xmpp;

import static dev.cubechat.sandbox.xmpp.Stage.JON;
import static dev.cubechat.sandbox.xmpp.Stage.MIRA;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubechat.model.UserId;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** The troubles that the chat face makes when it is told to. */
@Timeout(30)
@ParameterizedClass(name = "over WebSocket: {0}")
@ValueSource(booleans = {false, true})
class TroublePlayTest {
    private final boolean webSocket;
    @AutoClose private final Stage stage = Stage.open();
    private Client mira;
    private Client jon;

    TroublePlayTest(boolean webSocket) {
        this.webSocket = webSocket;
    }

    @BeforeEach
    void connect() throws Exception {
        mira = stage.online(MIRA, "javacli-1");
        jon = bound(JON, "javacli-2");
        jon.says("<presence xmlns='jabber:client'/>");
        jon.hears("<presence");
        jon.heard.clear();
    }

    @Test
    void a_doubled_message_comes_twice() throws Exception {
        stage.faults.set("dup=1");

        mira.says(say("twice"));
        mira.hearsAll();

        assertThat(jon.hearsAll()).filteredOn(it -> it.contains("twice")).hasSize(2);
    }

    @Test
    void neighbours_change_places() throws Exception {
        stage.faults.set("reorder");

        mira.says(say("first") + say("second"));

        jon.hearsOf("second");
        jon.hearsOf("first");
        assertThat(jon.heard).noneMatch(it -> it.contains("first"));
    }

    @Test
    void a_connection_is_cut_after_so_many_stanzas() throws Exception {
        stage.faults.set("cut=after-stanzas:5");
        Client kai = bound(Stage.KAI, "javacli-3");

        for (String word : List.of("one", "two", "three", "four")) {
            kai.says(say(word));
        }

        kai.hearsTheEnd();
        jon.hearsOf("four");
    }

    @Test
    void who_is_refused_does_not_get_in() {
        stage.faults.refuseFor(Duration.ofMinutes(1));

        assertThatThrownBy(this::client).isInstanceOf(IOException.class);
    }

    @Test
    void a_delayed_message_comes_late() throws Exception {
        stage.faults.set("delay=300ms");
        long start = System.nanoTime();

        mira.says(say("slowly"));

        jon.hearsOf("slowly");
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThanOrEqualTo(Duration.ofMillis(290));
    }

    private Client client() throws Exception {
        return webSocket ? stage.webSocket() : stage.tcp();
    }

    private Client bound(UserId user, String resource) throws Exception {
        Client client = client();
        client.logsIn(user + "-9999", "pw-" + user);
        client.binds(resource);
        return client;
    }

    private String say(String word) {
        return "<message xmlns='jabber:client' type='chat' id='"
                + stage.id()
                + "' to='102-9999@localhost'><body>"
                + word
                + "</body></message>";
    }
}
