package dev.cubechat.sandbox.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.lab.Faults;
import dev.cubechat.wire.xmpp.Ns;
import dev.cubechat.wire.xmpp.Xml;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/** A session that goes on over another connection, with something still unread on the first. */
@Timeout(30)
class SessionTest {
    @AutoClose private final Timers timers = new Timers();
    private final Faults faults = new Faults(InstantSource.system(), new Random(13));
    private final List<String> said = new ArrayList<>();
    private final Connection first = connection("first", new Nowhere());
    private final Nowhere secondLink = new Nowhere();
    private final Connection second = connection("second", secondLink);
    private final Session session = new Session(new UserId(102), first, XmppLimits.USUAL, faults);

    @BeforeEach
    void count() {
        session.startCounting("a1");
    }

    @Test
    void an_acknowledgement_that_was_unread_on_the_first_is_out_of_date() {
        session.resume(second, "a1", 0);

        boolean credible = session.acknowledged(first, 99);

        assertThat(credible).isTrue();
        assertThat(session.acknowledged(second, 99)).isFalse();
    }

    @Test
    void a_good_bye_that_was_unread_on_the_first_does_not_end_it() {
        session.resume(second, "a1", 0);

        assertThat(session.end(first, null)).isEmpty();

        assertThat(session.isOn(second)).isTrue();
        assertThat(session.end(second, null)).isPresent();
    }

    @Test
    void a_stanza_that_was_unread_on_the_first_is_neither_handled_nor_counted() {
        session.resume(second, "a1", 0);

        boolean handled = session.handle(first, () -> said.add("handled"));
        session.acknowledge();

        assertThat(handled).isFalse();
        assertThat(said)
                .last()
                .asString()
                .isEqualTo("second: <a xmlns=\"urn:xmpp:sm:3\" h=\"0\"/>");
    }

    @Test
    void a_stanza_at_which_the_server_broke_does_not_count() {
        assertThatThrownBy(
                        () ->
                                session.handle(
                                        first,
                                        () -> {
                                            throw new StackOverflowError("deep");
                                        }))
                .isInstanceOf(StackOverflowError.class);

        session.acknowledge();

        assertThat(said).last().asString().contains("h=\"0\"");
    }

    @Test
    void who_goes_on_while_a_stanza_is_handled_hears_that_it_counts() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch enough = new CountDownLatch(1);
        Thread reader = new Thread(() -> session.handle(first, () -> pass(begun, enough)));
        Thread resuming = new Thread(() -> session.resume(second, "a1", 0));
        reader.start();
        begun.await();

        resuming.start();
        while (resuming.getState() != Thread.State.WAITING
                && resuming.getState() != Thread.State.TERMINATED) {
            Thread.onSpinWait();
        }
        enough.countDown();
        reader.join();
        resuming.join();

        assertThat(said).last().asString().contains("<resumed", "h=\"1\"");
    }

    @Test
    void however_much_came_meanwhile_who_goes_on_is_not_cut_for_it() {
        int most = Math.toIntExact(XmppLimits.USUAL.queueBytes());
        Xml message = Xml.of("message", Ns.CLIENT).text("x".repeat(most / 10));
        session.lose(first, Instant.EPOCH);
        for (int i = 0; i < 12; i++) {
            session.deliver(parcel(message));
        }

        session.resume(second, "a1", 0);

        assertThat(secondLink.isCut()).isFalse();
        for (int i = 0; i < 12; i++) {
            session.deliver(parcel(message));
        }
        assertThat(secondLink.isCut()).isTrue();
    }

    @Test
    void a_lost_client_for_whom_too_much_text_waits_is_given_up() {
        CompletableFuture<Void> giveUp = new CompletableFuture<>();
        session.lose(first, Instant.EPOCH);
        session.endUnlessResumed(new CompletableFuture<>(), () -> giveUp.complete(null));

        session.deliver(big());
        session.deliver(big());
        assertThat(giveUp).isNotDone();
        session.deliver(big());

        assertThat(giveUp).isDone();
    }

    @Test
    void a_client_that_never_says_how_much_came_is_cut_before_too_much_is_kept_for_it()
            throws Exception {
        BlockingQueue<String> written = new LinkedBlockingQueue<>();
        Nowhere link =
                new Nowhere() {
                    @Override
                    public void write(String text) {
                        written.add(text);
                    }
                };
        Connection reading = connection("reading", link);
        Session silent = new Session(new UserId(102), reading, XmppLimits.USUAL, faults);
        Thread writer = Thread.ofVirtual().start(reading);
        silent.startCounting("a1");
        Xml message = Xml.of("message", Ns.CLIENT).text("x".repeat(4_000_000));

        long sent = 0;
        while (!link.isCut() && sent < 2 * XmppLimits.USUAL.unacknowledgedLength()) {
            silent.deliver(parcel(message));
            sent += 4_000_000;
            while (!link.isCut() && !written.take().startsWith("<message")) {
                // What is said besides.
            }
        }

        assertThat(link.isCut()).isTrue();
        assertThat(sent).isGreaterThan(XmppLimits.USUAL.unacknowledgedLength());
        writer.join();
    }

    /** Less than one connection holds, and nearly as much. */
    private static Parcel big() {
        int length = Math.toIntExact(XmppLimits.USUAL.queueBytes()) * 3 / 4;
        return parcel(Xml.of("message", Ns.CLIENT).text("x".repeat(length)));
    }

    private static Parcel parcel(Xml message) {
        return Parcel.waiting(message, Instant.EPOCH, 1);
    }

    private static void pass(CountDownLatch begun, CountDownLatch enough) {
        begun.countDown();
        try {
            enough.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private Connection connection(String name, Link link) {
        return new Connection(
                name,
                link,
                XmppLimits.USUAL,
                timers,
                (connection, fromClient, text) -> said.add(connection + ": " + text),
                faults);
    }
}
