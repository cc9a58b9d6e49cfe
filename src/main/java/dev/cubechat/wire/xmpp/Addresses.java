package dev.cubechat.wire.xmpp;

import dev.cubechat.model.AppId;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.ObjectIds;
import dev.cubechat.model.UserId;

import java.util.Locale;
import java.util.Optional;

/** The addresses of one application's users and rooms (protocol page xmpp.md, section 2). */
public final class Addresses {
    private static final int LONGEST_NUMBER = 18;
    private final AppId app;
    private final String domain;

    public Addresses(AppId app, String chatHost) {
        this.app = app;
        this.domain = chatHost.toLowerCase(Locale.ROOT);
    }

    public String domain() {
        return domain;
    }

    /** The domain of all rooms. */
    public String mucDomain() {
        return "muc." + domain;
    }

    /** The name a user logs in with: {@code 1234567-1476}. */
    public String login(UserId user) {
        return user + "-" + app;
    }

    public String user(UserId user) {
        return login(user) + "@" + domain;
    }

    public String user(UserId user, String resource) {
        return user(user) + "/" + resource;
    }

    public String room(DialogId dialog) {
        return app + "_" + dialog + "@" + mucDomain();
    }

    /** A user in a room; their nick is their id. */
    public String occupant(DialogId dialog, UserId user) {
        return room(dialog) + "/" + user;
    }

    /** The value in a block list that stands for a user in every room. */
    public String privacyGroup(UserId user) {
        return mucDomain() + "/" + user;
    }

    /** The bare address of a person or a room. */
    public String of(Address address) {
        return switch (address) {
            case Address.ToUser to -> user(to.user());
            case Address.ToRoom to -> room(to.dialog());
        };
    }

    /** Where a message to this address goes, if it is a person or a room of this application. */
    public Optional<Address> addressOf(String jid) {
        Optional<Address> user = userOf(jid).map(Address.ToUser::new);
        return user.isPresent() ? user : dialogOf(jid).map(Address.ToRoom::new);
    }

    /** The user behind a bare or full address of this application. */
    public Optional<UserId> userOf(String jid) {
        Jid parts = Jid.parse(jid);
        return parts.domain().equalsIgnoreCase(domain)
                ? userOfLogin(parts.local())
                : Optional.empty();
    }

    /** The user behind a login name of this application, such as {@code 1234567-1476}. */
    public Optional<UserId> userOfLogin(String login) {
        String suffix = "-" + app;
        return login.endsWith(suffix)
                ? number(login.substring(0, login.length() - suffix.length()))
                : Optional.empty();
    }

    /** The dialog behind the address of a room or of someone in it. */
    public Optional<DialogId> dialogOf(String jid) {
        Jid parts = Jid.parse(jid);
        String prefix = app + "_";
        if (!parts.domain().equalsIgnoreCase(mucDomain()) || !parts.local().startsWith(prefix)) {
            return Optional.empty();
        }
        String id = parts.local().substring(prefix.length());
        return ObjectIds.isObjectId(id) ? Optional.of(new DialogId(id)) : Optional.empty();
    }

    /** The user in a room's address with a nick; nothing for the room itself. */
    public Optional<UserId> occupantOf(String jid) {
        return dialogOf(jid).flatMap(dialog -> number(Jid.parse(jid).resource()));
    }

    /** The user behind a nick in a room, which is their number. */
    public Optional<UserId> userOfNick(String nick) {
        return number(nick);
    }

    private static Optional<UserId> number(String digits) {
        boolean numeric =
                !digits.isEmpty() && digits.length() <= LONGEST_NUMBER && areDigits(digits);
        long value = numeric ? Long.parseLong(digits) : 0;
        return value > 0 ? Optional.of(new UserId(value)) : Optional.empty();
    }

    private static boolean areDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
