package dev.cubechat.wire.xmpp;

/**
 * The three parts of an address, as text.
 *
 * @param local the part before {@code @}, {@code ""} where there is none
 * @param resource the part after the first {@code /}, {@code ""} where there is none
 */
public record Jid(String local, String domain, String resource) {

    /** Takes any text apart; what it means is for {@link Addresses} to say. */
    public static Jid parse(String text) {
        int slash = text.indexOf('/');
        String resource = slash < 0 ? "" : text.substring(slash + 1);
        String bare = slash < 0 ? text : text.substring(0, slash);
        int at = bare.indexOf('@');
        return at < 0
                ? new Jid("", bare, resource)
                : new Jid(bare.substring(0, at), bare.substring(at + 1), resource);
    }

    /** The address without its resource. */
    public String bare() {
        return local.isEmpty() ? domain : local + "@" + domain;
    }

    @Override
    public String toString() {
        return resource.isEmpty() ? bare() : bare() + "/" + resource;
    }
}
