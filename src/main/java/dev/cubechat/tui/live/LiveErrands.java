package dev.cubechat.tui.live;

import dev.cubechat.config.Home;
import dev.cubechat.config.StateFolder;
import dev.cubechat.model.Attachment;
import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.FileTarget;
import dev.cubechat.model.Progress;
import dev.cubechat.model.UserId;
import dev.cubechat.service.Services;
import dev.cubechat.service.follow.ListenRequest;
import dev.cubechat.service.line.Stamped;
import dev.cubechat.service.live.LiveChat;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.Errands;
import dev.cubechat.tui.Event;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Does errands over one live chat, each in the background, and posts what becomes of them. */
public final class LiveErrands implements Errands, LiveChat.Follower {
    private static final Duration LAST_FILES = Duration.ofMillis(500);

    /** Who goes on an errand of one of these waits for those before. */
    private enum Lane {
        LINK,
        TYPING,
        DRAFTS,
        PEOPLE
    }

    /**
     * Where files come from and go to.
     *
     * @param home what {@code ~} stands for
     * @param downloads where downloaded files go
     */
    public record Places(Home home, Path downloads) {}

    private final Services services;
    private final Places places;
    private final boolean silent;
    private final Consumer<Event> post;
    private final LiveChat chat;
    private final KeptDrafts drafts;
    private final Reading reading;
    private final Writing writing;
    private final Arranging arranging;
    private final Lanes lanes = new Lanes();
    private final AtomicReference<@Nullable Errand> connecting = new AtomicReference<>();

    /**
     * @param request what to hear, and how to keep the line
     * @param state where drafts are kept
     * @param silent only look: whoever else is there notices nothing
     * @param post takes events; called by many threads
     */
    public LiveErrands(
            Services services,
            ListenRequest request,
            StateFolder state,
            Places places,
            boolean silent,
            Consumer<Event> post) {
        this.services = services;
        this.places = places;
        this.silent = silent;
        this.post = post;
        this.chat = services.live(request, this);
        this.drafts = new KeptDrafts(state);
        DialogBook book = new DialogBook(services);
        this.reading = new Reading(services, book);
        this.writing = new Writing(services, chat, book, places.home(), post);
        this.arranging = new Arranging(services, book);
    }

    @Override
    public void run(Errand errand) {
        switch (errand) {
            case Errand.Connect asked -> connect(asked);
            case Errand.Reconnect asked -> connect(asked);
            case Errand.Disconnect asked -> link(asked, chat::disconnect);
            case Errand.Destroy asked -> link(asked, chat::destroy);
            case Errand.Background asked -> background(asked);
            case Errand.Active asked -> told(Lane.LINK, asked, () -> chat.active(asked.on()));
            case Errand.Ping asked -> answered(asked, this::ping);
            case Errand.LoadMe asked -> answered(asked, reading::me);
            case Errand.LoadDialogs asked -> answered(asked, reading::dialogs);
            case Errand.LoadDialog asked -> answered(asked, () -> reading.dialog(asked));
            case Errand.FindDialog asked -> answered(asked, () -> reading.find(asked));
            case Errand.LoadHistory asked -> answered(asked, () -> reading.history(asked));
            case Errand.LoadPeople asked -> answered(asked, () -> reading.people(asked));
            case Errand.FindPeople asked -> answered(asked, () -> reading.findPeople(asked));
            case Errand.LoadContacts asked -> answered(asked, reading::contacts);
            case Errand.LoadPrivacy asked -> answered(asked, reading::privacy);
            case Errand.LoadOnline asked ->
                    answered(
                            asked,
                            () ->
                                    new Event.OnlineCame(
                                            asked.dialog(), chat.online(asked.dialog())));
            case Errand.LoadLastSeen asked -> answered(asked, () -> reading.lastSeen(asked));
            case Errand.LoadReceipts asked -> receipts(asked);
            case Errand.Search asked -> answered(asked, () -> reading.search(asked));
            case Errand.LoadDrafts asked ->
                    inLane(Lane.DRAFTS, asked, () -> new Event.DraftsCame(drafts.all()));
            case Errand.SaveDraft asked ->
                    inLane(
                            Lane.DRAFTS,
                            asked,
                            () -> {
                                drafts.keep(asked.dialog(), asked.text());
                                return done(asked);
                            });
            case Errand.Download asked -> answered(asked, () -> download(asked));
            case Errand.Send asked -> written(asked.dialog(), asked, () -> writing.send(asked));
            case Errand.SendFile asked ->
                    written(asked.dialog(), asked, () -> writing.sendFile(asked));
            case Errand.EditMessage asked ->
                    written(asked.dialog(), asked, () -> writing.edit(asked));
            case Errand.DeleteMessage asked ->
                    written(asked.dialog(), asked, () -> writing.delete(asked));
            case Errand.React asked ->
                    changed(
                            asked.dialog(),
                            asked,
                            () -> {
                                writing.react(asked);
                                return done(asked);
                            });
            case Errand.MarkRead asked -> markRead(asked);
            case Errand.MarkAllRead asked ->
                    told(asked.dialog(), asked, () -> writing.markAllRead(asked));
            case Errand.SendSystem asked ->
                    changed(Lane.PEOPLE, asked, () -> arranging.system(asked));
            case Errand.Typing asked -> told(Lane.TYPING, asked, () -> writing.typing(asked));
            case Errand.Join asked ->
                    changed(
                            asked.dialog(),
                            asked,
                            () -> {
                                chat.join(asked.dialog(), asked.in());
                                return done(asked);
                            });
            case Errand.Watch asked -> inLane(Lane.PEOPLE, asked, () -> watch(asked));
            case Errand.Pin asked ->
                    changed(
                            asked.dialog(),
                            asked,
                            () -> {
                                writing.awaitSent(asked.message());
                                return arranging.pin(asked);
                            });
            case Errand.CreateDialog asked -> changed(asked, asked, () -> arranging.create(asked));
            case Errand.AddPeople asked ->
                    changed(asked.dialog(), asked, () -> arranging.add(asked));
            case Errand.RemovePeople asked ->
                    changed(asked.dialog(), asked, () -> arranging.remove(asked));
            case Errand.ChangeAdmins asked ->
                    changed(asked.dialog(), asked, () -> arranging.admins(asked));
            case Errand.RenameDialog asked ->
                    changed(asked.dialog(), asked, () -> arranging.rename(asked));
            case Errand.LeaveDialog asked ->
                    changed(asked.dialog(), asked, () -> arranging.leave(asked));
            case Errand.Notifications asked ->
                    changed(asked.dialog(), asked, () -> arranging.notifications(asked));
            case Errand.ChangeContact asked ->
                    changed(Lane.PEOPLE, asked, () -> arranging.contact(asked));
            case Errand.Block asked -> changed(Lane.PEOPLE, asked, () -> arranging.block(asked));
            case Errand.Unblock asked ->
                    changed(Lane.PEOPLE, asked, () -> arranging.unblock(asked));
            case Errand.ReportUser asked ->
                    changed(Lane.PEOPLE, asked, () -> arranging.report(asked));
            case Errand.ReportMessage asked ->
                    changed(Lane.PEOPLE, asked, () -> arranging.report(asked));
        }
    }

    @Override
    public void heard(Stamped stamped) {
        boolean up = stamped.event() instanceof ChatEvent.State state && state.state().isUp();
        // Who asks from now on is not answered by this.
        Errand asked = up ? connecting.getAndSet(null) : null;
        post.accept(new Event.Heard(stamped.at(), stamped.event()));
        if (asked != null) {
            post.accept(done(asked));
        }
    }

    @Override
    public void nextAttempt(Instant at) {
        post.accept(new Event.NextAttempt(at));
    }

    @Override
    public void over(Failure why) {
        Errand asked = connecting.getAndSet(null);
        post.accept(new Event.Failed(asked == null ? new Errand.Connect() : asked, why));
    }

    @Override
    public void close() {
        // Who was interrupted has drafts to keep, too.
        boolean interrupted = Thread.interrupted();
        try {
            lanes.awaitIdle(LAST_FILES);
        } catch (InterruptedException hurry) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        chat.close();
    }

    private void connect(Errand asked) {
        lanes.run(
                Lane.LINK,
                () -> {
                    try {
                        Errand before = connecting.getAndSet(asked);
                        if (before != null) {
                            // This one stands for it.
                            post.accept(done(before));
                        }
                        chat.connect();
                        // Where nothing changes, nothing is heard that would answer.
                        if (chat.state().isUp() && connecting.compareAndSet(asked, null)) {
                            post.accept(new Event.Done(asked, "Already connected."));
                        }
                    } catch (Failure failure) {
                        connecting.set(null);
                        post.accept(new Event.Failed(asked, failure));
                    }
                });
    }

    private void background(Errand.Background asked) {
        if (asked.on()) {
            link(asked, chat::disconnect);
        } else {
            connect(asked);
        }
    }

    private void link(Errand asked, Runnable deed) {
        inLane(
                Lane.LINK,
                asked,
                () -> {
                    deed.run();
                    return done(asked);
                });
    }

    private Event watch(Errand.Watch asked) {
        UserId user = services.people().idOf(asked.user());
        chat.watch(user, asked.on());
        return new Event.Watched(asked, user);
    }

    private Event ping() {
        long millis = services.presence().ping(1).roundTrip().toMillis();
        return new Event.Done(new Errand.Ping(), "The server answered in " + millis + " ms.");
    }

    /** Of what was said before; nobody else waits for that. */
    private void receipts(Errand.LoadReceipts asked) {
        lanes.run(
                asked.dialog(),
                () -> {
                    CompletableFuture<Void> arrival = writing.arrival(asked.message());
                    answered(
                            asked,
                            () -> {
                                arrival.join();
                                return reading.receipts(asked);
                            });
                });
    }

    private Event download(Errand.Download asked) {
        Progress progress = (done, total) -> post.accept(new Event.Transferred(asked, done, total));
        Path file =
                services.storage()
                        .downloadInto(places.downloads(), target(asked.attachment()), progress)
                        .path();
        return new Event.Downloaded(asked, file.toString());
    }

    /** Apps that are older than uids have a uid in {@code id}. */
    private static FileTarget target(Attachment attachment) {
        return attachment
                .get("uid")
                .or(() -> attachment.get("id"))
                .map(FileTarget::parse)
                .orElseThrow(
                        () ->
                                new Failure(
                                        FailureKind.NOT_FOUND,
                                        "It is not in the service's storage."));
    }

    private void markRead(Errand.MarkRead asked) {
        if (silent) {
            post.accept(done(asked));
        } else {
            lanes.run(() -> settle(asked, () -> writing.markRead(asked)));
        }
    }

    /** Tells others something of us; nobody is told where we only look. */
    private void told(Object lane, Errand asked, Runnable deed) {
        inLane(
                lane,
                asked,
                () -> {
                    if (!silent) {
                        deed.run();
                    }
                    return done(asked);
                });
    }

    private void written(Object lane, Errand asked, Supplier<CompletableFuture<Void>> deed) {
        lanes.run(
                lane,
                () ->
                        settle(
                                asked,
                                () -> {
                                    mayWrite();
                                    return deed.get();
                                }));
    }

    private void changed(Object lane, Errand asked, Supplier<Event> deed) {
        inLane(
                lane,
                asked,
                () -> {
                    mayWrite();
                    return deed.get();
                });
    }

    private void mayWrite() {
        if (silent) {
            throw new Failure(FailureKind.NOT_ALLOWED, "This is --explore: nothing is sent.")
                    .withHint("Leave --explore out to take part.");
        }
    }

    private void answered(Errand asked, Supplier<Event> deed) {
        inLane(new Object(), asked, deed);
    }

    private void inLane(Object lane, Errand asked, Supplier<Event> deed) {
        lanes.run(lane, () -> post.accept(answer(asked, deed)));
    }

    private static Event answer(Errand asked, Supplier<Event> deed) {
        try {
            return deed.get();
        } catch (RuntimeException failed) {
            return failed(asked, failed);
        }
    }

    private void settle(Errand asked, Supplier<CompletableFuture<Void>> deed) {
        try {
            var unused =
                    deed.get()
                            .whenComplete(
                                    (sent, why) ->
                                            post.accept(
                                                    why == null
                                                            ? done(asked)
                                                            : failed(asked, why)));
        } catch (RuntimeException failed) {
            post.accept(failed(asked, failed));
        }
    }

    private static Event done(Errand asked) {
        return new Event.Done(asked, null);
    }

    /** Whatever wraps a failure tells less than that; one that came of another tells more. */
    private static Event failed(Errand asked, Throwable why) {
        if (why instanceof Failure failure) {
            return new Event.Failed(asked, failure);
        }
        if (why.getCause() instanceof Failure cause) {
            return new Event.Failed(asked, cause);
        }
        if (why instanceof IllegalArgumentException wrong) {
            return new Event.Failed(
                    asked, new Failure(FailureKind.USAGE, wrong.getMessage() + ".", wrong));
        }
        return new Event.Failed(
                asked,
                new Failure(
                        FailureKind.OUTCOME_UNKNOWN,
                        "Sorry, that went wrong inside cubechat ("
                                + why.getClass().getSimpleName()
                                + ").",
                        why));
    }
}
