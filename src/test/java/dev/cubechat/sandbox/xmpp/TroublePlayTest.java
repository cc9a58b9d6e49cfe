package dev.cubechat.sandbox.xmpp;

import static dev.cubechat.sandbox.xmpp.Stage.JON;
import static dev.cubechat.sandbox.xmpp.Stage.MIRA;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** The troubles that the chat face makes when it is told to. */
@Timeout(30)
class TroublePlayTest {
    private final Stage stage = Stage.open();
    private Client mira;
    private Client jon;

    @BeforeEach
    void connect() throws Exception {
        mira = stage.online(MIRA, "javacli-1");
        jon = stage.online(JON, "javacli-2");
    }

    @AfterEach
    void end() throws Exception {
        stage.close();
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
        Client kai = stage.bound(Stage.KAI, "javacli-3");

        for (String word : List.of("one", "two", "three", "four")) {
            kai.says(say(word));
        }

        kai.hearsTheEnd();
        jon.hearsOf("four");
    }

    @Test
    void who_is_refused_does_not_get_in() {
        stage.faults.refuseFor(Duration.ofMinutes(1));

        assertThatThrownBy(stage::tcp).isInstanceOf(IOException.class);
    }

    private String say(String word) {
        return "<message xmlns='jabber:client' type='chat' id='"
                + stage.id()
                + "' to='102-9999@localhost'><body>"
                + word
                + "</body></message>";
    }
}
