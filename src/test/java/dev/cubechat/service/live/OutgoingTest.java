package dev.cubechat.service.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.MessageId;
import dev.cubechat.service.message.Letter;
import dev.cubechat.wire.xmpp.Ns;
import dev.cubechat.wire.xmpp.Xml;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;

@Timeout(60)
class OutgoingTest {
    private static final Letter LETTER = letter("65f0a1b200000000000000a1");
    private static final Letter NEXT = letter("65f0a1b200000000000000a2");

    private final List<ChatEvent> told = new CopyOnWriteArrayList<>();

    @Test
    void a_look_into_the_history_does_not_go_on_after_the_chat_has_ended() throws Exception {
        SlowHistory post = new SlowHistory();
        Outgoing outgoing = new Outgoing(post, told::add, trace -> {});
        CompletableFuture<Void> said = outgoing.add(LETTER);
        outgoing.linkIs(true);
        post.lose();
        post.asked.await();

        outgoing.close();

        assertThat(post.answered.getCount()).as("looks that still go on").isZero();
        assertThat(said.exceptionNow())
                .isInstanceOfSatisfying(
                        Failure.class,
                        why -> assertThat(why.kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN));
        assertThat(told).hasOnlyElementsOfType(ChatEvent.Lost.class).hasSize(1);
    }

    @Test
    void what_the_server_refuses_for_trouble_of_its_own_is_not_sent_again() throws Exception {
        Failure refusal = new Failure(FailureKind.UNREACHABLE, "Something went wrong there.");
        Scripted post = new Scripted(refusal, letter -> false);
        try (Outgoing outgoing = new Outgoing(post, told::add, trace -> {})) {
            outgoing.linkIs(true);
            CompletableFuture<Void> refused = outgoing.add(LETTER);
            CompletableFuture<Void> fine = outgoing.add(NEXT);

            fine.get(30, TimeUnit.SECONDS);

            assertThat(refused.exceptionNow()).isSameAs(refusal);
            assertThat(post.handed).containsExactly(LETTER.stanza(), NEXT.stanza());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NOT_ALLOWED", "NOT_FOUND", "NOT_SIGNED_IN"})
    void a_history_that_may_not_be_read_does_not_keep_back_what_is_said_later(FailureKind kind)
            throws Exception {
        Scripted post =
                Scripted.losing(
                        letter -> {
                            throw new Failure(kind, "Not for you.");
                        });
        try (Outgoing outgoing = new Outgoing(post, told::add, trace -> {})) {
            outgoing.linkIs(true);
            CompletableFuture<Void> lost = outgoing.add(LETTER);
            CompletableFuture<Void> fine = outgoing.add(NEXT);

            fine.get(30, TimeUnit.SECONDS);

            assertThat(kind(lost)).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
            assertThat(told).containsExactly(new ChatEvent.Lost(LETTER.id(), LETTER.dialog()));
        }
    }

    @Test
    void a_history_that_cannot_be_reached_is_asked_again() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        Scripted post =
                Scripted.losing(
                        letter -> {
                            if (looks.incrementAndGet() == 1) {
                                throw new Failure(FailureKind.UNREACHABLE, "Nobody there.");
                            }
                            return true;
                        });
        try (Outgoing outgoing = new Outgoing(post, told::add, trace -> {})) {
            outgoing.linkIs(true);

            outgoing.add(LETTER).get(30, TimeUnit.SECONDS);

            assertThat(looks).hasValue(2);
            assertThat(told)
                    .containsExactly(new ChatEvent.Acknowledged(LETTER.id(), LETTER.dialog()));
        }
    }

    @Test
    void what_history_shows_a_moment_later_is_not_sent_twice() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        Scripted post = Scripted.losing(letter -> looks.incrementAndGet() > 1);
        try (Outgoing outgoing = new Outgoing(post, told::add, trace -> {})) {
            outgoing.linkIs(true);

            outgoing.add(LETTER).get(30, TimeUnit.SECONDS);

            assertThat(post.handed).containsExactly(LETTER.stanza());
            assertThat(told)
                    .containsExactly(new ChatEvent.Acknowledged(LETTER.id(), LETTER.dialog()));
        }
    }

    @Test
    void a_lack_of_memory_for_one_message_does_not_keep_back_the_next() throws Exception {
        Scripted post =
                Scripted.losing(
                        letter -> {
                            throw new OutOfMemoryError("full");
                        });
        try (Outgoing outgoing = new Outgoing(post, told::add, trace -> {})) {
            outgoing.linkIs(true);
            CompletableFuture<Void> lost = outgoing.add(LETTER);

            outgoing.add(NEXT).get(30, TimeUnit.SECONDS);

            assertThat(kind(lost)).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
        }
    }

    @Test
    void a_mistake_of_ours_about_one_message_does_not_keep_back_the_next() throws Exception {
        List<String> traced = new CopyOnWriteArrayList<>();
        Scripted post =
                Scripted.losing(
                        letter -> {
                            throw new IllegalStateException("oh");
                        });
        Consumer<ChatEvent> teller =
                event -> {
                    throw new IllegalStateException("no ear");
                };
        try (Outgoing outgoing = new Outgoing(post, teller, traced::add)) {
            outgoing.linkIs(true);
            CompletableFuture<Void> lost = outgoing.add(LETTER);
            CompletableFuture<Void> fine = outgoing.add(NEXT);

            fine.get(30, TimeUnit.SECONDS);

            assertThat(kind(lost)).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
            assertThat(traced)
                    .anyMatch(line -> line.contains("oh"))
                    .anyMatch(line -> line.contains("no ear"));
        }
    }

    private static FailureKind kind(CompletableFuture<Void> future) {
        return ((Failure) future.exceptionNow()).kind();
    }

    private static Letter letter(String id) {
        return new Letter(
                new MessageId(id),
                new DialogId("65f0a1b200000000000000d1"),
                Xml.of("message", Ns.CLIENT).attr("id", id),
                Letter.InDoubt.LOOK_UP);
    }

    /** The first letter comes to grief, all others arrive. */
    private static final class Scripted implements Outgoing.Post {
        private final List<Xml> handed = new CopyOnWriteArrayList<>();
        private final Failure first;
        private final Predicate<Letter> history;

        Scripted(Failure first, Predicate<Letter> history) {
            this.first = first;
            this.history = history;
        }

        /** Nobody knows whether the first one has arrived. */
        static Scripted losing(Predicate<Letter> history) {
            return new Scripted(
                    new Failure(FailureKind.OUTCOME_UNKNOWN, "The stream was lost."), history);
        }

        @Override
        public Optional<CompletableFuture<Void>> hand(Xml stanza) {
            handed.add(stanza);
            return Optional.of(
                    stanza.equals(LETTER.stanza())
                            ? CompletableFuture.failedFuture(first)
                            : CompletableFuture.completedFuture(null));
        }

        @Override
        public boolean has(Letter letter) {
            return history.test(letter);
        }
    }

    /** The link loses the letter, and the history takes its time to say whether it has it. */
    private static final class SlowHistory implements Outgoing.Post {
        private final CompletableFuture<CompletableFuture<Void>> handed = new CompletableFuture<>();
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch answered = new CountDownLatch(1);

        void lose() {
            handed.join()
                    .completeExceptionally(
                            new Failure(FailureKind.OUTCOME_UNKNOWN, "The stream was lost."));
        }

        @Override
        public Optional<CompletableFuture<Void>> hand(Xml stanza) {
            CompletableFuture<Void> sent = new CompletableFuture<>();
            handed.complete(sent);
            return Optional.of(sent);
        }

        @Override
        public boolean has(Letter letter) {
            asked.countDown();
            try {
                answered.await();
                return true;
            } catch (InterruptedException stop) {
                answered.countDown();
                Thread.currentThread().interrupt();
                throw new Failure(FailureKind.INTERRUPTED, "Stopped.", stop);
            }
        }
    }
}
