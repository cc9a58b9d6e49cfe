package dev.cubechat.app.demo;

import java.time.Duration;

/**
 * How long things take: as among people where someone watches, else as little as will do.
 *
 * @param look before a message is looked at
 * @param type while an answer is written
 * @param read while the person who watches reads a step
 */
record Tempo(Duration look, Duration type, Duration read) {
    static final Tempo OF_PEOPLE =
            new Tempo(Duration.ofMillis(500), Duration.ofMillis(1200), Duration.ofMillis(900));

    /** History knows whole seconds only, so an answer stays a second behind its question. */
    static final Tempo OF_MACHINES =
            new Tempo(Duration.ofMillis(20), Duration.ofMillis(1050), Duration.ZERO);

    /** The same, so many times slower. */
    Tempo times(int factor) {
        return new Tempo(
                look.multipliedBy(factor), type.multipliedBy(factor), read.multipliedBy(factor));
    }
}
