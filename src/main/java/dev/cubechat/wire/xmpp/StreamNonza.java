package dev.cubechat.wire.xmpp;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The elements of stream management, which are no stanzas and are not counted (XEP-0198; protocol
 * page xmpp.md, section 23). Counters are modulo 2^32.
 */
public sealed interface StreamNonza {
    /** One more than the largest counter. */
    long MODULUS = 1L << 32;

    /** The client asks for stream management. */
    record Enable(boolean resume) implements StreamNonza {}

    /**
     * The server counts from here.
     *
     * @param id what to resume with; null where the stream cannot be resumed
     * @param seconds how long after a loss it can be resumed
     */
    record Enabled(@Nullable String id, int seconds) implements StreamNonza {}

    /** How much have you got? */
    record Request() implements StreamNonza {}

    /**
     * So many stanzas have been handled.
     *
     * @param handled 0 to 2^32 - 1
     */
    record Ack(long handled) implements StreamNonza {
        /** As servers write it; the framing has seen to it that quotes are paired. */
        private static final Pattern USUAL =
                Pattern.compile(
                        "<a (?:xmlns=['\"]urn:xmpp:sm:3['\"] h=['\"](\\d{1,9})['\"]"
                                + "|h=['\"](\\d{1,9})['\"] xmlns=['\"]urn:xmpp:sm:3['\"])\\s?/>");

        /**
         * That of this text where it is spelled as usual. There are as many of them as a sender
         * asks for, and a parser for each would be most of the work.
         */
        private static Optional<StreamNonza> usual(String text) {
            Matcher ack = USUAL.matcher(text);
            if (!ack.matches()) {
                return Optional.empty();
            }
            String h = ack.group(1) == null ? ack.group(2) : ack.group(1);
            return Optional.of(new Ack(Long.parseLong(h)));
        }
    }

    /** The client goes on with a stream it lost, having handled so many stanzas. */
    record Resume(String id, long handled) implements StreamNonza {}

    /** The server goes on with it, having handled so many. */
    record Resumed(String id, long handled) implements StreamNonza {}

    /**
     * It cannot be done.
     *
     * @param condition a stanza error condition such as {@code item-not-found}
     * @param handled how many stanzas of the stream that cannot be resumed have been handled; null
     *     where the server does not say
     */
    record Failed(String condition, @Nullable Long handled) implements StreamNonza {
        public Failed(String condition) {
            this(condition, null);
        }
    }

    default Xml toXml() {
        return switch (this) {
            case Enable it -> Xml.of("enable", Ns.SM).attr("resume", it.resume() ? "true" : null);
            case Enabled it -> enabled(it);
            case Request _ -> Xml.of("r", Ns.SM);
            case Ack it -> Xml.of("a", Ns.SM).attr("h", Long.toString(it.handled()));
            case Resume it -> at("resume", it.id(), it.handled());
            case Resumed it -> at("resumed", it.id(), it.handled());
            case Failed it -> failed(it);
        };
    }

    /**
     * The nonza in this text, as it stands inside a stream; nothing where it is something else.
     *
     * @throws MalformedXml where it is no element
     * @throws MalformedStanza where it lacks its counter or its id
     */
    static Optional<StreamNonza> read(String text) throws MalformedXml, MalformedStanza {
        Optional<StreamNonza> usual = Ack.usual(text);
        return usual.isPresent() ? usual : read(XmlText.parse(text, Ns.CLIENT));
    }

    /**
     * The nonza in this element; nothing where it is something else.
     *
     * @throws MalformedStanza where it lacks its counter or its id
     */
    static Optional<StreamNonza> read(Xml xml) throws MalformedStanza {
        if (!xml.namespace().equals(Ns.SM)) {
            return Optional.empty();
        }
        return switch (xml.name()) {
            case "enable" -> Optional.of(new Enable(isTrue(xml, "resume")));
            case "enabled" -> Optional.of(readEnabled(xml));
            case "r" -> Optional.of(new Request());
            case "a" -> Optional.of(new Ack(handled(xml)));
            case "resume" -> Optional.of(new Resume(previous(xml), handled(xml)));
            case "resumed" -> Optional.of(new Resumed(previous(xml), handled(xml)));
            case "failed" -> Optional.of(readFailed(xml));
            default -> Optional.empty();
        };
    }

    private static Xml enabled(Enabled it) {
        Xml xml = Xml.of("enabled", Ns.SM);
        return it.id() == null
                ? xml
                : xml.attr("id", it.id())
                        .attr("resume", "true")
                        .attr("max", Integer.toString(it.seconds()));
    }

    private static Xml failed(Failed it) {
        Long handled = it.handled();
        return Xml.of("failed", Ns.SM)
                .attr("h", handled == null ? null : Long.toString(handled))
                .child(Xml.of(it.condition(), Ns.STANZA_ERRORS));
    }

    private static Failed readFailed(Xml xml) throws MalformedStanza {
        String condition = xml.elements().findFirst().map(Xml::name).orElse("undefined-condition");
        return new Failed(condition, xml.attr("h").isPresent() ? handled(xml) : null);
    }

    private static Xml at(String name, String id, long handled) {
        return Xml.of(name, Ns.SM).attr("previd", id).attr("h", Long.toString(handled));
    }

    private static Enabled readEnabled(Xml xml) {
        int seconds =
                xml.attr("max")
                        .filter(text -> text.matches("\\d{1,9}"))
                        .map(Integer::parseInt)
                        .orElse(0);
        return new Enabled(isTrue(xml, "resume") ? xml.attr("id").orElse(null) : null, seconds);
    }

    private static boolean isTrue(Xml xml, String attribute) {
        String value = xml.attr(attribute).orElse("");
        return value.equals("true") || value.equals("1");
    }

    private static long handled(Xml xml) throws MalformedStanza {
        String h = xml.attr("h").orElse("");
        if (!h.matches("\\d{1,10}") || Long.parseLong(h) >= MODULUS) {
            throw new MalformedStanza("<" + xml.name() + "> with the counter \"" + h + "\"");
        }
        return Long.parseLong(h);
    }

    private static String previous(Xml xml) throws MalformedStanza {
        return xml.attr("previd")
                .orElseThrow(() -> new MalformedStanza("<" + xml.name() + "> without previd"));
    }
}
