package dev.cubechat.cli;

import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.IScope;
import picocli.CommandLine.Model.ISetter;

import java.lang.reflect.Field;

/** Whose fields take what was typed; for a group picocli makes another one when it is typed. */
final class Owner implements IScope {
    private final Fields fields;
    private Object value;

    Owner(Object value) {
        this.fields = Fields.of(value.getClass());
        this.value = value;
    }

    /** The owner that is mixed in there. */
    Owner mixin(String field) {
        Object mixin = fields.get(value, field);
        if (mixin == null) {
            throw new IllegalArgumentException("nothing is mixed in as " + field);
        }
        return new Owner(mixin);
    }

    Place place(String field) throws NoSuchFieldException {
        return new Place(this, value.getClass().getDeclaredField(field));
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // picocli wants it so
    public <T> T get() {
        return (T) value;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T set(T newValue) {
        T before = (T) value;
        value = newValue;
        return before;
    }

    /** A field that takes a value. */
    record Place(Owner owner, Field field) implements IGetter, ISetter {
        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"})
        public <T> T get() {
            return (T) owner.fields.get(owner.value, field.getName());
        }

        @Override
        public <T> T set(T value) {
            T before = get();
            owner.fields.set(owner.value, field.getName(), value);
            return before;
        }
    }
}
