package dev.cubechat.service.piping;

import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogDraft;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.UserId;
import dev.cubechat.service.call.Requests;
import dev.cubechat.service.find.DialogFinder;
import dev.cubechat.service.message.Destination;
import dev.cubechat.service.message.Stanzas;
import dev.cubechat.wire.rest.DialogCalls;
import dev.cubechat.wire.xmpp.Address;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Where messages of many dialogs go to, each asked for once. Used by one thread. */
public final class Posts {
    private static final int KEPT = 1000;

    private final Requests requests;
    private final DialogFinder dialogs;
    private final Stanzas stanzas;
    private final boolean create;
    private final Map<DialogTarget, Post> found = new LinkedHashMap<>(64, 0.75f, true);

    /**
     * @param create whether to make the private dialog of {@code @login} where there is none
     */
    public Posts(Requests requests, DialogFinder dialogs, Stanzas stanzas, boolean create) {
        this.requests = requests;
        this.dialogs = dialogs;
        this.stanzas = stanzas;
        this.create = create;
    }

    Post of(DialogTarget target) {
        Post known = found.get(target);
        if (known != null) {
            return known;
        }
        Post post = find(target);
        if (found.size() >= KEPT) {
            found.remove(found.keySet().iterator().next());
        }
        found.put(target, post);
        return post;
    }

    /** The dialog that messages to there are in, where there is one. */
    Optional<DialogId> dialogOf(Post post) {
        if (post.dialog() != null) {
            return Optional.of(post.dialog());
        }
        return switch (post.to()) {
            case Address.ToRoom(DialogId room) -> Optional.of(room);
            case Address.ToUser(UserId user) -> dialogs.withPeer(user).map(Dialog::id);
        };
    }

    private Post find(DialogTarget target) {
        if (target instanceof DialogTarget.Login login) {
            UserId peer = dialogs.peer(login);
            Dialog dialog = dialogs.withPeer(peer).orElseGet(() -> made(login, peer));
            return new Post(dialog.id(), new Address.ToUser(peer));
        }
        Destination there = stanzas.destination(target, dialogs);
        return new Post(there.dialog(), there.to());
    }

    private Dialog made(DialogTarget.Login login, UserId peer) {
        if (!create) {
            throw DialogFinder.notMade(login);
        }
        return requests.send(DialogCalls.create(DialogDraft.withPerson(peer)));
    }
}
