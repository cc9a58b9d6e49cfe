package dev.cubechat.cli.user;

import dev.cubechat.cli.Conditions;
import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.PageOptions;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.cli.output.Shown;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Filter;
import dev.cubechat.model.UserId;
import dev.cubechat.model.UserQuery;
import dev.cubechat.service.people.People;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.List;

@Command(footer = "cubechat user find --login jon")
final class FindCommand implements Runnable, Documented {
    /** The shortest prefix that the service searches for (rest.md, section 5.2). */
    private static final int SHORTEST_PREFIX = 4;

    @Option(names = "--login", paramLabel = "LOGIN", description = "Who has this login.")
    @Nullable String login;

    @Option(names = "--email", paramLabel = "ADDRESS", description = "Who has this address.")
    @Nullable String email;

    @Option(
            names = "--name-prefix",
            paramLabel = "TEXT",
            description = "Whose full name begins so; at least four letters.")
    @Nullable String namePrefix;

    @Option(names = "--tag", paramLabel = "TAG", description = "Who has any of these tags.")
    List<String> tags = new ArrayList<>();

    @Option(names = "--ids", paramLabel = "ID", split = ",", description = "Who has these numbers.")
    List<UserId> ids = new ArrayList<>();

    @Option(
            names = "--filter",
            paramLabel = "FIELD[OP]=VALUE",
            description = "A condition in the service's own words.")
    List<Filter> filters = new ArrayList<>();

    @Mixin final PageOptions pages = new PageOptions();

    private final Desk desk;

    FindCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return Shown.USER;
    }

    @Override
    public void run() {
        UserQuery query = new UserQuery(conditions(), pages.size(UserQuery.MOST), pages.skip());
        People people = desk.services().people();
        if (pages.isOnePage(namePrefix == null ? UserQuery.MOST : UserQuery.MOST_BY_NAME)) {
            desk.out().page(Shown.USER, people.find(query));
        } else {
            desk.out().list(Shown.USER, people.all(query), pages.most());
        }
    }

    private List<Filter> conditions() {
        List<Filter> conditions = new ArrayList<>(filters);
        if (login != null) {
            conditions.add(Filter.of("login", Filter.Operator.EQ, login));
        }
        if (email != null) {
            conditions.add(Filter.of("email", Filter.Operator.EQ, email));
        }
        if (namePrefix != null) {
            if (namePrefix.codePointCount(0, namePrefix.length()) < SHORTEST_PREFIX) {
                throw usage("--name-prefix needs at least four letters.");
            }
            conditions.add(Filter.of("full_name", Filter.Operator.START_WITH, namePrefix));
        }
        if (!tags.isEmpty()) {
            conditions.add(new Filter("user_tags", Filter.Operator.IN, tags));
        }
        if (!ids.isEmpty()) {
            List<String> numbers = ids.stream().map(UserId::toString).toList();
            conditions.add(new Filter("id", Filter.Operator.IN, numbers));
        }
        if (conditions.isEmpty()) {
            throw usage("Say whom to find: --login, --email, --name-prefix, --tag or --ids.");
        }
        return Conditions.eachOnce(conditions);
    }

    private static Failure usage(String sentence) {
        return new Failure(FailureKind.USAGE, sentence).withHint("cubechat user find --help");
    }
}
