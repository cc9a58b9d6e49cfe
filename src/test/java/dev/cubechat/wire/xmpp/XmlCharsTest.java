package dev.cubechat.wire.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class XmlCharsTest {
    @Test
    void leavesOutWhatXmlCannotHold() {
        assertThat(XmlChars.allowedOf("\u001b[32mok\u001b[0m")).isEqualTo("[32mok[0m");
        assertThat(XmlChars.allowedOf("\u0001\ufffe\ud800")).isEmpty();
    }

    @Test
    void keepsAllElse() {
        String text = "a\tb\r\nc é 😀 \ud7ff\ue000\ufffd";
        assertThat(XmlChars.allowedOf(text)).isSameAs(text);
    }

    @Test
    void marksWhatXmlCannotHoldAsSuchAndByNumber() {
        assertThat(XmlChars.mended("<b>\u0001&#1;&#x1F;&#99999999999;</b>"))
                .isEqualTo("<b>\ufffd\ufffd\ufffd\ufffd</b>");
        assertThat(XmlChars.mended("<b>&#10;&#x1F600; 😀 $1</b>"))
                .isEqualTo("<b>&#10;&#x1F600; 😀 $1</b>");
    }
}
