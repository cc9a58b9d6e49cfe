package dev.cubechat.service.people;

import dev.cubechat.json.Json;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.PrivacyList;
import dev.cubechat.model.PrivacyNames;
import dev.cubechat.model.PrivacyRule;
import dev.cubechat.model.UserId;
import dev.cubechat.model.UserTarget;
import dev.cubechat.service.call.Operation;
import dev.cubechat.service.find.UserFinder;
import dev.cubechat.service.line.ChatLine;
import dev.cubechat.wire.xmpp.PrivacyLists;
import dev.cubechat.wire.xmpp.Xml;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whom we block (protocol page xmpp.md, section 19). */
public final class Privacy {
    /** The list that {@link #block} makes where none is in force. */
    private static final String BLOCKED = "blocked";

    private final UserFinder users;
    private final ChatLine line;
    private final PrivacyLists stanzas;
    private final Duration patience;
    private final PrivacyReading reading;

    public Privacy(UserFinder users, ChatLine line, PrivacyLists stanzas, Duration patience) {
        this.users = users;
        this.line = line;
        this.stanzas = stanzas;
        this.patience = patience;
        this.reading = new PrivacyReading(line, stanzas, patience);
    }

    /** The names of all lists, and which are in force. */
    public PrivacyNames names() {
        return reading.names();
    }

    /** One list. */
    public PrivacyList show(String name) {
        return reading.list(name);
    }

    /**
     * Makes a new list, which has no effect before it is activated.
     *
     * @throws Failure CONFLICT where there is one of that name
     */
    public Operation<PrivacyList> create(
            String name,
            List<UserTarget> deny,
            List<UserTarget> denyMutual,
            List<UserTarget> allow) {
        PrivacyNames names = names();
        if (names.names().contains(name)) {
            throw new Failure(FailureKind.CONFLICT, "There is a privacy list " + name + " already.")
                    .withHint("cubechat privacy update " + name);
        }
        PrivacyList list = wish(deny, denyMutual, allow).asNew(name);
        return operation(null, names.standard(), list, names.standard());
    }

    /** Changes a list, in force or not; see {@link Change#empties}. */
    public Change update(
            String name,
            List<UserTarget> deny,
            List<UserTarget> denyMutual,
            List<UserTarget> allow) {
        PrivacyList old = show(name);
        return change(old, wish(deny, denyMutual, allow).in(old));
    }

    /**
     * A change of a list, ready to be made.
     *
     * @param empties whether nothing is left in the list, so that it will be deleted
     */
    public record Change(boolean empties, Operation<PrivacyList> operation) {}

    /** Puts a list in force on all connections. */
    public Operation<PrivacyNames> activate(String name) {
        return standard(name);
    }

    /** Puts no list in force. */
    public Operation<PrivacyNames> deactivate() {
        return standard(null);
    }

    /** Deletes a list, in force or not. */
    public Operation<PrivacyList> delete(String name) {
        return change(show(name), new PrivacyList(name, List.of())).operation();
    }

    /** Blocks people by the list in force, or by one of its own, which is then in force. */
    public Operation<PrivacyList> block(List<UserTarget> people, boolean mutual) {
        PrivacyNames names = names();
        String name = Optional.ofNullable(names.standard()).orElse(BLOCKED);
        PrivacyWish wish =
                mutual ? wish(List.of(), people, List.of()) : wish(people, List.of(), List.of());
        if (!names.names().contains(name)) {
            return operation(null, names.standard(), wish.asNew(name), name);
        }
        PrivacyList old = show(name);
        return operation(old, names.standard(), wish.in(old), name);
    }

    /**
     * Blocks people no longer. A list that nobody is left in is deleted.
     *
     * @throws Failure NOT_FOUND where one of them is not in the list in force
     */
    public Operation<PrivacyList> unblock(List<UserTarget> people) {
        String name = names().standard();
        PrivacyList old = name == null ? new PrivacyList("", List.of()) : show(name);
        List<UserId> blocked =
                old.rules().stream().filter(PrivacyRule::deny).map(PrivacyRule::userId).toList();
        for (UserId user : users.idsOf(people)) {
            if (!blocked.contains(user)) {
                throw new Failure(FailureKind.NOT_FOUND, "You do not block user " + user + ".");
            }
        }
        return change(old, wish(List.of(), List.of(), people).in(old)).operation();
    }

    private Change change(PrivacyList old, PrivacyList wanted) {
        String standard = names().standard();
        boolean empties = wanted.rules().isEmpty();
        boolean vanishes = empties && wanted.name().equals(standard);
        return new Change(empties, operation(old, standard, wanted, vanishes ? null : standard));
    }

    private Operation<PrivacyList> operation(
            @Nullable PrivacyList before,
            @Nullable String standard,
            PrivacyList after,
            @Nullable String standardAfter) {
        PrivacyEdit edit =
                new PrivacyEdit(line, stanzas, patience, before, standard, after, standardAfter);
        return Operation.ofStanzas(named(after.name()), edit.steps(), edit::run);
    }

    private Operation<PrivacyNames> standard(@Nullable String name) {
        Xml order = PrivacyLists.setDefault(name);
        return Operation.ofStanzas(
                named(name),
                List.of(order),
                () -> {
                    try {
                        line.request(order, patience);
                    } catch (Failure failure) {
                        throw failure.kind() == FailureKind.NOT_FOUND && name != null
                                ? PrivacyReading.missing(name, failure)
                                : failure;
                    }
                    return names();
                });
    }

    private PrivacyWish wish(
            List<UserTarget> deny, List<UserTarget> denyMutual, List<UserTarget> allow) {
        return new PrivacyWish(users.idsOf(deny), users.idsOf(denyMutual), users.idsOf(allow));
    }

    private static Json.Obj named(@Nullable String name) {
        return Json.obj().with("name", name).build();
    }
}
