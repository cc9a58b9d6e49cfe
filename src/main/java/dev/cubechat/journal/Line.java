package dev.cubechat.journal;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.json.MalformedJson;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.MessageId;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * One line of a journal; its last eight characters are the CRC-32 of what stands before them.
 *
 * <pre>
 * {"cubechat_journal":1,"born":1772361000,"seed":"5f0a1b2c",…} 0f3c9a11
 * p 1 1 6e0c5f4d2b1a9f83 69a4174865f0a1b200000001 65f0a1b2c3d4e5f601020304 5be1c2d3
 * q 2 1 0a1b5f4d2b1a9f07 69a4174865f0a1b200000002 65f0a1b2c3d4e5f601020304 c2d35be1
 * o 2 80f3c2aa
 * b 2 13ee7a04
 * d 1 400 77aa01fe
 * a 401 blocked 5120 9b0d21c4
 * f 401 blocked 1c2d3e4f
 * </pre>
 *
 * <p>{@link Settled} shows the one that is missing here.
 */
sealed interface Line {
    /** The first line: what the journal is for. */
    record Header(Json.Obj content) implements Line {}

    /** Message so and so is about to be sent: at any time, or first there is an Out. */
    record Plan(Entry entry) implements Line {}

    /** This one may be on its way. */
    record Out(long number) implements Line {}

    /** This one did not leave after all. */
    record Back(long number) implements Line {}

    /** The server has acknowledged these. */
    record Done(long from, long to) implements Line {}

    /** This one was given up; its records are about to be put aside, at this place of a file. */
    record Leaving(long number, String refusal, long place) implements Line {}

    /** This one was given up for good, and put aside where that was asked for. */
    record Given(long number, String refusal) implements Line {}

    /** These were sent and acknowledged long ago. */
    record Arrived(Settled block) implements Line {}

    /** The line with its checksum and its end. */
    default byte[] bytes() {
        String text =
                switch (this) {
                    case Header header -> JsonText.write(header.content());
                    case Plan(Entry it) ->
                            (it.fate() == Entry.Fate.PLANNED ? "q " : "p ")
                                    + it.number()
                                    + " "
                                    + it.records()
                                    + " "
                                    + it.hash()
                                    + " "
                                    + it.id()
                                    + " "
                                    + (it.dialog() == null ? "-" : it.dialog());
                    case Out out -> "o " + out.number();
                    case Back back -> "b " + back.number();
                    case Done done -> "d " + done.from() + " " + done.to();
                    case Arrived(Settled block) -> block.text();
                    case Leaving it -> "a " + it.number() + " " + it.refusal() + " " + it.place();
                    case Given given -> "f " + given.number() + " " + given.refusal();
                };
        return (text + " " + checksum(text) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Reads a line without its end; empty where it is none, or damaged. */
    static Optional<Line> read(byte[] bytes) {
        String whole = new String(bytes, StandardCharsets.UTF_8);
        int space = whole.lastIndexOf(' ');
        if (space < 0) {
            return Optional.empty();
        }
        String text = whole.substring(0, space);
        if (!checksum(text).equals(whole.substring(space + 1))) {
            return Optional.empty();
        }
        try {
            return Optional.of(text.startsWith("{") ? header(text) : words(text.split(" ", -1)));
        } catch (MalformedJson | IllegalArgumentException | IndexOutOfBoundsException written) {
            // The checksum fits, so somebody else wrote this.
            return Optional.empty();
        }
    }

    private static Line header(String text) throws MalformedJson {
        return new Header(JsonText.parse(text).asObject());
    }

    private static Line words(String... word) {
        return switch (word[0]) {
            case "p" -> new Plan(open(word));
            case "q" -> new Plan(open(word).stayed());
            case "o" -> new Out(Long.parseLong(word[1]));
            case "b" -> new Back(Long.parseLong(word[1]));
            case "d" -> new Done(Long.parseLong(word[1]), Long.parseLong(word[2]));
            case "s" -> new Arrived(Settled.read(word));
            case "a" -> new Leaving(Long.parseLong(word[1]), word[2], Long.parseLong(word[3]));
            case "f" -> new Given(Long.parseLong(word[1]), word[2]);
            default -> throw new IllegalArgumentException("no such line: " + word[0]);
        };
    }

    private static Entry open(String... word) {
        return Entry.open(
                Long.parseLong(word[1]),
                Integer.parseInt(word[2]),
                word[3],
                MessageId.ofHex(word[4]),
                word[5].equals("-") ? null : new DialogId(word[5]));
    }

    private static String checksum(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits(sum.getValue(), 8);
    }
}
