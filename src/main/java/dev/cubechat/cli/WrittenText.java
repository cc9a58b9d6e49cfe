package dev.cubechat.cli;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Texts that were written down when the program was packaged, each in a class of its own: out of a
 * class archive they are there at once. Where nothing was packaged there are none.
 */
public final class WrittenText {
    private WrittenText() {}

    /** The text in the class of this name. */
    public static Optional<String> in(String className) {
        try {
            Object page = Class.forName(className).getConstructor().newInstance();
            return page instanceof Supplier<?> supplier
                    ? Optional.of(String.valueOf(supplier.get()))
                    : Optional.empty();
        } catch (ReflectiveOperationException notPackaged) {
            return Optional.empty();
        }
    }
}
