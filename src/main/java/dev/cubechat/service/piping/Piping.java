package dev.cubechat.service.piping;

import dev.cubechat.config.Settings;
import dev.cubechat.disk.Reason;
import dev.cubechat.journal.Journal;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.pipe.Courier;
import dev.cubechat.pipe.Manner;
import dev.cubechat.pipe.Order;
import dev.cubechat.pipe.Pipe;
import dev.cubechat.pipe.Refusals;
import dev.cubechat.service.session.SessionKeeper;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Sends what comes in a stream, record by record. */
public final class Piping {
    private final Settings settings;
    private final SessionKeeper keeper;
    private final Function<String, Courier> couriers;
    private final InstantSource clock;
    private final RandomGenerator random;

    /**
     * @param couriers makes what carries the messages, for a device of this name
     */
    public Piping(
            Settings settings,
            SessionKeeper keeper,
            Function<String, Courier> couriers,
            InstantSource clock,
            RandomGenerator random) {
        this.settings = settings;
        this.keeper = keeper;
        this.couriers = couriers;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Sends each record of the stream.
     *
     * @param file where to remember what was sent; null to remember nothing
     * @param lines takes the pipe, to ask it for what became of each record
     * @throws Failure why not all was sent, when all was told
     */
    public void run(
            Order order,
            Refusals refusals,
            @Nullable Path file,
            InputStream in,
            Consumer<Pipe> lines) {
        checkApart(refusals, file);
        try (Journal journal = file == null ? null : journal(file, order.manner());
                refusals;
                Courier courier = couriers.apply(device(journal))) {
            // A link may lead to it only now that it is there.
            checkApart(refusals, file);
            Pipe pipe = new Pipe(order, courier, refusals, journal, System::nanoTime);
            pipe.open(in);
            lines.accept(pipe);
            Failure.throwAny(pipe.trouble());
        }
    }

    private static void checkApart(Refusals refusals, @Nullable Path journal) {
        try {
            if (journal != null && refusals.goInto(journal)) {
                throw new Failure(
                                FailureKind.USAGE,
                                "Refused records cannot go into the journal " + journal + ".")
                        .withHint("Name another file in --on-error dead-letter:FILE.");
            }
        } catch (IOException unknown) {
            throw new Failure(
                    FailureKind.CONFIGURATION,
                    "Could not look at journal " + journal + ": " + Reason.of(unknown) + ".",
                    unknown);
        }
    }

    private String device(@Nullable Journal journal) {
        return "cubechat-pipe-"
                + (journal == null ? Long.toHexString(random.nextLong()) : journal.name());
    }

    private Journal journal(Path file, Manner manner) {
        String to = manner.to() == null ? "" : manner.to().typed();
        return Journal.open(
                file,
                Map.of(
                        "app", settings.appId().toString(),
                        "user", keeper.me().toString(),
                        "host", settings.chatHost(),
                        "dialog", to,
                        "dialog field", manner.dialogField() == null ? "" : manner.dialogField(),
                        "frame", manner.framing().toString(),
                        // What a run with a history knows of one without would be guessed.
                        "--no-save", manner.save() ? "" : "yes"),
                clock,
                random);
    }
}
