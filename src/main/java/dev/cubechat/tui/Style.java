package dev.cubechat.tui;

/**
 * How a piece of text is to look.
 *
 * @param hue tells people apart: the same number, the same colour; 0 where that does not matter
 * @param selected whether it lies under the cursor of a list or of the selected message
 * @param raised whether it lies on a ground that sets it off: the bars, the open dialog
 */
public record Style(Role role, int hue, boolean selected, boolean raised) {
    public static final Style TEXT = of(Role.TEXT);
    public static final Style DIM = of(Role.DIM);

    public static Style of(Role role) {
        return new Style(role, 0, false, false);
    }

    public Style withHue(int number) {
        return new Style(role, number, selected, raised);
    }

    public Style asSelected() {
        return selected ? this : new Style(role, hue, true, raised);
    }

    public Style asRaised() {
        return raised ? this : new Style(role, hue, selected, true);
    }
}
