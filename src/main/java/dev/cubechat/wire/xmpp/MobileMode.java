package dev.cubechat.wire.xmpp;

/**
 * Whether anybody is looking at a device (protocol page xmpp.md, section 21). {@code enable="true"}
 * switches the mobile optimisation on, so it means inactive.
 */
public final class MobileMode {
    private MobileMode() {}

    /** Tells the server that nobody looks at this device, or that somebody does again. */
    public static Xml set(boolean inactive) {
        return Iq.set(Xml.of("mobile", Ns.MOBILE).attr("enable", Boolean.toString(inactive)));
    }

    /** Whether this order makes a device inactive. */
    public static boolean inactive(Xml mobile) {
        return mobile.attr("enable").filter("true"::equals).isPresent();
    }
}
