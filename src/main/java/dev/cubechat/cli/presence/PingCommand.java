package dev.cubechat.cli.presence;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.json.Json;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.service.people.Pong;
import dev.cubechat.service.people.Presence;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.stream.IntStream;

/** Exits 10 where no answer comes in time ({@code --timeout}), 8 where there is no way there. */
@Command(footer = "cubechat presence ping --count 3")
final class PingCommand implements Runnable, Documented {
    private static final Columns<Pong> PONG =
            Columns.<Pong>of()
                    .and("number", Pong::number)
                    .and("rtt_ms", pong -> millis(pong.roundTrip()));

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "1",
            description = "Ask so many times, one after the other.")
    int count;

    private final Desk desk;

    PingCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return PONG;
    }

    @Override
    public void run() {
        if (count < 1) {
            throw new Failure(FailureKind.USAGE, "--count begins at 1.");
        }
        Presence presence = desk.services().presence();
        if (count == 1) {
            desk.out().show(PONG, presence.ping(1));
        } else {
            desk.out().list(PONG, IntStream.rangeClosed(1, count).mapToObj(presence::ping));
        }
    }

    /** Milliseconds, and what is smaller as thousandths. */
    private static Json millis(Duration time) {
        return new Json.Dec(BigDecimal.valueOf(time.toNanos() / 1000, 3));
    }
}
