package dev.cubechat.pipe;

import dev.cubechat.journal.Journal;
import dev.cubechat.model.Draft;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.Sent;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Sends each record of a stream as a message, in order, and says of each what became of it.
 *
 * <p><b>How is nothing lost or doubled?</b> Few messages are between the input and their line of
 * output ({@link Window}). Each is written down, with its id, before it is sent; it counts as sent
 * when the server has acknowledged it. When the stream breaks, nothing goes out until all that was
 * under way is settled: what the history has arrived, what it has not is sent again under the same
 * id, before anything that comes after it. Where the server puts one off, see {@link Lineup}. After
 * a crash the same is done for what the journal left open.
 *
 * <p>One thread does all of this, the one that asks for lines; others fill its {@link Mailbox}.
 */
public final class Pipe {
    private static final long LOOK_AGAIN = Duration.ofSeconds(1).toNanos();

    private final Order order;
    private final Courier courier;
    private final Refusals refusals;
    private final Ledger ledger;
    private final LongSupplier nanos;
    private final Mailbox mailbox = new Mailbox();
    private final Intake intake;
    private final Outcome outcome;
    private final Pace pace;
    private final Recovery recovery;
    private final Silence silence;
    private final Window window = new Window();
    private final Lineup ready;
    private List<Piped> lines = new ArrayList<>();
    private int flying;
    private boolean inDoubt;
    private boolean over;
    private long pausedUntil;
    private @Nullable Long readySince;

    /** Null while it is not about to end. */
    private @Nullable Ending ending;

    /**
     * Nothing is read yet.
     *
     * @param journal null to remember nothing
     * @param nanos a clock that only rises
     */
    public Pipe(
            Order order,
            Courier courier,
            Refusals refusals,
            @Nullable Journal journal,
            LongSupplier nanos) {
        this.order = order;
        this.courier = courier;
        this.refusals = refusals;
        this.ledger = new Ledger(journal);
        this.nanos = nanos;
        this.pace = new Pace(order.rate(), nanos);
        this.ready = new Lineup(nanos);
        this.recovery = new Recovery(courier, ledger.isResumed());
        this.outcome = new Outcome(refusals.stop());
        this.intake =
                new Intake(
                        mailbox,
                        new Bundler(mailbox, order.batching(), nanos),
                        ledger,
                        new Preparing(
                                new LetterReader(order.manner(), courier::carried),
                                courier,
                                ledger,
                                recovery,
                                outcome),
                        outcome);
        this.silence = new Silence(order.giveUp(), nanos);
    }

    /**
     * Connects, and begins to read on a thread of its own.
     *
     * @throws Failure where there is no connection to be had
     */
    public void open(InputStream in) {
        refusals.open();
        courier.connect(mailbox::wake);
        courier.renew();
        silence.restart();
        Thread.ofPlatform()
                .daemon()
                .name("cubechat input")
                .start(() -> mailbox.fill(new Splitter(in, order.manner().framing())));
    }

    /** What became of each record, in the order of the input: each lot as soon as it is known. */
    public Stream<List<Piped>> lots() {
        return Stream.iterate(next(), lot -> !lot.isEmpty(), last -> next());
    }

    private List<Piped> next() {
        // Meanwhile others had our lines, and perhaps took their time.
        silence.restart();
        while (lines.isEmpty() && !over) {
            try {
                step();
            } catch (InterruptedException stop) {
                hurry(new Failure(FailureKind.INTERRUPTED, "Stopped.", stop));
            } catch (Failure broken) {
                hurry(broken);
            }
        }
        List<Piped> lot = lines;
        lines = new ArrayList<>();
        return lot;
    }

    /** Why not all was sent, when all was said; empty where all was. */
    public Optional<Failure> trouble() {
        return outcome.trouble();
    }

    private void step() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        mailbox.news().forEach(Runnable::run);
        if (ending != null) {
            windUp(ending);
        } else {
            listen();
            recover();
            admit();
            dispatch();
            stopWhereRefused();
        }
        tell();
        ledger.write();
        if (lines.isEmpty() && !over) {
            sleep();
        }
    }

    private void sleep() throws InterruptedException {
        long from = nanos.getAsLong();
        long most = patience();
        mailbox.await(most, isHungry());
        silence.sleptSince(from, most);
    }

    /**
     * Nothing more is taken, and what is under way gets a moment. Where nothing is wrong and
     * somebody stops it, what was taken by then still goes out in that moment, as far as it can.
     * Who stops it in that moment once more does not want to wait for it.
     */
    private void hurry(Failure why) {
        boolean stop = Ending.isStop(why);
        if (stop && ending != null) {
            finish();
            return;
        }
        if (stop) {
            // It was heard. Left there, it would end that moment, too.
            boolean unused = Thread.interrupted();
            admitLast();
        }
        end(why);
    }

    private void end(Failure why) {
        outcome.stop(why);
        ending = ending != null ? ending.withoutSending() : Ending.of(why, nanos.getAsLong());
    }

    private void windUp(Ending last) {
        if (last.sends()) {
            dispatch();
        }
        long left = last.deadline() - nanos.getAsLong();
        boolean more = sendable() != null && pace.patience() < left;
        if (left <= 0 || (flying == 0 && !more) || courier.ended().isPresent()) {
            finish();
        }
    }

    private void stopWhereRefused() {
        if (outcome.isStopping()
                && flying == 0
                && window.slots().stream().noneMatch(this::isWanted)) {
            finish();
        }
    }

    /** Whether its fate is waited for although the pipe stops. */
    private boolean isWanted(Slot slot) {
        boolean left = slot.stage == Slot.Stage.IN_DOUBT && slot.attempts > 0;
        return left || (slot.stage != Slot.Stage.DONE && outcome.isBeforeEnd(slot.number));
    }

    /** Says what is known of all that was sent, and that the rest was not. */
    private void finish() {
        takeBack();
        for (Slot slot : window.slots()) {
            if (slot.stage == Slot.Stage.FLYING
                    || (slot.stage == Slot.Stage.IN_DOUBT && slot.attempts > 0)) {
                slot.done(Sent.Status.UNKNOWN);
            }
        }
        if (ending != null && ending.why().kind() != FailureKind.USAGE) {
            leave(ending.why());
        }
        window.at(Slot.Stage.READY).forEach(ledger::stayed);
        window.removeUndone();
        tell();
        over = true;
    }

    /** What was read and did not leave is told, too; a journal still has it to send. */
    private void leave(Failure why) {
        if (outcome.isBeforeEnd(window.nextNumber())) {
            intake.rest(window.nextNumber()).forEach(window::add);
        }
        for (Slot slot : window.slots()) {
            if (slot.stage == Slot.Stage.IN_DOUBT && slot.leftEarlier) {
                slot.unknown("An earlier run may have sent it, and nobody has looked.");
            } else if (slot.stage != Slot.Stage.DONE && outcome.isBeforeEnd(slot.number)) {
                slot.unsent(why);
            }
        }
    }

    /** Finds out what became of what is in doubt, once the connection stands again. */
    private void recover() throws InterruptedException {
        Failure.throwAny(courier.ended());
        if (!inDoubt || flying > 0 || !courier.isReady()) {
            readySince = null;
            return;
        }
        if (readySince == null) {
            readySince = nanos.getAsLong();
        }
        if (isPaused() || nanos.getAsLong() - readySince < courier.settling().toNanos()) {
            return;
        }
        courier.renew();
        if (!recovery.settle(window.slots())) {
            pause();
            return;
        }
        inDoubt = false;
        ready.renew(window.at(Slot.Stage.READY));
    }

    /** Takes messages from the input while there is room. */
    private void admit() {
        while (window.isRoomy() && !outcome.isStopping() && !(intake.isHolding() && isPaused())) {
            try {
                Optional<Slot> slot = intake.next(window.nextNumber());
                if (slot.isEmpty()) {
                    break;
                }
                take(slot.get());
            } catch (Failure failure) {
                later(failure);
            }
        }
        over |= intake.isOver() && window.isEmpty();
    }

    /** What was put together until now is a message, although more was to come to it. */
    private void admitLast() {
        try {
            admit();
            intake.stop();
            admit();
        } catch (Failure failure) {
            // It is told as what was not sent.
            outcome.stop(failure);
        }
    }

    private void take(Slot slot) {
        window.add(slot);
        if (slot.stage == Slot.Stage.READY) {
            ready.add(slot);
        }
        inDoubt |= slot.stage == Slot.Stage.IN_DOUBT;
    }

    /** Whether a record of the input could be taken now. */
    private boolean isHungry() {
        return window.isRoomy() && intake.isHungry();
    }

    private boolean isPaused() {
        return pausedUntil > nanos.getAsLong();
    }

    private void pause() {
        pausedUntil = nanos.getAsLong() + LOOK_AGAIN;
    }

    /** Sends what may go, in order. */
    private void dispatch() {
        try {
            for (Slot next = sendable(); next != null; next = sendable()) {
                if (pace.patience() > 0) {
                    break;
                }
                ready.take(next);
                send(next);
            }
        } finally {
            courier.flush();
        }
    }

    /** What may go now, but for the pace. */
    private @Nullable Slot sendable() {
        if (inDoubt || isPaused() || !maySend()) {
            return null;
        }
        Slot next = ready.next();
        if (next == null || !outcome.isBeforeEnd(next.number) || !ledger.lets(next, flying)) {
            return null;
        }
        return ending == null || next.isMade() ? next : null;
    }

    /** Whether messages go out still: until there is trouble. */
    private boolean maySend() {
        return ending == null || ending.sends();
    }

    private void send(Slot slot) {
        Draft draft = slot.draft;
        try {
            if (draft == null) {
                boolean uploads = !slot.isMade();
                draft = courier.finish(slot.toLetter(), slot.id);
                slot.draft = draft;
                if (uploads) {
                    silence.restart();
                }
            }
            writeDown(slot);
            courier.send(slot.toPlace(), draft, told -> mailbox.tell(() -> landed(slot, told)));
        } catch (Failure failure) {
            putBack(slot, failure);
            return;
        }
        if (flying == 0 && slot.attempts == 0) {
            silence.restart();
        }
        slot.stage = Slot.Stage.FLYING;
        slot.attempts++;
        flying++;
        ready.left(slot);
        pace.went();
    }

    /** It did not leave: it stays the first, where that is no fault of its own. */
    private void putBack(Slot slot, Failure why) {
        if (Outcome.isOfTheRecord(why)) {
            outcome.refuse(slot, why);
            return;
        }
        ready.addFirst(slot);
        later(why);
    }

    /**
     * It is tried again after a pause.
     *
     * @throws Failure where that helps nothing
     */
    private void later(Failure why) {
        if (Answer.of(why) != Answer.LATER) {
            throw why;
        }
        silence.putOff(why);
        pause();
    }

    /** It may leave when this returns; so may what goes out with it, so that not each waits. */
    private void writeDown(Slot slot) {
        if (ledger.asksFor(slot)) {
            ledger.out(slot);
            int more = pace.isUnlimited() ? ledger.room(flying) - 1 : 0;
            ready.behind(slot, more).forEach(ledger::out);
        }
        ledger.sync();
    }

    /** Throws nothing: whatever is told of one message, what is told of others counts, too. */
    private void landed(Slot slot, @Nullable Failure why) {
        flying--;
        ready.landed(slot);
        if (over || slot.stage != Slot.Stage.FLYING) {
            return;
        }
        if (why == null) {
            slot.done(Sent.Status.SENT);
            // Now, and not with its line: before more goes out, the journal has what arrived.
            ledger.sent(slot);
            silence.end();
            return;
        }
        switch (Answer.of(why)) {
            case IN_DOUBT -> slot.stage = Slot.Stage.IN_DOUBT;
            case STAYED -> slot.stayed();
            case LATER -> putOff(slot, why);
            case REFUSED -> outcome.refuse(slot, why);
            case TROUBLE -> {
                slot.notTaken(why);
                end(why);
            }
        }
        if (slot.stage == Slot.Stage.DONE) {
            silence.end();
        } else {
            // It comes before all that has not left yet.
            inDoubt = true;
        }
    }

    /** The server says "later", or its stream was gone: what has not gone out stays behind it. */
    private void putOff(Slot slot, Failure why) {
        slot.stage = Slot.Stage.READY;
        if (!courier.isGone()) {
            silence.putOff(why);
            ready.putOff(slot);
            pause();
            takeBack();
        }
    }

    /** What was sent and has not gone out yet is here again. */
    private void takeBack() {
        Set<MessageId> back = courier.recall();
        for (Slot each : window.at(Slot.Stage.FLYING)) {
            if (back.contains(each.id)) {
                each.stayed();
                flying--;
                ready.landed(each);
            }
        }
    }

    /** Says what became of the oldest messages, as far as it is known. */
    private void tell() {
        List<Slot> known = window.known();
        giveUpRefused(known);
        for (Slot slot : known) {
            window.removeOldest();
            outcome.count(slot);
            slot.addLines(lines);
            ledger.settle(slot);
            silence.end();
        }
    }

    /** Where that is not possible, nothing more is sent, and another run tries again. */
    private void giveUpRefused(List<Slot> known) {
        List<Slot> refused =
                known.stream().filter(slot -> slot.isRefused() && !slot.wasSettled).toList();
        try {
            refusals.giveUp(refused, order.manner().framing(), ledger);
        } catch (Failure full) {
            end(full);
        }
    }

    /** How long there is nothing to do unless something is told. */
    private long patience() {
        long patience = inDoubt ? courier.settling().toNanos() : LOOK_AGAIN;
        if (ending != null) {
            patience = Math.min(patience, ending.deadline() - nanos.getAsLong());
        } else if (isHungry()) {
            patience = Math.min(patience, intake.patience());
        }
        if (sendable() != null) {
            patience = Math.min(patience, pace.patience());
        }
        return Math.max(1, patience);
    }

    /** Gives up where the server has been silent, or has said "later", for too long. */
    private void listen() {
        boolean waits = flying > 0 || inDoubt || intake.isHolding();
        if (!waits) {
            silence.restart();
        }
        Optional<Failure> silent = waits ? silence.tooLong() : Optional.empty();
        Failure.throwAny(silent.or(silence::putOffTooLong));
    }
}
