package dev.cubechat.service.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubechat.json.JsonText;
import dev.cubechat.model.Draft;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.UserId;
import dev.cubechat.service.line.Arrivals;
import dev.cubechat.service.line.ChatLine;
import dev.cubechat.wire.xmpp.Address;
import dev.cubechat.wire.xmpp.Xml;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

class MakingSureTest {
    private static final MessageId ID = new MessageId("65f0000000000000000000aa");

    @Test
    void who_is_stopped_while_the_connection_is_made_anew_is_told_which_message_it_was() {
        ChatLine lost =
                new Lost() {
                    @Override
                    public boolean renew() {
                        throw new Failure(FailureKind.INTERRUPTED, "Stopped.");
                    }
                };
        Address jon = new Address.ToUser(new UserId(102));

        assertThatThrownBy(
                        () ->
                                new MakingSure(null, null)
                                        .byStanza(
                                                lost,
                                                Xml.of("message", "jabber:client"),
                                                jon,
                                                null,
                                                Draft.text(ID, "hello")))
                .isInstanceOfSatisfying(
                        Failure.class,
                        stopped -> {
                            assertThat(stopped.kind()).isEqualTo(FailureKind.INTERRUPTED);
                            assertThat(stopped.hint().orElseThrow()).contains("may have been sent");
                            assertThat(JsonText.write(stopped.details()))
                                    .contains("\"unknown\"", ID.value());
                        });
    }

    /** A line that is lost before anything is acknowledged. */
    private abstract static class Lost implements ChatLine {
        @Override
        public List<Optional<Failure>> each(List<Xml> stanzas) {
            return List.of(
                    Optional.of(new Failure(FailureKind.OUTCOME_UNKNOWN, "It may have arrived.")));
        }

        @Override
        public Xml request(Xml iq, Duration patience) {
            throw new AssertionError("nobody asks");
        }

        @Override
        public void ping(Duration patience) {
            throw new AssertionError("nobody asks");
        }

        @Override
        public Arrivals arrived(Duration patience) {
            throw new AssertionError("nobody asks");
        }

        @Override
        public void open() {}

        @Override
        public void stay(Duration time) {}

        @Override
        public void close() {}
    }
}
