package dev.cubechat.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.Contact;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.PrivacyList;
import dev.cubechat.model.PrivacyRule;
import dev.cubechat.model.Subscription;
import dev.cubechat.model.UserId;
import dev.cubechat.wire.xmpp.LastActivity;
import dev.cubechat.wire.xmpp.PrivacyLists;
import dev.cubechat.wire.xmpp.Roster;
import dev.cubechat.wire.xmpp.Xml;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** Contacts, privacy lists and last activity at a server that nobody here wrote. */
@ExtendWith(WithEjabberd.class)
@Timeout(90)
class EjabberdContactsTest {
    private static final UserId MIRA = new UserId(101);
    private static final UserId JON = new UserId(102);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void people_become_contacts_see_each_other_and_know_when_they_were_there(Ejabberd server)
            throws Exception {
        try (Device mira = Device.online(server.settings(MIRA, server.port(), "cube-roster-1"));
                Device jon = Device.online(server.settings(JON, server.port(), "cube-roster-2"))) {
            Roster roster = new Roster(mira.addresses());
            ask(mira, roster.ask());
            ask(jon, roster.ask());

            ask(mira, roster.put(JON, "Jon"));
            tell(mira, roster.tell(Roster.Word.SUBSCRIBE, JON));
            jon.heard().await("request", h -> !h.all(ChatEvent.ContactRequested.class).isEmpty());
            tell(jon, roster.tell(Roster.Word.SUBSCRIBED, MIRA));
            mira.heard().await("yes", h -> !h.all(ChatEvent.ContactConfirmed.class).isEmpty());
            mira.heard().await("presence", h -> !h.all(ChatEvent.ContactPresence.class).isEmpty());
            List<Contact> contacts = roster.read(ask(mira, roster.ask()));
            Xml last = ask(mira, new LastActivity(mira.addresses()).ask(JON));
            ask(mira, roster.remove(JON));

            assertThat(contacts).containsExactly(new Contact(JON, Subscription.TO, false, "Jon"));
            assertThat(LastActivity.seconds(last)).hasValue(0);
            assertThat(roster.read(ask(mira, roster.ask()))).isEmpty();
        }
    }

    @Test
    void a_block_in_one_direction_lets_our_messages_out_and_a_mutual_one_does_not(Ejabberd server)
            throws Exception {
        try (Device mira = Device.online(server.settings(MIRA, server.port(), "cube-block-1"));
                Device jon = Device.online(server.settings(JON, server.port(), "cube-block-2"))) {
            PrivacyLists lists = new PrivacyLists(mira.addresses());
            PrivacyList oneWay = new PrivacyList("one", List.of(new PrivacyRule(JON, true, false)));
            PrivacyList mutual = new PrivacyList("two", List.of(new PrivacyRule(JON, true, true)));

            ask(mira, lists.set(oneWay));
            ask(mira, PrivacyLists.setDefault("one"));
            ask(mira, active("one"));
            Optional<FailureKind> in = refusal(jon, MIRA);
            Optional<FailureKind> out = refusal(mira, JON);
            PrivacyList read = lists.readList(ask(mira, PrivacyLists.show("one")));
            ask(mira, lists.set(mutual));
            ask(mira, active("two"));
            ask(mira, PrivacyLists.setDefault("two"));
            Optional<FailureKind> mutualIn = refusal(jon, MIRA);
            Optional<FailureKind> mutualOut = refusal(mira, JON);
            String standard = PrivacyLists.readNames(ask(mira, PrivacyLists.names())).standard();
            ask(mira, active(null));
            ask(mira, PrivacyLists.setDefault(null));
            ask(mira, PrivacyLists.delete("one"));
            ask(mira, PrivacyLists.delete("two"));

            assertThat(read).isEqualTo(oneWay);
            assertThat(in).hasValue(FailureKind.BLOCKED);
            assertThat(out).isEmpty();
            assertThat(mutualIn).hasValue(FailureKind.BLOCKED);
            assertThat(mutualOut).hasValue(FailureKind.BLOCKED);
            assertThat(standard).isEqualTo("two");
            assertThatThrownBy(() -> ask(mira, PrivacyLists.show("one")))
                    .isInstanceOfSatisfying(
                            Failure.class,
                            failure -> assertThat(failure.kind()).isEqualTo(FailureKind.NOT_FOUND));
        }
    }

    private static Xml active(@Nullable String name) {
        String namespace = "jabber:iq:privacy";
        Xml query = Xml.of("query", namespace);
        return Xml.of("iq", "jabber:client")
                .attr("type", "set")
                .child(query.child(Xml.of("active", namespace).attr("name", name)));
    }

    private static Xml ask(Device device, Xml iq) {
        return device.connection().request(iq, PATIENCE);
    }

    private static void tell(Device device, Xml presence) throws Exception {
        Device.await(device.connection().send(presence));
    }

    /** Why a message is refused; nothing where it is not. */
    private static Optional<FailureKind> refusal(Device from, UserId to) throws Exception {
        try {
            Device.await(from.say(to, "hello?"));
            return Optional.empty();
        } catch (ExecutionException refused) {
            return Optional.of(((Failure) refused.getCause()).kind());
        }
    }
}
