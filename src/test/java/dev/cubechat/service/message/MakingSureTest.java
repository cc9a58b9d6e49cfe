package dev.cubechat.service.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubechat.json.JsonText;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Draft;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.UserId;
import dev.cubechat.rest.Answered;
import dev.cubechat.service.line.Arrivals;
import dev.cubechat.service.line.ChatLine;
import dev.cubechat.wire.xmpp.Address;
import dev.cubechat.wire.xmpp.Xml;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

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

    @Test
    void who_stops_the_looking_for_a_message_sent_by_rest_is_told_so() {
        Supplier<Answered<Message>> lost =
                () -> {
                    Thread.currentThread().interrupt();
                    throw new Failure(FailureKind.OUTCOME_UNKNOWN, "It may have arrived.");
                };
        DialogId dialog = new DialogId("65f0a1b200000000000000d1");

        assertThatThrownBy(
                        () ->
                                new MakingSure(null, null)
                                        .byRest(
                                                lost,
                                                dialog,
                                                Draft.text(ID, "hello"),
                                                OptionalLong.of(0)))
                .isInstanceOfSatisfying(
                        Failure.class,
                        stopped -> {
                            assertThat(Thread.interrupted()).isTrue();
                            assertThat(stopped.kind()).isEqualTo(FailureKind.INTERRUPTED);
                            assertThat(stopped.hint().orElseThrow()).contains("may have been sent");
                            assertThat(JsonText.write(stopped.details()))
                                    .contains("\"unknown\"", dialog.value());
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
        public void appear() {}

        @Override
        public void stay(Duration time) {}

        @Override
        public void close() {}
    }
}
