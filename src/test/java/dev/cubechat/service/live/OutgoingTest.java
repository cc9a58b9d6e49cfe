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

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

@Timeout(60)
class OutgoingTest {
    private static final Letter LETTER =
            new Letter(
                    new MessageId("65f0a1b200000000000000a1"),
                    new DialogId("65f0a1b200000000000000d1"),
                    Xml.of("message", Ns.CLIENT),
                    Letter.InDoubt.LOOK_UP);

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
