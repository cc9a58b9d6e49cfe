package dev.cubechat.cli;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Classes that were made while the program was packaged, of what is always the same: out of a class
 * archive they are there at once. Where nothing was packaged there are none.
 */
public final class Packaged {
    private Packaged() {}

    /** The text that the class of this name gives. */
    public static Optional<String> text(String className) {
        return find(className, Supplier.class).map(text -> String.valueOf(text.get()));
    }

    /** One of the class of this name. */
    static <T> Optional<T> find(String className, Class<T> kind) {
        try {
            return Optional.of(kind.cast(Class.forName(className).getConstructor().newInstance()));
        } catch (ReflectiveOperationException notPackaged) {
            return Optional.empty();
        }
    }
}
