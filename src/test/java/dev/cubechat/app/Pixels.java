package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import javax.imageio.ImageIO;

/** A picture of a terminal's window, and where in it the cells of its grid are. */
final class Pixels {
    private final int[][] pixels;
    private final int cellWidth;
    private final int cellHeight;

    private Pixels(int[][] pixels, int cellWidth, int cellHeight) {
        this.pixels = pixels;
        this.cellWidth = cellWidth;
        this.cellHeight = cellHeight;
    }

    /**
     * Reads what an X server without a screen shows (a window dump), black but for one window at
     * the left top.
     */
    static Pixels of(Path dump, int columns, int rows) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(dump));
        int width = bytes.getInt(4 * 4);
        int height = bytes.getInt(5 * 4);
        int bytesPerLine = bytes.getInt(12 * 4);
        assertThat(bytes.getInt(11 * 4)).as("bits of a pixel").isEqualTo(32);
        int start = bytes.getInt(0) + bytes.getInt(19 * 4) * 12;
        boolean little = bytes.getInt(7 * 4) == 0;
        ByteBuffer data = bytes.order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int[][] all = new int[height][width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                all[y][x] = data.getInt(start + y * bytesPerLine + x * 4) & 0xFFFFFF;
            }
        }
        int right = 0;
        int bottom = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (all[y][x] != 0) {
                    right = Math.max(right, x + 1);
                    bottom = Math.max(bottom, y + 1);
                }
            }
        }
        return new Pixels(all, right / columns, bottom / rows);
    }

    boolean hasWindow() {
        return cellWidth > 3 && cellHeight > 5;
    }

    /**
     * Where in this row of the grid a line goes from its top to its bottom, counted from the left
     * in pixels; one a few pixels thick counts once.
     */
    List<Integer> lines(int row) {
        List<Integer> lines = new ArrayList<>();
        for (int x = 0; x < pixels[0].length; x++) {
            if (isLine(x, row) && (x == 0 || !isLine(x - 1, row))) {
                lines.add(x);
            }
        }
        return lines;
    }

    private boolean isLine(int x, int row) {
        for (int y = row * cellHeight; y < (row + 1) * cellHeight; y++) {
            if (pixels[y][x] == Xterm.GROUND || pixels[y][x] == 0) {
                return false;
            }
        }
        return true;
    }

    /** What is drawn in these columns of a row of the grid. */
    List<Integer> cells(int row, int from, int to) {
        List<Integer> cells = new ArrayList<>();
        for (int y = row * cellHeight; y < (row + 1) * cellHeight; y++) {
            for (int x = from * cellWidth; x < to * cellWidth; x++) {
                cells.add(pixels[y][x]);
            }
        }
        return cells;
    }

    boolean isBlank(int row, int from, int to) {
        return cells(row, from, to).stream().distinct().count() == 1;
    }

    /** The column of the grid in which this pixel lies. */
    int column(int x) {
        return x / cellWidth;
    }

    /** For people to look at. */
    void save(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        BufferedImage image =
                new BufferedImage(pixels[0].length, pixels.length, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < pixels.length; y++) {
            image.setRGB(0, y, pixels[0].length, 1, pixels[y], 0, pixels[0].length);
        }
        ImageIO.write(image, "png", file.toFile());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pixels that && Arrays.deepEquals(pixels, that.pixels);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(pixels);
    }
}
