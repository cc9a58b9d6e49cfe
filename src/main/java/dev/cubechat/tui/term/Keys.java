package dev.cubechat.tui.term;

import dev.cubechat.tui.Key;
import dev.cubechat.tui.Key.Held;
import dev.cubechat.tui.Key.Name;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which key a terminal means: xterm's sequences, CSI u, and xterm's modifyOtherKeys. */
final class Keys {
    private static final Map<Character, Name> BY_LETTER =
            Map.ofEntries(
                    Map.entry('A', Name.UP),
                    Map.entry('B', Name.DOWN),
                    Map.entry('C', Name.RIGHT),
                    Map.entry('D', Name.LEFT),
                    Map.entry('F', Name.END),
                    Map.entry('H', Name.HOME),
                    Map.entry('P', Name.F1),
                    Map.entry('Q', Name.F2),
                    Map.entry('R', Name.F3),
                    Map.entry('S', Name.F4));

    private static final Map<Integer, Name> BY_NUMBER =
            Map.ofEntries(
                    Map.entry(1, Name.HOME),
                    Map.entry(2, Name.INSERT),
                    Map.entry(3, Name.DELETE),
                    Map.entry(4, Name.END),
                    Map.entry(5, Name.PAGE_UP),
                    Map.entry(6, Name.PAGE_DOWN),
                    Map.entry(7, Name.HOME),
                    Map.entry(8, Name.END),
                    Map.entry(11, Name.F1),
                    Map.entry(12, Name.F2),
                    Map.entry(13, Name.F3),
                    Map.entry(14, Name.F4),
                    Map.entry(15, Name.F5),
                    Map.entry(17, Name.F6),
                    Map.entry(18, Name.F7),
                    Map.entry(19, Name.F8),
                    Map.entry(20, Name.F9),
                    Map.entry(21, Name.F10),
                    Map.entry(23, Name.F11),
                    Map.entry(24, Name.F12));

    /** The keypad in application mode: {@code ESC O j} is its asterisk. */
    private static final String KEYPAD = "*+,-./0123456789";

    private Keys() {}

    /** A key that sends one character. */
    static Optional<Key> plain(int point) {
        return switch (point) {
            case '\r' -> Optional.of(Key.of(Name.ENTER));
            case '\t' -> Optional.of(Key.of(Name.TAB));
            case 0x08, 0x7F -> Optional.of(Key.of(Name.BACKSPACE));
            case 0x1B -> Optional.of(Key.of(Name.ESCAPE));
            case 0x00 -> Optional.of(Key.text(" ", Held.CTRL));
            default -> {
                if (point < 0x20) {
                    String letter = Character.toString(point + '@').toLowerCase(Locale.ROOT);
                    yield Optional.of(Key.text(letter, Held.CTRL));
                }
                yield Character.isISOControl(point)
                        ? Optional.empty()
                        : Optional.of(Key.text(Character.toString(point)));
            }
        };
    }

    /** A key of {@code ESC O}. */
    static Optional<Key> function(int point) {
        if (point == 'M') {
            return Optional.of(Key.of(Name.ENTER));
        }
        if (point >= 'j' && point < 'j' + KEYPAD.length()) {
            return Optional.of(Key.text(KEYPAD.substring(point - 'j', point - 'j' + 1)));
        }
        return Optional.ofNullable(BY_LETTER.get((char) point)).map(Key::of);
    }

    /** A key of {@code ESC [}. */
    static Optional<Key> sequence(String body, char end) {
        List<int[]> numbers = numbers(body);
        Set<Held> held = held(number(numbers, 1, 0));
        if (number(numbers, 1, 1) == 3) {
            return Optional.empty(); // let go of
        }
        return switch (end) {
            case 'Z' -> Optional.of(holding(Key.of(Name.TAB), Held.SHIFT));
            case 'u' -> coded(number(numbers, 0, 0), held);
            case '~' ->
                    number(numbers, 0, 0) == 27 && numbers.size() > 2
                            ? coded(number(numbers, 2, 0), held)
                            : Optional.ofNullable(BY_NUMBER.get(number(numbers, 0, 0)))
                                    .map(name -> new Key(name, "", held));
            default -> Optional.ofNullable(BY_LETTER.get(end)).map(name -> new Key(name, "", held));
        };
    }

    /**
     * Whether such a sequence answers a question of ours. {@code CSI 1;2R} may be Shift-F3 or a
     * cursor in the first row: we never ask there.
     */
    static boolean isReply(String body, char end) {
        return switch (end) {
            case 'R' -> !body.isEmpty() && !body.startsWith("1;");
            case 'u' -> body.startsWith("?");
            case 'c', 'n', 'y', 't', 'x' -> true;
            default -> body.startsWith("?") || body.startsWith(">");
        };
    }

    static Key holding(Key key, Held more) {
        EnumSet<Held> held = EnumSet.of(more);
        held.addAll(key.held());
        return new Key(key.name(), key.text(), held);
    }

    /** A key told by the number of its character. */
    private static Optional<Key> coded(int point, Set<Held> held) {
        if (point <= 0 || !Character.isValidCodePoint(point)) {
            return Optional.empty();
        }
        if (Character.getType(point) == Character.PRIVATE_USE) {
            return Optional.empty(); // a key that we have no use for
        }
        return plain(point).map(key -> withHeld(key, held));
    }

    /** Shift is in the character already, as it is where terminals send characters alone. */
    private static Key withHeld(Key key, Set<Held> held) {
        if (key.name() != Name.TEXT) {
            return new Key(key.name(), "", held);
        }
        if (held.contains(Held.CTRL)) {
            return new Key(Name.TEXT, key.text().toLowerCase(Locale.ROOT), held);
        }
        String text = held.contains(Held.SHIFT) ? key.text().toUpperCase(Locale.ROOT) : key.text();
        Set<Held> others = held.stream().filter(h -> h != Held.SHIFT).collect(Collectors.toSet());
        return new Key(Name.TEXT, text, others);
    }

    private static Set<Held> held(int modifiers) {
        int bits = Math.max(0, modifiers - 1);
        EnumSet<Held> held = EnumSet.noneOf(Held.class);
        if ((bits & 1) != 0) {
            held.add(Held.SHIFT);
        }
        if ((bits & (2 | 32)) != 0) {
            held.add(Held.ALT);
        }
        if ((bits & 4) != 0) {
            held.add(Held.CTRL);
        }
        return held;
    }

    /** {@code 97:65;5:1} as its numbers; 0 for what is missing or no number. */
    private static List<int[]> numbers(String body) {
        List<int[]> numbers = new ArrayList<>();
        for (String group : body.split(";", -1)) {
            String[] parts = group.split(":", -1);
            numbers.add(IntStream.range(0, parts.length).map(i -> number(parts[i])).toArray());
        }
        return numbers;
    }

    private static int number(List<int[]> numbers, int group, int part) {
        return group < numbers.size() && part < numbers.get(group).length
                ? numbers.get(group)[part]
                : 0;
    }

    static int number(String digits) {
        return digits.matches("[0-9]{1,7}") ? Integer.parseInt(digits) : 0;
    }
}
