package dev.cubechat.tui.term;

import com.googlecode.lanterna.TextCharacter;

import org.jspecify.annotations.Nullable;

/**
 * One cluster on the grid, in one look. There is only one of each, made by {@link Cells}, so that
 * comparing is quick.
 *
 * <p>Lanterna's own cells split emoji and count other columns than we do.
 */
final class Cell extends TextCharacter {
    private static final long serialVersionUID = 1L;

    private final String cluster;
    private final boolean wide;
    private final boolean fragile;
    private final boolean erased;
    private final transient Look look;

    /** The blank of the same look: what stands in the second column of a wide cell. */
    private final transient Cell blank;

    /**
     * @param fragile whether terminals disagree about how wide it is
     * @param blank null for a blank itself
     */
    @SuppressWarnings("deprecation") // Lanterna's way to make cells makes its own only
    Cell(String cluster, boolean wide, boolean fragile, Look look, @Nullable Cell blank) {
        super(TextCharacter.DEFAULT_CHARACTER);
        this.cluster = cluster;
        this.wide = wide;
        this.fragile = fragile;
        this.look = look;
        this.blank = blank == null ? this : blank;
        this.erased = blank == null && look.plainBehind();
    }

    /** Lanterna's names of colours are made with Java's tables of how languages write numbers. */
    static void getReady() {
        TextCharacter unused = TextCharacter.DEFAULT_CHARACTER;
    }

    Look look() {
        return look;
    }

    int columns() {
        return wide ? 2 : 1;
    }

    boolean isFragile() {
        return fragile;
    }

    /** Whether erasing the cell gives the same. */
    boolean isErased() {
        return erased;
    }

    @Override
    public String getCharacterString() {
        return cluster;
    }

    @Override
    public boolean isDoubleWidth() {
        return wide;
    }

    /** Lanterna asks for a blank where half of a wide cell was overwritten. */
    @Override
    public TextCharacter withCharacter(char character) {
        return blank;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return cluster;
    }
}
