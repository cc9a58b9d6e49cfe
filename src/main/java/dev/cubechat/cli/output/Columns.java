package dev.cubechat.cli.output;

import dev.cubechat.json.Json;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fields of a thing, by the names that scripts rely on: said once, shown in every format.
 *
 * <p>Tables and tab-separated lines show the fields added with {@link #and}; JSON has all of them.
 * Values may be strings, numbers, booleans, ids, times, {@link Json}, enums of words, lists, maps,
 * or null (see {@link Cell}). Immutable.
 */
public final class Columns<T> {
    private static final String RAW = "raw";

    private final List<Column<T>> columns;
    private final @Nullable Value<T> raw;

    private Columns(List<Column<T>> columns, @Nullable Value<T> raw) {
        this.columns = List.copyOf(columns);
        this.raw = raw;
    }

    /** Takes one value out of a thing. */
    @FunctionalInterface
    public interface Value<T> {
        @Nullable Object of(T thing);
    }

    /** How a field takes part in tables. */
    enum Place {
        /** Whole, in tables and tab-separated lines. */
        WHOLE,
        /** As WHOLE, but a narrow terminal may cut it. */
        ELASTIC,
        /** As WHOLE, but a narrow terminal may break it into lines. */
        PROSE,
        /** Not in tables. */
        HIDDEN
    }

    /** One named field. */
    record Column<T>(String name, Value<T> value, Place place) {
        Json json(T thing) {
            return Cell.json(value.of(thing));
        }
    }

    /** No fields yet. */
    public static <T> Columns<T> of() {
        return new Columns<>(List.of(), null);
    }

    /** A field that every format shows. */
    public Columns<T> and(String name, Value<T> value) {
        return plus(new Column<>(name, value, Place.WHOLE));
    }

    /** Text of people's own, which every format shows and a narrow table may cut. */
    public Columns<T> text(String name, Value<T> value) {
        return plus(new Column<>(name, value, Place.ELASTIC));
    }

    /** Sentences that every format shows, and a narrow table breaks into lines. */
    public Columns<T> prose(String name, Value<T> value) {
        return plus(new Column<>(name, value, Place.PROSE));
    }

    /** A field that only JSON has, and a person who looks at one thing. */
    public Columns<T> also(String name, Value<T> value) {
        return plus(new Column<>(name, value, Place.HIDDEN));
    }

    /** Where the server's own object is, for {@code --raw}. */
    public Columns<T> raw(Value<T> value) {
        return new Columns<>(columns, value);
    }

    /** All but the fields of these names. */
    public Columns<T> without(String... names) {
        List<String> unwanted = List.of(names);
        return new Columns<>(
                columns.stream().filter(column -> !unwanted.contains(column.name())).toList(), raw);
    }

    /** All fields of a thing, in order. */
    public Json.Obj json(T thing) {
        var object = Json.obj();
        columns.forEach(column -> object.with(column.name(), column.json(thing)));
        return object.build();
    }

    /** Only the id of a thing; nothing where it has none. */
    Json.Obj id(T thing) {
        var object = Json.obj();
        columns.stream()
                .filter(column -> column.name().equals("id"))
                .forEach(column -> object.with(column.name(), column.json(thing)));
        return object.build();
    }

    /** The names of all fields, in order. */
    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /** The names of those that tables and tab-separated lines show, too. */
    public List<String> listedNames() {
        return listed().stream().map(Column::name).toList();
    }

    List<Column<T>> all() {
        return columns;
    }

    List<Column<T>> listed() {
        return columns.stream().filter(column -> column.place() != Place.HIDDEN).toList();
    }

    /**
     * Checks the picked fields; to be called before anything is done.
     *
     * @throws Failure USAGE where a picked field does not exist
     */
    public void check(Format format) {
        picked(format);
    }

    /** The columns that JSON has in this format: all or as picked, and the server's object. */
    List<Column<T>> picked(Format format) {
        List<Column<T>> picked = new ArrayList<>();
        for (String name : format.fields()) {
            picked.add(column(name).orElseThrow(() -> unknown(name)));
        }
        if (picked.isEmpty()) {
            picked.addAll(columns);
        }
        if (raw != null && format.raw() && !format.fields().contains(RAW)) {
            picked.add(new Column<>(RAW, raw, Place.HIDDEN));
        }
        return picked;
    }

    private Optional<Column<T>> column(String name) {
        if (name.equals(RAW) && raw != null) {
            return Optional.of(new Column<>(RAW, raw, Place.HIDDEN));
        }
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    private Failure unknown(String name) {
        return new Failure(FailureKind.USAGE, "There is no field \"" + name + "\" here.")
                .withHint("fields: " + String.join(", ", names()));
    }

    private Columns<T> plus(Column<T> column) {
        List<Column<T>> more = new ArrayList<>(columns);
        more.add(column);
        return new Columns<>(more, raw);
    }
}
