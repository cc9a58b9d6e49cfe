package dev.cubechat.cli;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Field;
import java.util.Optional;

/**
 * Reads and writes the fields of one class by their names. The packaged program has such a class
 * for each whose fields take options: reflection would make code for every field at every start.
 */
public interface Fields {
    @Nullable Object get(Object owner, String field);

    void set(Object owner, String field, @Nullable Object value);

    /** Those of this class; by reflection where nothing is packaged. */
    static Fields of(Class<?> owner) {
        Optional<Fields> packaged = Packaged.find(owner.getName() + "Fields", Fields.class);
        return packaged.isPresent() ? packaged.get() : new Reflected();
    }

    /** By reflection. */
    final class Reflected implements Fields {
        @Override
        public @Nullable Object get(Object owner, String field) {
            try {
                return field(owner, field).get(owner);
            } catch (ReflectiveOperationException wrong) {
                throw new IllegalArgumentException(wrong);
            }
        }

        @Override
        public void set(Object owner, String field, @Nullable Object value) {
            try {
                field(owner, field).set(owner, value);
            } catch (ReflectiveOperationException wrong) {
                throw new IllegalArgumentException(wrong);
            }
        }

        private static Field field(Object owner, String name) throws NoSuchFieldException {
            Field field = owner.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return field;
        }
    }
}
