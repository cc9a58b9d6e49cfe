package dev.cubechat.tui.term;

/**
 * A colour in each of the ways a terminal may know.
 *
 * @param ansi one of the sixteen, which people choose themselves
 * @param rgb for terminals that show any
 */
record Ink(int ansi, int rgb) {
    private static final int[] STEPS = {0, 95, 135, 175, 215, 255};

    /** The parameters that select it as colour of letters, or of what is behind them. */
    String parameters(Colours colours, boolean behind) {
        return switch (colours) {
            case NONE -> "";
            case SIXTEEN -> ";" + ((ansi < 8 ? 30 + ansi : 82 + ansi) + (behind ? 10 : 0));
            case MANY -> (behind ? ";48;5;" : ";38;5;") + nearest();
            case TRUE ->
                    (behind ? ";48;2;" : ";38;2;")
                            + (rgb >> 16)
                            + ";"
                            + (rgb >> 8 & 255)
                            + ";"
                            + (rgb & 255);
        };
    }

    /** The nearest of 256: of the cube of six steps a side, or of the 24 greys. */
    private int nearest() {
        int red = step(rgb >> 16);
        int green = step(rgb >> 8 & 255);
        int blue = step(rgb & 255);
        int cube = STEPS[red] << 16 | STEPS[green] << 8 | STEPS[blue];
        int mean = ((rgb >> 16) + (rgb >> 8 & 255) + (rgb & 255)) / 3;
        int grey = Math.clamp((mean - 3) / 10, 0, 23);
        int greyValue = 8 + 10 * grey;
        return distance(cube) <= distance(greyValue << 16 | greyValue << 8 | greyValue)
                ? 16 + 36 * red + 6 * green + blue
                : 232 + grey;
    }

    private static int step(int value) {
        int nearest = 0;
        for (int i = 1; i < STEPS.length; i++) {
            if (Math.abs(STEPS[i] - value) < Math.abs(STEPS[nearest] - value)) {
                nearest = i;
            }
        }
        return nearest;
    }

    private int distance(int other) {
        int red = (rgb >> 16) - (other >> 16);
        int green = (rgb >> 8 & 255) - (other >> 8 & 255);
        int blue = (rgb & 255) - (other & 255);
        return red * red + green * green + blue * blue;
    }
}
