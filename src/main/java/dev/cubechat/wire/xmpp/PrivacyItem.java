package dev.cubechat.wire.xmpp;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One item of a privacy list as the wire has it (XEP-0016).
 *
 * @param value an address
 * @param order a later item counts only where no earlier one fits
 * @param kinds the names of what it covers; none for every stanza in both directions
 */
public record PrivacyItem(String value, boolean deny, long order, Set<String> kinds) {
    /** What a block in one direction covers: all that comes in, and one's own presence. */
    public static final List<String> ONE_WAY =
            List.of("message", "presence-in", "presence-out", "iq");

    public PrivacyItem {
        kinds = Set.copyOf(kinds);
    }

    /**
     * Reads an item.
     *
     * @throws MalformedStanza where it lacks its order or action, or is not about an address
     */
    static PrivacyItem read(Xml item) throws MalformedStanza {
        String order = item.attr("order").orElse("");
        String action = item.attr("action").orElse("");
        boolean known = action.equals("deny") || action.equals("allow");
        if (!order.matches("\\d{1,10}") || !known) {
            throw new MalformedStanza("a privacy item without order and action");
        }
        if (!item.attr("type").orElse("").equals("jid") || item.attr("value").isEmpty()) {
            throw new MalformedStanza("a privacy item that is not about an address");
        }
        return new PrivacyItem(
                item.attr("value").get(),
                action.equals("deny"),
                Long.parseLong(order),
                item.elements().map(Xml::name).collect(Collectors.toSet()));
    }

    Xml toXml() {
        Xml item =
                Xml.of("item", Ns.PRIVACY)
                        .attr("type", "jid")
                        .attr("value", value)
                        .attr("action", deny ? "deny" : "allow")
                        .attr("order", Long.toString(order));
        return item.withChildren(
                kinds.stream()
                        .sorted(Comparator.comparing(PrivacyItem::place))
                        .map(kind -> Xml.of(kind, Ns.PRIVACY))
                        .toList());
    }

    private static int place(String kind) {
        return ONE_WAY.indexOf(kind);
    }
}
