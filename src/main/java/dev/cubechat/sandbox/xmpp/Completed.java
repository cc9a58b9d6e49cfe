package dev.cubechat.sandbox.xmpp;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.wire.xmpp.Node;
import dev.cubechat.wire.xmpp.Ns;
import dev.cubechat.wire.xmpp.Xml;

import java.util.ArrayList;
import java.util.List;

/**
 * A client's message with what the server fills in (protocol page xmpp.md, section 5.2): its
 * dialog, its time, and its id in history where the stanza's is another. All else stays as it was
 * written, and in its order.
 */
record Completed(Xml xml) {
    private static final String EXTRA = "extraParams";

    /** With all that recipients of a message need. */
    Completed with(Message message) {
        DialogId dialog = message.dialogId();
        Completed complete = dialog == null ? this : with(dialog);
        complete = complete.where("date_sent", Long.toString(message.dateSent()), false);
        MessageId id = message.id();
        return xml.attr("id").filter(id.value()::equals).isPresent()
                ? complete
                : complete.where("message_id", id.value(), true);
    }

    /** With the dialog; a wrong one is put right. */
    Completed with(DialogId dialog) {
        return where("dialog_id", dialog.value(), true);
    }

    private Completed where(String key, String value, boolean always) {
        Xml extra = xml.find(EXTRA).orElse(Xml.of(EXTRA, Ns.CLIENT));
        boolean there = extra.find(key).filter(child -> !child.text().isBlank()).isPresent();
        if (there && (!always || extra.find(key).orElseThrow().text().equals(value))) {
            return this;
        }
        return new Completed(replaced(xml, replaced(extra, Xml.of(key, Ns.CLIENT).text(value))));
    }

    /** With this child in the place of the one of the same name, or at the end. */
    private static Xml replaced(Xml parent, Xml child) {
        List<Node> children = new ArrayList<>(parent.children());
        for (int i = 0; i < children.size(); i++) {
            if (children.get(i) instanceof Xml old && old.name().equals(child.name())) {
                children.set(i, child);
                return parent.withChildren(children);
            }
        }
        return parent.child(child);
    }
}
