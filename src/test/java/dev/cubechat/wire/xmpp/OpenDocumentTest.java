package dev.cubechat.wire.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Optional;
import java.util.Random;

class OpenDocumentTest {
    private static final List<String> STANZAS =
            List.of(
                    "<message xmlns='jabber:client' from='1-2@h/r' type=\"chat\"><body>a &lt; b"
                            + " &amp;&#233;\u00e9\ud83d\ude00\r\n"
                            + "</body><x:y xmlns:x='urn:x' x:z='1'"
                            + " xml:lang='en'><![CDATA[<&>]]></x:y></message>",
                    "<iq type='result'><query xmlns='q'><item/><item a='1' b='2'>"
                            + " </item></query></iq>",
                    "<presence/>",
                    "<stream:error><text xml:lang='en'>bye</text></stream:error>");

    private static final List<String> SCRAPS =
            List.of(
                    "<",
                    ">",
                    "/",
                    "'",
                    "\"",
                    "&",
                    ";",
                    "=",
                    " ",
                    "\r",
                    "\n",
                    "]]>",
                    "<![CDATA[",
                    "<!--",
                    "-->",
                    "<?x ",
                    "?>",
                    "<a>",
                    "</a>",
                    "<a/>",
                    "</open>",
                    "</message>",
                    "xmlns=''",
                    "xmlns:p='urn:p'",
                    "p:",
                    "&#0;",
                    "&#x10FFFF;",
                    "\u0000",
                    "\ud83d",
                    "<!DOCTYPE a>");

    /** Whatever it says of one element, it says of each as a parser would that reads only that. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void one_after_another_are_read_as_each_by_itself(long seed) {
        Random random = new Random(seed);
        int well = 0;
        for (int n = 0; n < 2500; n++) {
            String text = STANZAS.get(random.nextInt(STANZAS.size()));
            for (int changes = random.nextInt(3); changes > 0; changes--) {
                text = changed(text, random);
            }
            if (text.contains("</around")) {
                continue;
            }
            String around = "<around xmlns='d' xmlns:stream='s'>" + text + "</around>";

            Optional<Xml> read = OpenDocument.read(around);

            assertThat(read).as(text).isEqualTo(byItself(around));
            well += read.isPresent() ? 1 : 0;
        }
        assertThat(well).isBetween(500, 2000);
    }

    private static String changed(String text, Random random) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(5));
        String scrap = random.nextBoolean() ? "" : SCRAPS.get(random.nextInt(SCRAPS.size()));
        return text.substring(0, from) + scrap + text.substring(to);
    }

    private static Optional<Xml> byItself(String around) {
        try {
            return Optional.of(XmlReading.document(around));
        } catch (MalformedXml wrong) {
            return Optional.empty();
        }
    }
}
