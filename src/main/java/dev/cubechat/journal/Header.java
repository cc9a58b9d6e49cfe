package dev.cubechat.journal;

import dev.cubechat.json.Json;
import dev.cubechat.model.MessageId;

import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How a journal begins: what run it is for, and what the ids of its messages are made of. An id is
 * the journal's time and seed and the message's number, so it rises with every message, and is the
 * same again even where the line that wrote it down is gone.
 *
 * @param born when the journal was made, in unix seconds
 * @param purpose what must be the same in every run, by name
 */
record Header(long born, int seed, Map<String, String> purpose) {
    private static final String MARK = "cubechat_journal";

    /** What every journal's file begins with. */
    static final String BEGINNING = "{\"" + MARK + "\"";

    private static final int VERSION = 1;

    static Header fresh(Map<String, String> purpose, InstantSource clock, RandomGenerator random) {
        return new Header(clock.instant().getEpochSecond(), random.nextInt(), purpose);
    }

    /** Empty where that is not how a journal begins, or one of another version. */
    static Optional<Header> read(Json.Obj content) {
        Optional<Long> born = content.get("born").asLong();
        Optional<String> seed = content.get("seed").asText();
        boolean ours = content.get(MARK).asLong().filter(v -> v == VERSION).isPresent();
        if (!ours || born.isEmpty() || seed.isEmpty() || !seed.get().matches("[0-9a-f]{8}")) {
            return Optional.empty();
        }
        Map<String, String> purpose = new LinkedHashMap<>();
        content.get("for")
                .asObject()
                .members()
                .forEach((key, value) -> value.asText().ifPresent(text -> purpose.put(key, text)));
        return Optional.of(
                new Header(born.get(), HexFormat.fromHexDigits(seed.get()), Map.copyOf(purpose)));
    }

    Line.Header line() {
        var sorted = Json.obj();
        purpose.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> sorted.with(each.getKey(), each.getValue()));
        return new Line.Header(
                Json.obj()
                        .with(MARK, VERSION)
                        .with("born", born)
                        .with("seed", HexFormat.of().toHexDigits(seed))
                        .with("for", sorted.build())
                        .build());
    }

    /** What no other journal is called. */
    String name() {
        return HexFormat.of().toHexDigits(born, 8) + HexFormat.of().toHexDigits(seed);
    }

    MessageId id(long number) {
        return id(name(), number);
    }

    /** The id of a message in the journal of that name. */
    static MessageId id(String name, long number) {
        return new MessageId(name + HexFormat.of().toHexDigits(number, 8));
    }

    /** In which respect another run is not the one that this journal is for. */
    Optional<String> differs(Map<String, String> other) {
        return other.entrySet().stream()
                .filter(each -> !each.getValue().equals(purpose.getOrDefault(each.getKey(), "")))
                .map(
                        each ->
                                each.getKey()
                                        + " \""
                                        + purpose.getOrDefault(each.getKey(), "")
                                        + "\", and not \""
                                        + each.getValue()
                                        + "\"")
                .sorted()
                .findFirst();
    }
}
