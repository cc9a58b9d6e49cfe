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
    record Named(String name, boolean active, boolean standard, boolean inForce) {}

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
                    .and("default", Named::standard)
                    .and("in_force", Named::inForce);

    static final String ABOUT_NAMES =
            "One list at most has effect, the one in force: the active list of a connection, or the"
                    + " default where it has no active one. Commands connect anew, and so without"
                    + " an active list; activate and deactivate set the default, which is in force"
                    + " on all connections.";

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
                                                name.equals(names.standard()),
                                                names.inForce().filter(name::equals).isPresent())));
    }
}
