package dev.cubechat.xmpp;

import dev.cubechat.tls.Tls;

import org.jivesoftware.smack.SASLAuthentication;
import org.jivesoftware.smack.SmackConfiguration;
import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.provider.ExtensionElementProvider;
import org.jivesoftware.smack.provider.ProviderManager;
import org.jivesoftware.smack.sm.packet.StreamManagement;
import org.jivesoftware.smack.sm.packet.StreamManagement.StreamManagementFeature;
import org.jivesoftware.smack.xml.SmackXmlParser;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.stax.StaxXmlPullParserFactory;
import org.minidns.idna.DefaultIdnaTransformator;
import org.minidns.idna.MiniDnsIdna;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Starts Smack with as little of it as we use: no extensions, no roster, no DNS resolver, no
 * reconnecting of its own, no log on the terminal. Once per process; Smack keeps all this in
 * statics.
 */
final class SmackStart {
    /** Smack logs under these; held here, since the runtime forgets loggers that nobody holds. */
    private static final List<Logger> LOGGERS =
            List.of(
                    Logger.getLogger("org.jivesoftware"),
                    Logger.getLogger("org.jxmpp"),
                    Logger.getLogger("org.minidns"));

    private static final String[] UNUSED = {
        "org.jivesoftware.smack.ReconnectionManager",
        "org.jivesoftware.smack.initializer.VmArgInitializer",
        "org.jivesoftware.smack.util.dns.javax.JavaxResolver",
        "org.jivesoftware.smack.util.dns.minidns.MiniDnsResolver",
        "org.jivesoftware.smack.util.dns.dnsjava.DNSJavaResolver",
        "org.jivesoftware.smack.extensions.ExtensionsInitializer",
        "org.jivesoftware.smack.experimental.ExperimentalInitializer",
        "org.jivesoftware.smack.legacy.LegacyInitializer",
        "org.jivesoftware.smack.tcp.TCPInitializer",
        "org.jivesoftware.smack.sasl.javax.SASLJavaXSmackInitializer",
        "org.jivesoftware.smack.sasl.provided.SASLProvidedSmackInitializer",
        "org.jivesoftware.smack.android.AndroidSmackInitializer",
        "org.jivesoftware.smack.im.SmackImInitializer",
        "org.jivesoftware.smackx.omemo.OmemoInitializer",
        "org.jivesoftware.smackx.ox.util.OpenPgpInitializer"
    };

    static {
        for (Logger logger : LOGGERS) {
            logger.setUseParentHandlers(false);
            logger.setLevel(Level.OFF);
        }
        SmackXmlParser.setXmlPullParserFactory(new StaxXmlPullParserFactory());
        SmackConfiguration.addDisabledSmackClasses(UNUSED);
        ProviderManager.addStreamFeatureProvider(
                StreamManagementFeature.ELEMENT,
                StreamManagement.NAMESPACE,
                new StreamManagementOffer());
        SASLAuthentication.registerSASLMechanism(new PlainLogin());
        DirectTlsConnection.stopReactor();
        MiniDnsIdna.setActiveTransformator(new NamesAsTheyAre());
    }

    private SmackStart() {}

    /** Leaves names in ASCII as they are; for others Java reads long tables first. */
    private static final class NamesAsTheyAre extends DefaultIdnaTransformator {
        @Override
        public String toASCII(String name) {
            return Tls.isInternational(name) ? super.toASCII(name) : name;
        }
    }

    /** Reads {@code <sm/>} among the stream features. */
    private static final class StreamManagementOffer
            extends ExtensionElementProvider<ExtensionElement> {
        @Override
        public ExtensionElement parse(XmlPullParser parser, int depth, XmlEnvironment around) {
            return StreamManagementFeature.INSTANCE;
        }
    }

    /** Loads this class, which does all of it. */
    static void ensure() {}
}
