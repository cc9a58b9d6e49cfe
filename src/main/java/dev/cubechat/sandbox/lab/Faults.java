package dev.cubechat.sandbox.lab;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The troubles that the sandbox makes on purpose. Each has a name and a specification, {@code
 * NAME=SPEC}; setting one again replaces it, {@code NAME=off} ends it. What goes to the storage and
 * comes from it are REST requests, too, which change nothing. Any thread may ask.
 *
 * <ul>
 *   <li>{@code delay=200ms}: every REST reply and every stanza waits that long
 *   <li>{@code drop=0.1}: that part of the REST requests gets no reply, of the stanzas is lost
 *   <li>{@code 429=every:5,retry-after:1}: every fifth REST request is one too many; with {@code
 *       retry-after:0} it is not told when to come again
 *   <li>{@code 500=next:3}: the next three REST requests fail
 *   <li>{@code write=unanswered:2}: the second REST request that changes something is done, and its
 *       reply is lost; with {@code ignored:2} it is lost itself; with {@code times:3} so are the
 *       next two after it. Sessions do not count
 *   <li>{@code cut=after-stanzas:20}: an XMPP socket is cut after that many stanzas from the
 *       client; with {@code times:1} only the first that gets there
 *   <li>{@code iq=refuse:5}: the fifth XMPP request gets an error, with {@code ignore:5} no answer,
 *       and with {@code times:3} the next two after it, too; what they ask for is not done
 *   <li>{@code message=wait:5}: the fifth XMPP message is refused for the time being, and with
 *       {@code times:3} the next two after it, too
 *   <li>{@code bind=taken:1}: the first XMPP session that wants a resource hears that somebody has
 *       it, and with {@code times:3} the next two after it, too
 *   <li>{@code half-close}: an XMPP socket stays open and says nothing any more
 *   <li>{@code dup=0.05}: that part of the delivered stanzas comes twice
 *   <li>{@code reorder}: neighbouring stanzas change places
 * </ul>
 */
public final class Faults {
    private static final Map<String, FaultForm> FORMS =
            Map.ofEntries(
                    Map.entry("delay", FaultForm.DURATION),
                    Map.entry("drop", FaultForm.PART),
                    Map.entry("429", FaultForm.options("every", "retry-after")),
                    Map.entry("500", FaultForm.options("next")),
                    Map.entry("write", FaultForm.options("unanswered", "ignored", "times")),
                    Map.entry("cut", FaultForm.options("after-stanzas", "times")),
                    Map.entry("iq", FaultForm.options("refuse", "ignore", "times")),
                    Map.entry("message", FaultForm.options("wait", "times")),
                    Map.entry("bind", FaultForm.options("taken", "times")),
                    Map.entry("half-close", FaultForm.ALONE),
                    Map.entry("dup", FaultForm.PART),
                    Map.entry("reorder", FaultForm.ALONE));

    private static final String FOREVER = "999999";

    /** What becomes of a request. */
    public enum Answer {
        AS_USUAL,
        REFUSED,
        NONE
    }

    private final InstantSource clock;
    private final RandomGenerator random;
    private final Map<String, Map<String, String>> set = new ConcurrentHashMap<>();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong failuresLeft = new AtomicLong();
    private final AtomicLong writes = new AtomicLong();
    private final AtomicLong iqs = new AtomicLong();
    private final AtomicLong messages = new AtomicLong();
    private final AtomicLong binds = new AtomicLong();
    private final AtomicLong cutsLeft = new AtomicLong();
    private volatile Instant refusedUntil = Instant.MIN;

    public Faults(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /**
     * Sets or ends a fault.
     *
     * @throws Failure USAGE where there is no such fault, or its specification cannot be read
     */
    public void set(String written) {
        int equals = written.indexOf('=');
        String name = (equals < 0 ? written : written.substring(0, equals)).strip();
        String spec = equals < 0 ? "" : written.substring(equals + 1).strip();
        FaultForm form = FORMS.get(name);
        if (form == null) {
            throw new Failure(FailureKind.USAGE, "There is no fault \"" + name + "\".")
                    .withHint(
                            "Faults: delay=200ms, drop=0.1, 429=every:5,retry-after:1, 500=next:3,"
                                    + " write=unanswered:1, cut=after-stanzas:20, iq=refuse:5,"
                                    + " message=wait:5, bind=taken:1, half-close, dup=0.05,"
                                    + " reorder");
        }
        if (spec.equals("off")) {
            set.remove(name);
            return;
        }
        Map<String, String> values = form.read(name, spec);
        if (name.equals("500")) {
            failuresLeft.set(Long.parseLong(values.getOrDefault("next", "1")));
        }
        if (name.equals("write")) {
            writes.set(0);
        }
        if (name.equals("iq")) {
            iqs.set(0);
        }
        if (name.equals("message")) {
            messages.set(0);
        }
        if (name.equals("bind")) {
            binds.set(0);
        }
        if (name.equals("cut")) {
            cutsLeft.set(Long.parseLong(values.getOrDefault("times", FOREVER)));
        }
        if (name.equals("429")) {
            requests.set(0);
        }
        set.put(name, values);
    }

    /** Ends all faults. */
    public void clear() {
        set.clear();
        failuresLeft.set(0);
        refusedUntil = Instant.MIN;
    }

    /** For this long nobody gets in. */
    public void refuseFor(Duration time) {
        refusedUntil = clock.instant().plus(time);
    }

    public boolean refuses() {
        return clock.instant().isBefore(refusedUntil);
    }

    /** How long each reply and each stanza waits. */
    public Duration delay() {
        return Optional.ofNullable(set.get("delay"))
                .map(values -> Duration.ofMillis(Long.parseLong(values.getOrDefault("", "0"))))
                .orElse(Duration.ZERO);
    }

    /** Whether to lose the one at hand. */
    public boolean drops() {
        return happens("drop");
    }

    /** Whether to deliver the one at hand twice. */
    public boolean duplicates() {
        return happens("dup");
    }

    public boolean reorders() {
        return set.containsKey("reorder");
    }

    public boolean goesSilent() {
        return set.containsKey("half-close");
    }

    /** Whether to cut the socket on which that many stanzas came from the client; counts it. */
    public boolean cutsAfter(int stanzas) {
        Map<String, String> values = set.get("cut");
        return values != null
                && stanzas >= Integer.parseInt(values.getOrDefault("after-stanzas", "1"))
                && cutsLeft.getAndDecrement() > 0;
    }

    /** What becomes of a REST request that changes something. */
    public enum Write {
        AS_USUAL,
        UNANSWERED,
        IGNORED
    }

    /** Counts a REST request that changes something; what becomes of it. */
    public Write write() {
        return switch (struck("write", writes, "unanswered", "ignored")) {
            case "unanswered" -> Write.UNANSWERED;
            case "ignored" -> Write.IGNORED;
            default -> Write.AS_USUAL;
        };
    }

    /** Counts an XMPP request; what becomes of it. */
    public Answer answer() {
        return switch (struck("iq", iqs, "refuse", "ignore")) {
            case "refuse" -> Answer.REFUSED;
            case "ignore" -> Answer.NONE;
            default -> Answer.AS_USUAL;
        };
    }

    /** Counts an XMPP message; whether it is to come later. */
    public boolean putsOff() {
        return struck("message", messages, "wait").equals("wait");
    }

    /** Counts an XMPP session that wants a resource; whether somebody has that. */
    public boolean isTaken() {
        return struck("bind", binds, "taken").equals("taken");
    }

    /** Counts one more for a fault; which of its ways meets that one, empty where none does. */
    private String struck(String fault, AtomicLong count, String... ways) {
        Map<String, String> values = set.get(fault);
        if (values == null) {
            return "";
        }
        long number = count.incrementAndGet();
        return Stream.of(ways)
                .filter(way -> isAmong(number, values.get(way), values))
                .findFirst()
                .orElse("");
    }

    private static boolean isAmong(
            long request, @Nullable String first, Map<String, String> values) {
        int times = Integer.parseInt(values.getOrDefault("times", "1"));
        return first != null
                && request >= Integer.parseInt(first)
                && request < Integer.parseInt(first) + times;
    }

    /** Counts a REST request; where it is one too many, after how many seconds to try again. */
    public OptionalInt tooMany() {
        Map<String, String> values = set.get("429");
        if (values == null) {
            return OptionalInt.empty();
        }
        long every = Long.parseLong(values.getOrDefault("every", "1"));
        return requests.incrementAndGet() % every == 0
                ? OptionalInt.of(Integer.parseInt(values.getOrDefault("retry-after", "1")))
                : OptionalInt.empty();
    }

    /** Whether the REST request at hand fails; counts it. */
    public boolean fails() {
        return failuresLeft.get() > 0 && failuresLeft.getAndDecrement() > 0;
    }

    private boolean happens(String name) {
        Map<String, String> values = set.get(name);
        return values != null
                && random.nextDouble() < Double.parseDouble(values.getOrDefault("", "0"));
    }
}
