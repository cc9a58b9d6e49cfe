package dev.cubechat.cli.privacy;

import dev.cubechat.cli.output.Columns;
import dev.cubechat.cli.output.Out;
import dev.cubechat.model.PrivacyList;
import dev.cubechat.model.PrivacyNames;
import dev.cubechat.model.PrivacyRule;

/** How privacy lists are shown. */
final class PrivacyColumns {
    /** One rule with the name of its list. */
    record Row(String list, PrivacyRule rule) {}

    /** One list by name. */
    record Named(String name, boolean active, boolean standard) {}

    static final Columns<Row> RULES =
            Columns.<Row>of()
                    .and("list", Row::list)
                    .and("user_id", row -> row.rule().userId())
                    .and("action", row -> row.rule().deny() ? "deny" : "allow")
                    .and("mutual", row -> row.rule().mutual());

    static final Columns<Named> NAMES =
            Columns.<Named>of()
                    .and("name", Named::name)
                    .and("active", Named::active)
                    .and("default", Named::standard);

    private PrivacyColumns() {}

    static void show(PrivacyList list, Out out) {
        out.list(RULES, list.rules().stream().map(rule -> new Row(list.name(), rule)));
    }

    static void show(PrivacyNames names, Out out) {
        out.list(
                NAMES,
                names.names().stream()
                        .map(
                                name ->
                                        new Named(
                                                name,
                                                name.equals(names.active()),
                                                name.equals(names.standard()))));
    }
}
