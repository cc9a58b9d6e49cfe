package dev.cubechat.wire.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StanzaErrorTest {

    @Test
    void a_refused_message_comes_back_whole_from_the_bare_address_with_the_error_last()
            throws Exception {
        Xml message =
                XmlText.parse(
                        "<message xmlns='jabber:client' id='65f0a1c2c3d4e5f601020305' type='chat'"
                                + " from='1234567-1476@chat.connectycube.com/javacli-1'"
                                + " to='1234568-1476@chat.connectycube.com/r'><body>See you at"
                                + " 6?</body><extraParams><k>v</k></extraParams></message>");

        Xml reply = StanzaError.SERVICE_UNAVAILABLE.replyTo(message);

        assertThat(XmlText.write(reply, Ns.CLIENT))
                .isEqualTo(
                        "<message id=\"65f0a1c2c3d4e5f601020305\" type=\"error\""
                            + " from=\"1234568-1476@chat.connectycube.com\""
                            + " to=\"1234567-1476@chat.connectycube.com/javacli-1\"><body>See you"
                            + " at 6?</body><extraParams><k>v</k></extraParams><error code=\"503\""
                            + " type=\"cancel\"><service-unavailable"
                            + " xmlns=\"urn:ietf:params:xml:ns:xmpp-stanzas\"/><text"
                            + " xmlns=\"urn:ietf:params:xml:ns:xmpp-stanzas\""
                            + " xml:lang=\"en\">Service not available.</text></error></message>");
        assertThat(StanzaError.read(reply)).contains(StanzaError.SERVICE_UNAVAILABLE);
    }

    @Test
    void a_refused_entry_comes_back_from_the_occupant_with_its_x() throws Exception {
        Xml join =
                XmlText.parse(
                        "<presence xmlns='jabber:client' id='c0ffee:join' from='a@b/c'"
                                + " to='room@muc.b/7'>"
                                + "<x xmlns='http://jabber.org/protocol/muc'/></presence>");

        Xml reply = StanzaError.FORBIDDEN.saying("No.").replyTo(join);

        assertThat(reply.attr("from")).contains("room@muc.b/7");
        assertThat(reply.attr("id")).contains("c0ffee:join");
        assertThat(reply.has("x", Ns.MUC)).isTrue();
        assertThat(StanzaError.read(reply))
                .contains(new StanzaError(403, "auth", "forbidden", "No."));
    }

    @Test
    void a_request_without_an_addressee_is_answered_without_a_sender() throws Exception {
        Xml iq = XmlText.parse("<iq xmlns='jabber:client' id='1' type='get'/>");

        Xml reply = StanzaError.BAD_REQUEST.replyTo(iq);

        assertThat(reply.attr("from")).isEmpty();
        assertThat(reply.attr("to")).isEmpty();
        assertThat(reply.attr("type")).contains("error");
    }

    @Test
    void a_stanza_of_another_type_is_no_error() throws Exception {
        assertThat(StanzaError.read(XmlText.parse("<iq xmlns='jabber:client' type='result'/>")))
                .isEmpty();
    }
}
