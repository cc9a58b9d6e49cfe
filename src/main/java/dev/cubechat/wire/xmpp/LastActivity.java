package dev.cubechat.wire.xmpp;

import dev.cubechat.model.UserId;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * How long ago someone was active, asked once or told as it changes (protocol page xmpp.md, section
 * 20; XEP-0012).
 */
public final class LastActivity {
    private static final String NUMBER = "\\d{1,18}";
    private final Addresses addresses;

    public LastActivity(Addresses addresses) {
        this.addresses = addresses;
    }

    /** Asks how long ago this person was active. */
    public Xml ask(UserId user) {
        return Iq.get(addresses.user(user), Xml.of("query", Ns.LAST));
    }

    /** Asks to be told whenever this person comes or goes, or not to be told any more. */
    public Xml watch(UserId user, boolean wanted) {
        return Iq.set(
                Xml.of("subscribe", Ns.STATUS_STREAMING)
                        .attr("user_jid", addresses.user(user))
                        .attr("enable", Boolean.toString(wanted)));
    }

    /** The person a request to watch is about. */
    public Optional<UserId> watched(Xml subscribe) {
        return subscribe.attr("user_jid").flatMap(addresses::userOf);
    }

    /** Whether a request asks to begin watching, and not to end it. */
    public static boolean wanted(Xml subscribe) {
        return subscribe.attr("enable").filter("true"::equals).isPresent();
    }

    /** What an answer holds: seconds since the person was active, 0 for online now. */
    public static Xml query(long seconds) {
        return Xml.of("query", Ns.LAST).attr("seconds", Long.toString(seconds));
    }

    /** The event that tells someone who watches, as the real service sends it: a result. */
    public Xml told(UserId user, long seconds, String id) {
        return Xml.of("iq", Ns.CLIENT)
                .attr("type", "result")
                .attr("id", id)
                .attr("from", addresses.user(user))
                .child(query(seconds));
    }

    /** The seconds in an answer or an event; nothing where it holds none. */
    public static OptionalLong seconds(Xml iq) {
        return iq.find("query", Ns.LAST)
                .flatMap(query -> query.attr("seconds"))
                .filter(text -> text.matches(NUMBER))
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElseGet(OptionalLong::empty);
    }
}
