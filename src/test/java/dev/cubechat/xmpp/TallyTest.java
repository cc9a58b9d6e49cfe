package dev.cubechat.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubechat.wire.xmpp.StreamNonza;
import dev.cubechat.wire.xmpp.Xml;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the server counts in stanzas, Smack counts in parcels. */
class TallyTest {
    private final List<String> handled = new ArrayList<>();
    private final Tally tally =
            new Tally(stanzas -> stanzas.forEach(stanza -> handled.add(stanza.text())));

    TallyTest() throws Exception {
        tally.heard(new StreamNonza.Enabled("s", 60));
    }

    private Parcel parcel(String... names) {
        List<RawStanza> stanzas = new ArrayList<>();
        for (String name : names) {
            stanzas.add(new RawStanza(Xml.of(name, "jabber:client")));
        }
        Parcel parcel = new Parcel(stanzas);
        tally.add(parcel);
        return parcel;
    }

    @Test
    void of_a_parcel_that_is_handled_in_part_each_stanza_is_told_once() throws Exception {
        parcel("a", "b");
        parcel("c", "d", "e");

        tally.heard(new StreamNonza.Ack(1));
        tally.heard(new StreamNonza.Ack(1));
        tally.heard(new StreamNonza.Ack(4));

        assertThat(handled).containsExactly("<a/>", "<b/>", "<c/>", "<d/>");
    }

    @Test
    void smack_hears_now_and_then_of_the_parcels_that_are_handled_whole() throws Exception {
        for (int i = 0; i < 100; i++) {
            parcel("a", "b");
        }

        assertThat(tally.heard(new StreamNonza.Ack(127))).isEmpty();
        assertThat(tally.heard(new StreamNonza.Ack(131))).contains(new StreamNonza.Ack(65));
        assertThat(tally.heard(new StreamNonza.Ack(200))).isEmpty();
        assertThat(tally.heard(new StreamNonza.Resumed("s", 200)))
                .contains(new StreamNonza.Resumed("s", 100));
    }

    @Test
    void after_resuming_only_what_the_server_lacks_is_written_again() throws Exception {
        parcel("a", "b");
        Parcel cut = parcel("c", "d", "e");

        Optional<StreamNonza> shown = tally.heard(new StreamNonza.Resumed("s", 4));

        assertThat(shown).contains(new StreamNonza.Resumed("s", 1));
        assertThat(cut).hasToString("<e/>");
        assertThat(handled).containsExactly("<a/>", "<b/>", "<c/>", "<d/>");
    }

    @Test
    void a_stream_that_does_not_resume_may_have_had_more_than_it_said() throws Exception {
        parcel("a", "b", "c");
        tally.heard(new StreamNonza.Ack(1));

        tally.heard(new StreamNonza.Failed("item-not-found", 2L));
        tally.heard(new StreamNonza.Enabled("t", 60));
        parcel("x");
        tally.heard(new StreamNonza.Ack(1));

        assertThat(handled).containsExactly("<a/>", "<b/>", "<x/>");
    }

    @Test
    void a_server_that_counts_the_goodbye_too_is_left_to_smack_which_said_it() throws Exception {
        parcel("a", "b");

        Optional<StreamNonza> shown = tally.heard(new StreamNonza.Ack(3));

        assertThat(shown).contains(new StreamNonza.Ack(3));
        assertThat(handled).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 70_000, 4_294_967_290L})
    void a_server_that_claims_more_than_there_was_is_not_believed(long claimed) {
        parcel("a", "b");

        assertThatThrownBy(() -> tally.heard(new StreamNonza.Ack(claimed)))
                .isInstanceOf(HandledTooMany.class);
        assertThatThrownBy(() -> tally.heard(new StreamNonza.Resumed("s", claimed)))
                .isInstanceOf(HandledTooMany.class);
        assertThat(handled).isEmpty();
    }

    @Test
    void what_was_not_taken_does_not_count() throws Exception {
        parcel("a");
        tally.takeBack(parcel("b"));
        parcel("c");

        tally.heard(new StreamNonza.Ack(2));

        assertThat(handled).containsExactly("<a/>", "<c/>");
    }
}
