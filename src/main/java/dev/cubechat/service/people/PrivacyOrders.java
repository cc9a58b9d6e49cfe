package dev.cubechat.service.people;

import dev.cubechat.model.Failure;
import dev.cubechat.model.PrivacyNames;
import dev.cubechat.service.line.ChatLine;
import dev.cubechat.wire.xmpp.PrivacyLists;
import dev.cubechat.wire.xmpp.Xml;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Gives orders about privacy lists, and knows from the answers which list is in force: an order
 * that was not answered may have been carried out or not. Used by one thread.
 */
final class PrivacyOrders {
    private final ChatLine line;
    private final Duration patience;

    /** What may be in force; only one where that is certain. Empty for no list. */
    private final Set<Optional<String>> inForce = new LinkedHashSet<>();

    /**
     * @param standard the list in force; null for none
     */
    PrivacyOrders(ChatLine line, Duration patience, @Nullable String standard) {
        this.line = line;
        this.patience = patience;
        inForce.add(Optional.ofNullable(standard));
    }

    /**
     * One order.
     *
     * @param decides whether it decides what is in force
     * @param name what it puts in force; null for no list
     */
    record Order(Xml stanza, boolean decides, @Nullable String name) {
        /** Puts a list in force on all connections; null puts none in force. */
        static Order inForce(@Nullable String name) {
            return new Order(PrivacyLists.setDefault(name), true, name);
        }

        /** Changes a list, and not which one is in force. */
        static Order change(Xml stanza) {
            return new Order(stanza, false, null);
        }
    }

    /**
     * Has an order carried out.
     *
     * @throws Failure where it was refused, or nobody knows
     */
    void give(Order order) {
        Optional<String> name = Optional.ofNullable(order.name());
        try {
            line.request(order.stanza(), patience);
        } catch (Failure failure) {
            if (order.decides() && isOpen(failure)) {
                inForce.add(name);
            }
            throw failure;
        }
        if (order.decides()) {
            inForce.clear();
            inForce.add(name);
        }
    }

    /** The names of all lists; now it is certain which one is in force. */
    PrivacyNames names() {
        PrivacyNames names = PrivacyLists.readNames(line.request(PrivacyLists.names(), patience));
        inForce.clear();
        inForce.add(Optional.ofNullable(names.standard()));
        return names;
    }

    /** What is in force now, in a sentence. */
    String told() {
        if (inForce.size() > 1) {
            String either =
                    String.join(
                            " or ",
                            inForce.stream().map(name -> name.orElse("no list at all")).toList());
            return "The server has not said what is in force now: " + either + ".";
        }
        return inForce.iterator()
                .next()
                .map(name -> "The list in force now is " + name + ".")
                .orElse("No list is in force now: everybody can write to you.");
    }

    private static boolean isOpen(Failure failure) {
        return switch (failure.kind()) {
            case TIMED_OUT, OUTCOME_UNKNOWN, INTERRUPTED -> true;
            default -> false;
        };
    }
}
