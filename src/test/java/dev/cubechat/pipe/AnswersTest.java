package dev.cubechat.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Draft;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.Sent;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** What becomes of records by what is told of them, with a clock that goes on at each step. */
@Timeout(60)
class AnswersTest {
    private static final DialogTarget ROOM = DialogTarget.parse("room:" + "a".repeat(24));

    private final AtomicLong clock = new AtomicLong();
    private final Scripted courier = new Scripted();
    private Duration giveUp = Duration.ofMinutes(5);
    private Framing framing = Framing.LINES;
    private String onError = "skip";
    private Rate rate = Rate.UNLIMITED;

    @Test
    void trouble_with_one_message_throws_no_answer_to_others_away() {
        courier.answers("bad", 1, new Failure(FailureKind.NOT_SIGNED_IN, "Not any more."));
        List<Piped> lines = new ArrayList<>();

        Optional<Failure> trouble = run(stream("one\nbad\nthree\nfour\n"), lines);

        assertThat(lines)
                .map(Piped::status)
                .containsExactly(
                        Sent.Status.SENT, Sent.Status.FAILED, Sent.Status.SENT, Sent.Status.SENT);
        assertThat(lines.get(1).error()).isEqualTo(FailureKind.NOT_SIGNED_IN.word());
        assertThat(trouble.orElseThrow().kind()).isEqualTo(FailureKind.NOT_SIGNED_IN);
    }

    @Test
    void what_was_not_taken_over_because_of_a_stop_was_not_sent() {
        courier.interruptsAt("two");
        Failure stop = new Failure(FailureKind.INTERRUPTED, "Stopped before it was sent.");
        courier.answers("two", 1, stop);
        courier.answers("three", 1, stop);
        List<Piped> lines = new ArrayList<>();

        Optional<Failure> trouble = run(stream("one\ntwo\nthree\n"), lines);

        assertThat(lines)
                .map(Piped::error)
                .containsExactly(
                        null, FailureKind.INTERRUPTED.word(), FailureKind.INTERRUPTED.word());
        assertThat(lines).map(Piped::attempts).containsExactly(1, 0, 0);
        assertThat(trouble.orElseThrow().kind()).isEqualTo(FailureKind.INTERRUPTED);
    }

    @Test
    void what_has_not_gone_out_in_the_last_moment_is_known_to_be_here() {
        courier.interruptsAt("three");
        courier.keepsBack("two");
        courier.keepsBack("three");
        List<Piped> lines = new ArrayList<>();

        Optional<Failure> trouble = run(stream("one\ntwo\nthree\n"), lines);

        assertThat(lines)
                .map(Piped::error)
                .containsExactly(
                        null, FailureKind.INTERRUPTED.word(), FailureKind.INTERRUPTED.word());
        assertThat(trouble.orElseThrow().kind()).isEqualTo(FailureKind.INTERRUPTED);
    }

    @Test
    void who_stops_it_is_told_so_although_a_refusal_comes_in_the_last_moment() {
        onError = "stop";
        courier.interruptsAt("one");
        courier.answers("one", 1, new Failure(FailureKind.BLOCKED, "Blocked."));
        List<Piped> lines = new ArrayList<>();

        Optional<Failure> trouble = run(stream("one\n"), lines);

        assertThat(lines).map(Piped::error).containsExactly(FailureKind.BLOCKED.word());
        assertThat(trouble.orElseThrow().kind()).isEqualTo(FailureKind.INTERRUPTED);
    }

    @Test
    void what_the_server_puts_off_is_sent_however_often_while_there_is_patience() {
        courier.answers("two", 30, new Failure(FailureKind.RATE_LIMITED, "Later."));
        List<Piped> lines = new ArrayList<>();

        Optional<Failure> trouble = run(stream("one\ntwo\nthree\n"), lines);

        assertThat(trouble).isEmpty();
        assertThat(lines).hasSize(3).allMatch(it -> it.status() == Sent.Status.SENT);
        assertThat(lines.get(1).attempts()).isEqualTo(31);
    }

    @Test
    void what_the_server_puts_off_for_too_long_has_failed_and_is_not_unknown() {
        courier.answers("two", 9999, new Failure(FailureKind.RATE_LIMITED, "Too many."));
        giveUp = Duration.ofMinutes(1);
        List<Piped> lines = new ArrayList<>();

        Optional<Failure> trouble = run(stream("one\ntwo\n"), lines);

        assertThat(lines).map(Piped::status).containsExactly(Sent.Status.SENT, Sent.Status.FAILED);
        assertThat(lines.get(1).error()).isEqualTo(FailureKind.RATE_LIMITED.word());
        assertThat(lines.get(1).attempts()).isGreaterThan(20);
        assertThat(trouble.orElseThrow().kind()).isEqualTo(FailureKind.RATE_LIMITED);
        assertThat(trouble.orElseThrow().sentence()).contains("60 s: Too many.");
    }

    @Test
    void an_upload_may_take_longer_than_the_server_may_be_silent() {
        framing = Framing.parse("jsonl");
        courier.uploadsIn(Duration.ofMinutes(10));
        List<Piped> lines = new ArrayList<>();

        Optional<Failure> trouble = run(stream("{\"files\":[\"a.png\"]}\n"), lines);

        assertThat(trouble).isEmpty();
        assertThat(lines).hasSize(1).allMatch(it -> it.status() == Sent.Status.SENT);
    }

    @Test
    void the_last_answers_are_waited_for_though_there_is_less_patience_at_other_times() {
        giveUp = Duration.ofSeconds(3);
        courier.takesFor("slow", Duration.ofSeconds(8));
        courier.answers("bad", 1, new Failure(FailureKind.NOT_SIGNED_IN, "Not any more."));
        List<Piped> lines = new ArrayList<>();

        run(stream("slow\nbad\n"), lines);

        assertThat(lines).map(Piped::status).containsExactly(Sent.Status.SENT, Sent.Status.FAILED);
    }

    @Test
    void what_came_before_the_input_broke_off_is_sent_and_that_it_broke_off_is_told() {
        rate = Rate.parse("1/s");
        List<Piped> lines = new ArrayList<>();

        Optional<Failure> trouble = run(new Breaking("one\ntwo\nthree\nfo"), lines);

        assertThat(lines).hasSize(3).allMatch(it -> it.status() == Sent.Status.SENT);
        assertThat(trouble.orElseThrow().kind()).isEqualTo(FailureKind.USAGE);
        assertThat(trouble.orElseThrow().sentence()).contains("to its end: Connection reset.");
    }

    @Test
    void what_the_server_put_off_is_tried_again_though_the_rate_is_slower_than_the_patience() {
        rate = Rate.parse("5/h");
        courier.answers("two", 1, new Failure(FailureKind.RATE_LIMITED, "Later."));
        List<Piped> lines = new ArrayList<>();

        Optional<Failure> trouble = run(stream("one\ntwo\nthree\n"), lines);

        assertThat(trouble).isEmpty();
        assertThat(lines).hasSize(3).allMatch(it -> it.status() == Sent.Status.SENT);
        assertThat(lines.get(1).attempts()).isEqualTo(2);
    }

    @Test
    void what_the_server_puts_off_at_a_slow_rate_is_given_up_in_the_end() {
        rate = Rate.parse("5/h");
        courier.answers("two", 9999, new Failure(FailureKind.RATE_LIMITED, "Too many."));
        Overseen in = new Overseen(stream("one\ntwo\n"));
        courier.beginsAfter(in);
        List<Piped> lines = new ArrayList<>();

        Optional<Failure> trouble = run(in, lines);

        assertThat(lines).map(Piped::attempts).containsExactly(1, 2);
        assertThat(trouble.orElseThrow().kind()).isEqualTo(FailureKind.RATE_LIMITED);
    }

    @Test
    void nobody_is_impatient_where_all_that_was_put_off_has_arrived() {
        courier.answers("one", 1, new Failure(FailureKind.RATE_LIMITED, "Later."));
        courier.losesAnswerTo("one");
        List<Piped> lines = new ArrayList<>();

        Optional<Failure> trouble = run(new Idle("one\n", Duration.ofMinutes(10)), lines);

        assertThat(trouble).isEmpty();
        assertThat(lines).hasSize(1).allMatch(it -> it.status() == Sent.Status.SENT);
        assertThat(lines.getFirst().attempts()).isEqualTo(2);
    }

    @Test
    void an_upload_that_is_never_possible_is_given_up() {
        framing = Framing.parse("jsonl");
        courier.uploadsNever(new Failure(FailureKind.UNREACHABLE, "No way to the storage."));
        List<Piped> lines = new ArrayList<>();

        Optional<Failure> trouble = run(stream("{\"files\":[\"a.png\"]}\n"), lines);

        assertThat(lines).map(Piped::status).containsExactly(Sent.Status.FAILED);
        assertThat(trouble.orElseThrow().kind()).isEqualTo(FailureKind.UNREACHABLE);
        assertThat(trouble.orElseThrow().sentence()).contains("300 s: No way to the storage.");
        assertThat(courier.uploads()).isGreaterThan(100);
    }

    @Test
    void an_input_for_which_there_is_no_memory_ends_the_pipe() {
        List<Piped> lines = new ArrayList<>();
        InputStream huge =
                new InputStream() {
                    @Override
                    public int read() {
                        throw new OutOfMemoryError("Java heap space");
                    }

                    @Override
                    public int read(byte[] bytes, int from, int most) {
                        return read();
                    }
                };

        Optional<Failure> trouble = run(new SequenceInputStream(stream("one\n"), huge), lines);

        assertThat(lines).map(Piped::status).containsExactly(Sent.Status.SENT);
        assertThat(trouble.orElseThrow().sentence())
                .startsWith("Could not read the input to its end: ");
    }

    private Optional<Failure> run(InputStream in, List<Piped> lines) {
        Manner manner = new Manner(framing, ROOM, null, false, true, true);
        Order order = new Order(manner, Batching.NONE, rate, giveUp);
        Pipe pipe = new Pipe(order, courier, Refusals.parse(onError), null, clock::get);
        pipe.open(in);
        pipe.lots().forEach(lines::addAll);
        return pipe.trouble();
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** An input of which one sees whether the thread that reads it has come to the end. */
    private static final class Overseen extends FilterInputStream {
        private volatile boolean ended;

        Overseen(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int count = super.read(into, from, most);
            ended |= count < 0;
            return count;
        }
    }

    /** An input that ends with an error. */
    private static final class Breaking extends InputStream {
        private final InputStream before;

        Breaking(String before) {
            this.before = stream(before);
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] bytes, int from, int most) throws IOException {
            int count = before.read(bytes, from, most);
            if (count < 0) {
                throw new IOException("Connection reset");
            }
            return count;
        }
    }

    /** An input that ends after a while in which nothing comes. */
    private final class Idle extends InputStream {
        private final InputStream before;
        private final Duration idle;

        Idle(String before, Duration idle) {
            this.before = stream(before);
            this.idle = idle;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] bytes, int from, int most) throws IOException {
            int count = before.read(bytes, from, most);
            long end = clock.get() + idle.toNanos();
            while (count < 0 && clock.get() < end) {
                Thread.onSpinWait();
            }
            return count;
        }
    }

    private record Room(DialogId dialog) implements Courier.Place {}

    private record Sending(Draft draft, Consumer<@Nullable Failure> told, long due) {
        String body() {
            return String.valueOf(draft.body());
        }
    }

    /** Answers at the next step, as it was told to, and takes all else. */
    private final class Scripted implements Courier {
        private final Map<String, Failure> answers = new HashMap<>();
        private final Map<String, Integer> times = new HashMap<>();
        private final Map<String, Duration> slow = new HashMap<>();
        private final Set<String> kept = new HashSet<>();
        private final List<Sending> out = new ArrayList<>();
        private final Set<String> unanswered = new HashSet<>();
        private final Set<MessageId> arrived = new HashSet<>();
        private Duration upload = Duration.ZERO;
        private @Nullable Failure noUpload;
        private int uploads;
        private String stopping = "";
        private @Nullable Overseen awaited;
        private Runnable changed = () -> {};
        private int numbers;

        void answers(String body, int often, Failure why) {
            answers.put(body, why);
            times.put(body, often);
        }

        void interruptsAt(String body) {
            stopping = body;
        }

        /** The clock stands still until all of this has been read. */
        void beginsAfter(Overseen input) {
            awaited = input;
        }

        void keepsBack(String body) {
            kept.add(body);
        }

        void takesFor(String body, Duration time) {
            slow.put(body, time);
        }

        void uploadsIn(Duration time) {
            upload = time;
        }

        void uploadsNever(Failure why) {
            noUpload = why;
        }

        int uploads() {
            return uploads;
        }

        /** It takes this one at last, and the line breaks before it says so. */
        void losesAnswerTo(String body) {
            unanswered.add(body);
        }

        @Override
        public void connect(Runnable listener) {
            changed = listener;
        }

        @Override
        public MessageId nextId() {
            return new MessageId(String.format("%024x", ++numbers));
        }

        @Override
        public String carried(String text) {
            return text;
        }

        @Override
        public Place place(DialogTarget to) {
            return new Room(new DialogId("a".repeat(24)));
        }

        @Override
        public Draft finish(Letter letter, MessageId id) {
            clock.addAndGet(upload.toNanos());
            uploads++;
            if (noUpload != null) {
                throw noUpload;
            }
            return letter.draft(id);
        }

        @Override
        public void send(Place place, Draft draft, Consumer<@Nullable Failure> told) {
            String body = String.valueOf(draft.body());
            long due = clock.get() + slow.getOrDefault(body, Duration.ZERO).toNanos();
            out.add(new Sending(draft, told, due));
            if (body.equals(stopping)) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void flush() {}

        @Override
        public Set<MessageId> recall() {
            Set<MessageId> back = new HashSet<>();
            out.stream()
                    .filter(each -> kept.contains(each.body()))
                    .forEach(each -> back.add(each.draft().id()));
            out.removeIf(each -> back.contains(each.draft().id()));
            return back;
        }

        @Override
        public boolean isGone() {
            return false;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public Duration settling() {
            return Duration.ofNanos(1);
        }

        /** A step: half a second later all is told that is due, and nobody sleeps. */
        @Override
        public Optional<Failure> ended() {
            if (awaited == null || awaited.ended) {
                clock.addAndGet(Duration.ofMillis(500).toNanos());
            }
            List<Sending> due =
                    out.stream()
                            .filter(each -> each.due() < clock.get())
                            .filter(each -> !kept.contains(each.body()))
                            .toList();
            out.removeAll(due);
            due.forEach(each -> each.told().accept(answer(each.draft())));
            changed.run();
            return Optional.empty();
        }

        private @Nullable Failure answer(Draft draft) {
            String body = String.valueOf(draft.body());
            if (times.merge(body, -1, Integer::sum) >= 0) {
                return answers.get(body);
            }
            arrived.add(draft.id());
            return unanswered.contains(body)
                    ? new Failure(FailureKind.OUTCOME_UNKNOWN, "Lost.")
                    : null;
        }

        @Override
        public void renew() {}

        @Override
        public Set<MessageId> kept(Place place, List<MessageId> ids) {
            Set<MessageId> kept = new HashSet<>(arrived);
            kept.retainAll(ids);
            return kept;
        }

        @Override
        public void close() {}
    }
}
