package dev.cubechat.app.demo;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Draft;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.ObjectIds;
import dev.cubechat.model.UserId;
import dev.cubechat.wire.xmpp.Address;
import dev.cubechat.wire.xmpp.MessageStanza;
import dev.cubechat.wire.xmpp.Xml;
import dev.cubechat.xmpp.Listener;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Someone who looks at what one person writes, and answers: delivered, read, an emoji, typing, a
 * few words. Told of events by the connection's thread; everything it does comes from the
 * scheduler.
 */
final class Actor implements Listener {
    private final UserId hero;
    private final Part part;
    private final Tempo tempo;
    private final MessageStanza stanzas;
    private final ObjectIds ids;
    private final ScheduledExecutorService scheduler;
    private final Consumer<Xml> send;
    private final BiConsumer<Message, String> react;
    private final AtomicInteger next = new AtomicInteger();

    /**
     * @param hero whose messages it answers; were it to answer everyone, two of them would never
     *     stop
     * @param react sets this emoji under a message
     */
    Actor(
            UserId hero,
            Part part,
            Tempo tempo,
            MessageStanza stanzas,
            ObjectIds ids,
            ScheduledExecutorService scheduler,
            Consumer<Xml> send,
            BiConsumer<Message, String> react) {
        this.hero = hero;
        this.part = part;
        this.tempo = tempo;
        this.stanzas = stanzas;
        this.ids = ids;
        this.scheduler = scheduler;
        this.send = send;
        this.react = react;
    }

    @Override
    public void event(ChatEvent event) {
        if (event instanceof ChatEvent.Arrived arrived
                && arrived.message().senderId().equals(hero)
                && arrived.message().dialogId() != null) {
            answer(arrived.message(), arrived.message().dialogId(), arrived.group());
        }
    }

    private void answer(Message message, DialogId dialog, boolean group) {
        Address back = group ? new Address.ToRoom(dialog) : new Address.ToUser(hero);
        MessageId of = message.id();
        send.accept(stanzas.received(nextId(), hero, dialog, of));
        Duration read = tempo.look();
        Duration typing = read.plus(tempo.look());
        after(read, () -> stanzas.displayed(nextId(), hero, dialog, of));
        if (group && !part.talksInGroups()) {
            return;
        }
        int turn = next.getAndIncrement();
        if (!part.reaction().isEmpty() && turn % 2 == 0) {
            later(typing, () -> react.accept(message, part.reaction()));
        }
        after(typing, () -> stanzas.typing(back, false));
        after(typing.plus(tempo.type()), () -> stanzas.content(back, dialog, line(turn)));
    }

    private void after(Duration pause, Supplier<Xml> stanza) {
        later(pause, () -> send.accept(stanza.get()));
    }

    private void later(Duration pause, Runnable deed) {
        var unused = scheduler.schedule(deed, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Draft line(int turn) {
        return Draft.text(nextId(), part.lines().get(turn % part.lines().size()));
    }

    private MessageId nextId() {
        return ids.nextMessageId();
    }
}
