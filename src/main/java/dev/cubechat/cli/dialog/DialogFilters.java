package dev.cubechat.cli.dialog;

import dev.cubechat.cli.Conditions;
import dev.cubechat.cli.KeyValue;
import dev.cubechat.model.DialogType;
import dev.cubechat.model.Filter;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Which dialogs are meant. */
final class DialogFilters {
    @Option(
            names = "--type",
            paramLabel = "TYPE",
            split = ",",
            description = "private, group, public, broadcast, meeting; several with commas.")
    List<DialogType> types = new ArrayList<>();

    @Option(names = "--since", paramLabel = "TIME", description = "Changed after this time.")
    @Nullable Instant since;

    @Option(
            names = "--ext",
            paramLabel = "KEY=VALUE",
            description = "With this value in one of its own fields.")
    List<KeyValue> extensions = new ArrayList<>();

    @Option(
            names = "--filter",
            paramLabel = "FIELD[OP]=VALUE",
            description = "A condition in the service's own words, such as 'type[in]=2,3'.")
    List<Filter> filters = new ArrayList<>();

    /**
     * All conditions that were typed.
     *
     * @throws dev.cubechat.model.Failure USAGE where two have the same name
     */
    List<Filter> all() {
        List<Filter> all = new ArrayList<>(filters);
        if (!types.isEmpty()) {
            List<String> numbers =
                    types.stream().map(type -> Integer.toString(type.number())).toList();
            all.add(new Filter("type", Filter.Operator.IN, numbers));
        }
        if (since != null) {
            all.add(Filter.of("updated_at", Filter.Operator.GT, since.getEpochSecond()));
        }
        extensions.forEach(
                field ->
                        all.add(
                                Filter.of(
                                        "extensions[" + field.key() + "]",
                                        Filter.Operator.EQ,
                                        field.value())));
        return Conditions.eachOnce(all);
    }
}
