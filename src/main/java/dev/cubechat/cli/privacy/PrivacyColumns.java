package dev.cubechat.cli.privacy;

import dev.cubechat.cli.output.Columns;
import dev.cubechat.cli.output.Out;
import dev.cubechat.model.PrivacyList;
import dev.cubechat.model.PrivacyNames;
import dev.cubechat.model.PrivacyRule;

import org.jspecify.annotations.Nullable;

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
                    .and("mutual", row -> row.rule().mutual())
                    .and("only", row -> only(row.rule().where()));

    static final Columns<Named> NAMES =
            Columns.<Named>of()
                    .and("name", Named::name)
                    .and("active", Named::active)
                    .and("default", Named::standard)
                    .and("in_force", Named::inForce);

    static final String ABOUT_RULES =
            "A rule that another program made may hold in groups alone, or in private dialogs"
                    + " alone; that is said under \"only\". Whoever is named by create, update or"
                    + " block is blocked in both.";

    static final String ABOUT_NAMES =
            "One list at most has effect, the one in force: the active list of a connection, or the"
                    + " default where it has no active one. Commands connect anew, and so without"
                    + " an active list; activate and deactivate set the default, which is in force"
                    + " on all connections.";

    private PrivacyColumns() {}

    private static @Nullable String only(PrivacyRule.Where where) {
        return switch (where) {
            case EVERYWHERE -> null;
            case PRIVATE -> "private";
            case GROUPS -> "groups";
        };
    }

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
