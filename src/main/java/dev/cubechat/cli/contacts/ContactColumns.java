package dev.cubechat.cli.contacts;

import dev.cubechat.cli.output.Columns;
import dev.cubechat.model.Contact;

/** How a contact is shown, with the words of the wire. */
final class ContactColumns {
    static final Columns<Contact> CONTACT =
            Columns.<Contact>of()
                    .and("user_id", Contact::userId)
                    .and("subscription", contact -> contact.subscription().word())
                    .and("ask", contact -> contact.asking() ? "subscribe" : null)
                    .text("name", Contact::name);

    private ContactColumns() {}
}
