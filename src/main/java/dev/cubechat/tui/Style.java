package dev.cubechat.tui;

import org.jspecify.annotations.Nullable;

/**
 * How a piece of text is to look.
 *
 * @param hue tells people apart: the same number, the same colour; 0 where that does not matter
 * @param selected whether it lies under the cursor of a list or of the selected message
 * @param raised whether it lies on a ground that sets it off: the bars, the open dialog
 * @param link where a click on it leads; null for nowhere
 */
public record Style(
        Role role, int hue, boolean selected, boolean raised, @Nullable Hyperlink link) {
    public static final Style TEXT = of(Role.TEXT);
    public static final Style DIM = of(Role.DIM);

    public static Style of(Role role) {
        return new Style(role, 0, false, false, null);
    }

    public Style withHue(int number) {
        return new Style(role, number, selected, raised, link);
    }

    public Style asSelected() {
        return selected ? this : new Style(role, hue, true, raised, link);
    }

    public Style asRaised() {
        return raised ? this : new Style(role, hue, selected, true, link);
    }

    public Style leadingTo(@Nullable Hyperlink where) {
        return new Style(role, hue, selected, raised, where);
    }
}
