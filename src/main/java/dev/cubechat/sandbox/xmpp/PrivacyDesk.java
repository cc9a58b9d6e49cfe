package dev.cubechat.sandbox.xmpp;

import dev.cubechat.model.PrivacyNames;
import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.world.PrivacyEntry;
import dev.cubechat.sandbox.world.World;
import dev.cubechat.wire.xmpp.MalformedStanza;
import dev.cubechat.wire.xmpp.PrivacyItem;
import dev.cubechat.wire.xmpp.PrivacyLists;
import dev.cubechat.wire.xmpp.StanzaError;
import dev.cubechat.wire.xmpp.Xml;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Takes what clients want of their privacy lists (protocol page xmpp.md, section 19). */
final class PrivacyDesk {
    private static final StanzaError IN_USE =
            StanzaError.CONFLICT.saying("Can not modify list while being in use by other session");

    private final World world;
    private final SessionBook sessions;
    private final PrivacyLists stanzas;
    private final AtomicLong newest = new AtomicLong();

    PrivacyDesk(World world, SessionBook sessions, PrivacyLists stanzas) {
        this.world = world;
        this.sessions = sessions;
        this.stanzas = stanzas;
    }

    Optional<Xml> answer(Asked asked) {
        if (!asked.ofServer()) {
            throw new StanzaRefused(StanzaError.FORBIDDEN);
        }
        List<Xml> children = asked.payload().elements().toList();
        if (!asked.set() && children.isEmpty()) {
            return Optional.of(PrivacyLists.namesQuery(names(asked.session())));
        }
        if (children.size() != 1) {
            throw new StanzaRefused(StanzaError.BAD_REQUEST);
        }
        Xml child = children.getFirst();
        if (!asked.set()) {
            return Optional.of(list(asked.session().user(), needed(child)));
        }
        switch (child.name()) {
            case "list" -> edit(asked.session().user(), needed(child), child);
            case "default" ->
                    world.privacy()
                            .makeStandard(asked.session().user(), existing(asked.session(), child));
            case "active" -> asked.session().choosePrivacy(existing(asked.session(), child));
            default -> throw new StanzaRefused(StanzaError.BAD_REQUEST);
        }
        return IqHandler.DONE;
    }

    private PrivacyNames names(Session session) {
        UserId me = session.user();
        return new PrivacyNames(
                session.privacyList(),
                world.privacy().standard(me).orElse(null),
                world.privacy().names(me));
    }

    private Xml list(UserId me, String name) {
        List<PrivacyEntry> entries =
                world.privacy()
                        .list(me, name)
                        .orElseThrow(() -> new StanzaRefused(StanzaError.ITEM_NOT_FOUND));
        return PrivacyLists.listQuery(name, entries.stream().map(this::item).toList());
    }

    private void edit(UserId me, String name, Xml list) {
        boolean known = world.privacy().names(me).contains(name);
        boolean inForce =
                world.privacy().standard(me).filter(name::equals).isPresent()
                        || sessions.of(me).stream().anyMatch(s -> name.equals(s.privacyList()));
        List<PrivacyEntry> entries = entries(list);
        if (entries.isEmpty() && !known) {
            throw new StanzaRefused(StanzaError.ITEM_NOT_FOUND);
        }
        if (inForce) {
            throw new StanzaRefused(IN_USE);
        }
        world.privacy().set(me, name, entries);
        String id = "privacy-" + newest.incrementAndGet();
        for (Session session : sessions.of(me)) {
            session.deliver(Parcel.passing(PrivacyLists.push(id, name).attr("to", session.jid())));
        }
    }

    private List<PrivacyEntry> entries(Xml list) {
        try {
            List<PrivacyEntry> entries = new ArrayList<>();
            List<PrivacyItem> items = PrivacyLists.readItems(list);
            if (items.stream().map(PrivacyItem::order).distinct().count() != items.size()) {
                throw new StanzaRefused(
                        StanzaError.BAD_REQUEST.saying("Two items have the same order."));
            }
            for (PrivacyItem item : items) {
                UserId user =
                        stanzas.userOf(item)
                                .orElseThrow(() -> new StanzaRefused(StanzaError.ITEM_NOT_FOUND));
                entries.add(
                        new PrivacyEntry(
                                user,
                                stanzas.inGroups(item),
                                item.deny(),
                                item.order(),
                                item.kinds()));
            }
            return entries;
        } catch (MalformedStanza malformed) {
            throw new StanzaRefused(
                    StanzaError.BAD_REQUEST.saying(String.valueOf(malformed.getMessage())));
        }
    }

    private PrivacyItem item(PrivacyEntry entry) {
        return new PrivacyItem(
                stanzas.value(entry.user(), entry.inGroups()),
                entry.deny(),
                entry.order(),
                entry.kinds());
    }

    /** The list named, which must be there; null where none is named. */
    private @Nullable String existing(Session session, Xml child) {
        Optional<String> name = PrivacyLists.name(child);
        if (name.isPresent() && !world.privacy().names(session.user()).contains(name.get())) {
            throw new StanzaRefused(StanzaError.ITEM_NOT_FOUND);
        }
        return name.orElse(null);
    }

    private static String needed(Xml child) {
        return PrivacyLists.name(child)
                .orElseThrow(() -> new StanzaRefused(StanzaError.BAD_REQUEST));
    }
}
