package dev.cubechat.pipe;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Draft;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.MessageId;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A server in memory that takes whatever comes, twice if it comes twice, behind a line that breaks
 * when chance wants it to. Chance decides how much of what was sent has arrived by then.
 */
final class Village {
    private final Random chance;
    private final double troubled;
    private final Map<String, List<Draft>> history = new HashMap<>();
    private final Set<String> refused = new HashSet<>();
    private final Map<String, FailureKind> uncarried = new HashMap<>();
    private boolean remembers = true;
    private boolean closed;
    private int looks;
    private int toAcknowledge = Integer.MAX_VALUE;
    private int toPutOff = Integer.MAX_VALUE;
    private int came;

    /**
     * @param troubled how likely the line breaks at each step
     */
    Village(long seed, double troubled) {
        this.chance = new Random(seed);
        this.troubled = troubled;
    }

    /** A message with this body is refused. */
    void refuses(String body) {
        refused.add(body);
    }

    /** A message with this body cannot be written down as its lines want it. */
    void cannotCarry(String body) {
        uncarried.put(body, FailureKind.INVALID);
    }

    /** At a message with this body its lines find that nobody is signed in. */
    void forgetsWhoWeAreAt(String body) {
        uncarried.put(body, FailureKind.NOT_SIGNED_IN);
    }

    /** While a message with this body is being made ready, somebody stops it. */
    void isStoppedAt(String body) {
        uncarried.put(body, FailureKind.INTERRUPTED);
    }

    /** Nobody stops it any more while a message with this body is being made ready. */
    void isStoppedNoMoreAt(String body) {
        uncarried.remove(body);
    }

    /** Each so-and-so-manieth message that comes is to come later. */
    void putsOffEach(int nth) {
        toPutOff = nth;
    }

    /** Its rooms are there no more. */
    void close() {
        closed = true;
    }

    /** It goes on to take what comes, and acknowledges no more than that. */
    void acknowledges(int most) {
        toAcknowledge = most;
    }

    /** Nobody can ask for the history any more. */
    void forget() {
        remembers = false;
    }

    synchronized int looks() {
        return looks;
    }

    synchronized List<String> bodies(String dialog) {
        return history.getOrDefault(dialog, List.of()).stream()
                .map(draft -> String.valueOf(draft.body()))
                .toList();
    }

    synchronized Set<MessageId> ids() {
        return history.values().stream()
                .flatMap(List::stream)
                .map(Draft::id)
                .collect(Collectors.toSet());
    }

    Line line() {
        return new Line();
    }

    private record Way(String typed) implements Courier.Place {
        @Override
        public DialogId dialog() {
            return new DialogId(typed.substring("room:".length()));
        }
    }

    private record Sending(Way to, Draft draft, Consumer<@Nullable Failure> told) {}

    /** What became of one that came; the failure is null where it was taken. */
    private record Arrival(Sending sending, @Nullable Failure refusal) {}

    /** One connection; what it carries arrives in order, or from some point on not at all. */
    final class Line implements Courier {
        private final Deque<Sending> onTheWay = new ArrayDeque<>();
        private final Deque<Arrival> arrived = new ArrayDeque<>();
        private long stream = 1;
        private long wanted;
        private int numbers;
        private int unflushed;
        private int steps;
        private boolean dead;

        /** How many steps the pipe has taken. */
        int steps() {
            return steps;
        }

        @Override
        public void connect(Runnable changed) {}

        @Override
        public MessageId nextId() {
            return new MessageId(String.format("%024x", ++numbers));
        }

        @Override
        public String carried(String text) {
            return text.replace("\f", "");
        }

        @Override
        public Place place(DialogTarget to) {
            if (closed) {
                throw new Failure(FailureKind.NOT_FOUND, "There is no such room any more.");
            }
            return new Way(to.typed());
        }

        @Override
        public Draft finish(Letter letter, MessageId id) {
            return letter.draft(id);
        }

        @Override
        public void send(Place place, Draft draft, Consumer<@Nullable Failure> told) {
            synchronized (Village.this) {
                FailureKind why = uncarried.get(String.valueOf(draft.body()));
                if (why != null) {
                    throw new Failure(why, "It cannot be carried.");
                }
                if (stream != wanted) {
                    told.accept(new Failure(FailureKind.UNREACHABLE, "Not sent."));
                    return;
                }
                onTheWay.add(new Sending((Way) place, draft, told));
                unflushed++;
            }
        }

        @Override
        public void flush() {
            for (; unflushed > 0; unflushed--) {
                Thread.ofVirtual().start(this::live);
            }
        }

        @Override
        public Set<MessageId> recall() {
            synchronized (Village.this) {
                Set<MessageId> back = new HashSet<>();
                for (int count = chance.nextInt(onTheWay.size() + 1); count > 0; count--) {
                    back.add(onTheWay.removeLast().draft().id());
                }
                return back;
            }
        }

        @Override
        public boolean isGone() {
            synchronized (Village.this) {
                return stream != wanted;
            }
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public Duration settling() {
            return Duration.ofNanos(1);
        }

        @Override
        public Optional<Failure> ended() {
            steps++;
            return Optional.empty();
        }

        @Override
        public void renew() {
            synchronized (Village.this) {
                wanted = stream;
            }
        }

        @Override
        public Set<MessageId> kept(Place place, List<MessageId> ids) {
            synchronized (Village.this) {
                looks++;
                if (!remembers) {
                    throw new Failure(FailureKind.NOT_SIGNED_IN, "No history here.");
                }
                Set<MessageId> kept = new HashSet<>(ids());
                kept.retainAll(ids);
                return kept;
            }
        }

        /** The process was killed: what is on the way arrives to some point, and no further. */
        void die() {
            synchronized (Village.this) {
                arrive(chance.nextInt(onTheWay.size() + 1));
                onTheWay.clear();
                dead = true;
            }
        }

        @Override
        public void close() {
            die();
        }

        private void live() {
            synchronized (Village.this) {
                if (dead) {
                    return;
                }
                if (chance.nextDouble() < troubled) {
                    breakDown();
                } else {
                    arrive(onTheWay.size());
                    acknowledge(arrived.size());
                }
            }
        }

        private void breakDown() {
            stream++;
            arrive(chance.nextInt(onTheWay.size() + 1));
            acknowledge(chance.nextInt(arrived.size() + 1));
            List<Sending> lost = new ArrayList<>();
            arrived.forEach(it -> lost.add(it.sending()));
            lost.addAll(onTheWay);
            arrived.clear();
            onTheWay.clear();
            lost.forEach(it -> it.told().accept(new Failure(FailureKind.OUTCOME_UNKNOWN, "Lost.")));
        }

        private void arrive(int count) {
            for (int i = 0; i < count; i++) {
                Sending sending = onTheWay.remove();
                Failure refusal = refusal(sending.draft());
                arrived.add(new Arrival(sending, refusal));
                if (refusal == null) {
                    history.computeIfAbsent(sending.to().typed(), key -> new ArrayList<>())
                            .add(sending.draft());
                }
            }
        }

        private void acknowledge(int count) {
            int told = Math.min(count, toAcknowledge);
            toAcknowledge -= told;
            for (int i = 0; i < told; i++) {
                Arrival arrival = arrived.remove();
                arrival.sending().told().accept(arrival.refusal());
            }
        }

        private @Nullable Failure refusal(Draft draft) {
            came++;
            if (came % toPutOff == 0) {
                return new Failure(FailureKind.RATE_LIMITED, "Later.");
            }
            return refused.contains(String.valueOf(draft.body()))
                    ? new Failure(FailureKind.BLOCKED, "They block you.")
                    : null;
        }
    }
}
