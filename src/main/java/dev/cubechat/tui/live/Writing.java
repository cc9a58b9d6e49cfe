package dev.cubechat.tui.live;

import dev.cubechat.config.Home;
import dev.cubechat.model.Attachment;
import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Draft;
import dev.cubechat.model.FileSource;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.MessageTarget;
import dev.cubechat.model.Progress;
import dev.cubechat.model.Transport;
import dev.cubechat.service.Services;
import dev.cubechat.service.file.Attaching;
import dev.cubechat.service.live.LiveChat;
import dev.cubechat.service.message.MarkRequest;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.Event;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Does the errands that say something in a dialog. Safe for threads. */
final class Writing {
    private final Services services;
    private final LiveChat chat;
    private final DialogBook book;
    private final Home home;
    private final Consumer<Event> post;

    /** What was said and is not known to have arrived. */
    private final Map<MessageId, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();

    /**
     * @param home what {@code ~} stands for in the path of a file
     */
    Writing(Services services, LiveChat chat, DialogBook book, Home home, Consumer<Event> post) {
        this.services = services;
        this.chat = chat;
        this.book = book;
        this.home = home;
        this.post = post;
    }

    CompletableFuture<Void> send(Errand.Send asked) {
        return send(book.of(asked.dialog()), asked.draft());
    }

    private CompletableFuture<Void> send(Dialog dialog, Draft draft) {
        CompletableFuture<Void> sent = chat.send(dialog, draft);
        underWay.put(draft.id(), sent);
        return sent.whenComplete((done, why) -> underWay.remove(draft.id(), sent));
    }

    /** What the service is asked to do with a message of ours waits until it has that. */
    void awaitSent(MessageId message) {
        arrival(message).join();
    }

    /** Completes when the service has this message, or when it is known that it will not. */
    CompletableFuture<Void> arrival(MessageId message) {
        CompletableFuture<Void> sent = underWay.get(message);
        return sent == null
                ? CompletableFuture.completedFuture(null)
                // Whether it was refused is told by whoever sent it.
                : sent.exceptionally(refused -> null);
    }

    /** Returns when the file is where it is to be; the message goes out after. */
    CompletableFuture<Void> sendFile(Errand.SendFile asked) {
        Dialog dialog = book.of(asked.dialog());
        Progress progress = (done, total) -> post.accept(new Event.Transferred(asked, done, total));
        Attaching file = new Attaching(FileSource.parse(path(asked.file())), asked.type());
        List<Attachment> attachments = new ArrayList<>(asked.draft().attachments());
        attachments.addAll(services.enclosing().uploaded(List.of(file), name -> progress));
        post.accept(new Event.Uploaded(asked, attachments));
        return send(dialog, asked.draft().withAttachments(attachments));
    }

    CompletableFuture<Void> edit(Errand.EditMessage asked) {
        return chat.edit(book.of(asked.dialog()), asked.message(), asked.text(), asked.last());
    }

    CompletableFuture<Void> delete(Errand.DeleteMessage asked) {
        if (asked.forEveryone()) {
            return chat.delete(book.of(asked.dialog()), asked.message());
        }
        awaitSent(asked.message());
        services.messages()
                .delete(null, List.of(new MessageTarget.Id(asked.message())), false, null)
                .run();
        return CompletableFuture.completedFuture(null);
    }

    CompletableFuture<Void> markRead(Errand.MarkRead asked) {
        return CompletableFuture.allOf(
                asked.messages().stream()
                        .map(seen -> chat.read(asked.dialog(), seen.message(), seen.sender()))
                        .toArray(CompletableFuture[]::new));
    }

    void markAllRead(Errand.MarkAllRead asked) {
        DialogTarget dialog = new DialogTarget.Id(asked.dialog());
        services.messages()
                .mark(new MarkRequest(dialog, List.of(), true, true, Transport.REST, null))
                .run();
    }

    void typing(Errand.Typing asked) {
        chat.typing(book.of(asked.dialog()), asked.on());
    }

    void react(Errand.React asked) {
        awaitSent(asked.message());
        services.messages()
                .react(null, new MessageTarget.Id(asked.message()), asked.add(), asked.remove())
                .run();
    }

    private String path(String typed) {
        return typed.startsWith("~/")
                ? home.folder().resolve(typed.substring(2)).toString()
                : typed;
    }
}
