package dev.cubechat.service.people;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.PrivacyList;
import dev.cubechat.model.PrivacyNames;
import dev.cubechat.service.line.ChatLine;
import dev.cubechat.service.people.PrivacyOrders.Order;
import dev.cubechat.wire.xmpp.PrivacyLists;
import dev.cubechat.wire.xmpp.Xml;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Changes a privacy list as one transaction: a list in force is declined, set and put in force
 * again. Where a step fails, what was in force before is in force again, or the failure says what
 * is (protocol page xmpp.md, section 19.2).
 *
 * @param before the list as it was; null for a new one
 * @param standard the default before; null for none
 * @param after the list as it shall be; without rules it is deleted
 * @param standardAfter the default afterwards; null for none
 */
record PrivacyEdit(
        ChatLine line,
        PrivacyLists stanzas,
        Duration patience,
        @Nullable PrivacyList before,
        @Nullable String standard,
        PrivacyList after,
        @Nullable String standardAfter) {

    /** The stanzas, in their order. */
    List<Xml> steps() {
        return orders().stream().map(Order::stanza).toList();
    }

    /**
     * Does it.
     *
     * @throws Failure that says what is in force now
     */
    PrivacyList run() {
        PrivacyOrders server = new PrivacyOrders(line, patience, standard);
        try {
            orders().forEach(server::give);
            return after;
        } catch (Failure failure) {
            throw undone(failure, server);
        }
    }

    private List<Order> orders() {
        List<Order> orders = new ArrayList<>();
        boolean inForce = after.name().equals(standard);
        if (inForce) {
            orders.add(Order.inForce(null));
        }
        orders.add(Order.change(after.rules().isEmpty() ? delete() : stanzas.set(after)));
        if (standardAfter != null && (inForce || !standardAfter.equals(standard))) {
            orders.add(Order.inForce(standardAfter));
        }
        return orders;
    }

    /** Who is interrupted in the middle still puts back what was in force, and then stops. */
    private Failure undone(Failure failure, PrivacyOrders server) {
        boolean interrupted = Thread.interrupted();
        try {
            restore(server);
            return new Failure(
                    known(failure.kind()),
                    failure.sentence()
                            + " Nothing was changed; "
                            + (standard == null ? "no list" : standard)
                            + " is in force, as before.",
                    failure);
        } catch (Failure again) {
            return stuck(failure, again, server);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Failure stuck(Failure failure, Failure again, PrivacyOrders server) {
        try {
            server.names();
        } catch (Failure silent) {
            // Then what the answers until now have told must do.
            again.addSuppressed(silent);
        }
        FailureKind kind =
                failure.kind() == FailureKind.INTERRUPTED ? again.kind() : failure.kind();
        Failure told =
                new Failure(
                        kind,
                        failure.sentence() + " " + server.told() + " (" + again.sentence() + ")",
                        failure);
        return standard == null ? told : told.withHint("cubechat privacy activate " + standard);
    }

    /**
     * Puts everything back, if need be on a new connection. Not at once on a new one: on the old
     * one nothing that is still under way can overtake anything.
     */
    private void restore(PrivacyOrders server) {
        try {
            putBack(server);
        } catch (Failure again) {
            if (!isOfTheLine(again)) {
                throw again;
            }
            line.close();
            putBack(server);
        }
    }

    private void putBack(PrivacyOrders server) {
        PrivacyNames now = server.names();
        PrivacyList old = before;
        boolean inForce = after.name().equals(now.standard());
        if (!isAsBefore(old, now)) {
            if (inForce) {
                server.give(Order.inForce(null));
            }
            server.give(Order.change(old == null ? delete() : stanzas.set(old)));
        }
        if (!Objects.equals(standard, server.names().standard())) {
            server.give(Order.inForce(standard));
        }
    }

    private boolean isAsBefore(@Nullable PrivacyList old, PrivacyNames now) {
        if (old == null || !now.names().contains(old.name())) {
            return old == null && !now.names().contains(after.name());
        }
        return new PrivacyReading(line, stanzas, patience).list(old.name()).equals(old);
    }

    private Xml delete() {
        return PrivacyLists.delete(after.name());
    }

    private static boolean isOfTheLine(Failure failure) {
        return switch (failure.kind()) {
            case TIMED_OUT, UNREACHABLE, OUTCOME_UNKNOWN -> true;
            default -> false;
        };
    }

    /** Once everything is as before, the outcome is known. */
    private static FailureKind known(FailureKind kind) {
        return kind == FailureKind.OUTCOME_UNKNOWN ? FailureKind.UNREACHABLE : kind;
    }
}
