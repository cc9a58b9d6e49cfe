package dev.cubechat.sandbox;

import dev.cubechat.json.Json;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogType;
import dev.cubechat.model.Message;
import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.world.Way;
import dev.cubechat.sandbox.world.World;
import dev.cubechat.sandbox.world.WorldEvent;
import dev.cubechat.sandbox.world.WorldListener;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/**
 * Notes the pushes that the service would have sent: for a message, to everyone who is away or
 * looks at no device, unless it is silent or they muted the dialog; and those that somebody asked
 * for (rest.md, section 12). It keeps the newest.
 */
final class Pushes implements WorldListener {
    private static final int MOST = 1000;
    private final World world;
    private final Predicate<UserId> attentive;
    private final Deque<Json> sent = new ArrayDeque<>();

    Pushes(World world, Predicate<UserId> attentive) {
        this.world = world;
        this.attentive = attentive;
    }

    @Override
    public Runnable happening(WorldEvent event) {
        return () -> happened(event);
    }

    private void happened(WorldEvent event) {
        if (event instanceof WorldEvent.Posted posted && !posted.silent()) {
            for (UserId user : posted.recipients()) {
                if (isDue(user, posted)) {
                    note(user, posted.dialog().id(), posted.message());
                }
            }
        } else if (event instanceof WorldEvent.Pushed pushed) {
            String text = PushText.of(pushed.message());
            pushed.recipients().forEach(user -> note(push(user, pushed.by(), text)));
        }
    }

    /** All that are kept, oldest first. */
    Json.Arr all() {
        synchronized (sent) {
            return new Json.Arr(List.copyOf(sent));
        }
    }

    private boolean isDue(UserId user, WorldEvent.Posted posted) {
        return !user.equals(posted.message().senderId())
                && !attentive.test(user)
                && !blocks(user, posted)
                && world.dialogs().notifies(user, posted.dialog().id());
    }

    /** Nobody is pushed the words of someone whom they block. */
    private boolean blocks(UserId user, WorldEvent.Posted posted) {
        Way way =
                posted.dialog().type() == DialogType.PRIVATE
                        ? Way.MESSAGE_IN
                        : Way.GROUP_MESSAGE_IN;
        return world.privacy().blocks(user, null, posted.message().senderId(), way);
    }

    private void note(UserId user, DialogId dialog, Message message) {
        note(
                Json.obj()
                        .with("user_id", user.value())
                        .with("dialog_id", dialog.value())
                        .with("message_id", message.id().value())
                        .with("sender_id", message.senderId().value())
                        .with("message", message.body())
                        .build());
    }

    /** One that somebody asked for, which belongs to no message. */
    private static Json push(UserId user, UserId by, String text) {
        return Json.obj()
                .with("user_id", user.value())
                .with("dialog_id", Json.Nil.NIL)
                .with("message_id", Json.Nil.NIL)
                .with("sender_id", by.value())
                .with("message", text)
                .build();
    }

    private void note(Json push) {
        synchronized (sent) {
            sent.addLast(push);
            if (sent.size() > MOST) {
                sent.removeFirst();
            }
        }
    }
}
