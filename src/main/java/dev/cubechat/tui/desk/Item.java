package dev.cubechat.tui.desk;

import java.util.Map;

/**
 * A line to choose.
 *
 * @param detail what stands dim behind it; may be empty
 * @param choice what Enter does
 * @param keys what other keys do, where letters are not for searching
 */
public record Item(String label, String detail, Choice choice, Map<String, Choice> keys) {
    public Item {
        keys = Map.copyOf(keys);
    }

    public static Item of(String label, String detail, Choice choice) {
        return new Item(label, detail, choice, Map.of());
    }

    /** Whether keys do the same with both, however they are called. */
    boolean does(Item other) {
        return choice.equals(other.choice) && keys.equals(other.keys);
    }
}
