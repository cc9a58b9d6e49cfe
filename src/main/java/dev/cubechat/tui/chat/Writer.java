package dev.cubechat.tui.chat;

import dev.cubechat.json.Json;
import dev.cubechat.model.Attachment;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Draft;
import dev.cubechat.model.MessageId;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.compose.Composer;
import dev.cubechat.tui.talk.Conversation;
import dev.cubechat.tui.talk.Mark;
import dev.cubechat.tui.talk.Outbox;
import dev.cubechat.tui.talk.Post;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Sends what the person writes, tells the others that they write, and keeps drafts. */
final class Writer {
    private static final Duration SAY_AGAIN = Duration.ofSeconds(10);
    private static final Duration KEEP_AFTER = Duration.ofSeconds(2);

    private final Stage stage;
    private final History history;
    private final Map<DialogId, String> kept = new HashMap<>();
    private boolean tellsTyping = true;
    private String lastText = "";
    private @Nullable Composer lastComposer;
    private @Nullable Instant keepAt;

    /** The dialog whose people think that we write, since when they were told, and until when. */
    private @Nullable Telling telling;

    private record Telling(DialogId dialog, Instant since, Instant until) {}

    Writer(Stage stage, History history) {
        this.stage = stage;
        this.history = history;
    }

    // Sending.

    void say(String text) {
        stage.openOrSay().ifPresent(open -> say(open, text, stage.desk().writing().replyTo()));
    }

    void say(Conversation open, String text, @Nullable MessageId replyTo) {
        send(open, draft(text, List.of(), replyTo));
        stage.desk().writing(open.id()).said();
    }

    void sendAttached(Attachment attachment) {
        stage.openOrSay().ifPresent(open -> send(open, draft("", List.of(attachment), null)));
    }

    void sendFile(String file, @Nullable String type) {
        stage.openOrSay()
                .ifPresent(
                        open -> {
                            if (!mayWrite(open)) {
                                return;
                            }
                            Draft draft = draft("", List.of(), null);
                            says(open, new Outbox.Outgoing(open.id(), draft, file, type));
                            stage.does(new Errand.SendFile(open.id(), draft, file, type));
                        });
    }

    private Draft draft(String text, List<Attachment> attachments, @Nullable MessageId replyTo) {
        Json.Obj fields =
                replyTo == null
                        ? Json.Obj.EMPTY
                        : Json.obj().with(Post.REPLY_FIELD, replyTo.value()).build();
        String body = text.isEmpty() ? null : text;
        return new Draft(stage.newId(), body, attachments, fields, true, true, false, null, null);
    }

    private void send(Conversation open, Draft draft) {
        if (!mayWrite(open)) {
            return;
        }
        says(open, new Outbox.Outgoing(open.id(), draft, null, null));
        stage.does(new Errand.Send(open.id(), draft));
    }

    private boolean mayWrite(Conversation open) {
        if (open.isReadOnly()) {
            stage.warn("Only its owner writes here.");
        }
        if (stage.options().explore()) {
            stage.warn(Stage.EXPLORING);
        }
        return !open.isReadOnly() && !stage.options().explore();
    }

    /** What one says is seen among the newest, also where older messages are at hand only. */
    private void says(Conversation open, Outbox.Outgoing outgoing) {
        stopTelling();
        if (!open.timeline().reachesNewest()) {
            history.fromNewest(open);
        }
        stage.talk().said().says(open, outgoing);
        open.nothingNew();
        stage.toNewest();
    }

    /** Sends a failed message again: the same id, so that nobody gets it twice. */
    void retry(Conversation open, Post post) {
        Optional<Outbox.Outgoing> left = stage.talk().said().outbox().find(post.id());
        if (left.isEmpty() || post.mark() != Mark.FAILED) {
            stage.warn("That message did not fail.");
            return;
        }
        Outbox.Outgoing one = left.get();
        Draft before = one.draft();
        Draft again =
                new Draft(
                        before.id(),
                        before.body(),
                        before.attachments(),
                        before.fields(),
                        before.save(),
                        before.markable(),
                        before.silent(),
                        post.dateSent(),
                        before.selfDestroy());
        stage.talk()
                .said()
                .says(open, new Outbox.Outgoing(one.dialog(), again, one.file(), one.type()));
        String file = one.file();
        stage.does(
                file == null
                        ? new Errand.Send(one.dialog(), again)
                        : new Errand.SendFile(one.dialog(), again, file, one.type()));
    }

    // Telling that one writes.

    void tellsTyping(boolean on) {
        tellsTyping = on;
        if (!on) {
            stopTelling();
        }
    }

    /** Looks at what is written now. */
    void look() {
        Instant now = stage.talk().now();
        Composer composer = stage.desk().writing().composer();
        String text = composer.text();
        boolean another = composer != lastComposer;
        boolean changed = !text.equals(lastText);
        lastComposer = composer;
        lastText = text;
        if (changed) {
            keepAt = now.plus(KEEP_AFTER);
            boolean message = !text.isBlank() && (!text.startsWith("/") || text.startsWith("//"));
            if (message && !another && stage.desk().writing().editing() == null) {
                tell(now);
            } else {
                stopTelling();
            }
        }
        if (telling != null && !telling.until().isAfter(now)) {
            stopTelling();
        }
        if (keepAt != null && !keepAt.isAfter(now)) {
            keepAt = null;
            keep();
        }
    }

    private void tell(Instant now) {
        DialogId open = stage.desk().open();
        boolean may = tellsTyping && !stage.options().explore() && stage.talk().link().isUp();
        if (open == null || !may || stage.open().filter(Conversation::isReadOnly).isPresent()) {
            return;
        }
        Instant until = now.plus(stage.options().typingTimeout());
        boolean again = telling == null || !now.isBefore(telling.since().plus(SAY_AGAIN));
        if (again) {
            stage.does(new Errand.Typing(open, true));
        }
        telling = new Telling(open, again || telling == null ? now : telling.since(), until);
    }

    private void stopTelling() {
        if (telling != null) {
            stage.does(new Errand.Typing(telling.dialog(), false));
            telling = null;
        }
    }

    /** The link broke: nobody thinks that we write any more. */
    void linkLost() {
        telling = null;
    }

    // Drafts.

    void leave() {
        stopTelling();
        keep();
        keepAt = null;
    }

    /** What is written in another dialog now was not typed just now. */
    void entered() {
        lastText = stage.desk().writing().composer().text();
    }

    private void keep() {
        DialogId open = stage.desk().open();
        if (open != null) {
            keep(open, stage.desk().writing(open).draft());
        }
    }

    private void keep(DialogId dialog, String draft) {
        if (!draft.equals(kept.getOrDefault(dialog, ""))) {
            kept.put(dialog, draft);
            stage.does(new Errand.SaveDraft(dialog, draft));
        }
    }

    /** A text for an old message, which was not taken, is the person's again. */
    void giveBack(DialogId dialog, String text) {
        if (stage.talk().find(dialog).isPresent()) {
            stage.desk().writing(dialog).giveBack(text);
            keep(dialog, stage.desk().writing(dialog).draft());
        } else {
            stage.desk().forget(dialog, text);
        }
    }

    /** What was said and certainly not sent is written again, before what is written now. */
    void keepUnsent() {
        stage.talk().said().outbox().all().stream()
                .map(Outbox.Outgoing::dialog)
                .distinct()
                .forEach(
                        dialog -> {
                            String left = left(dialog, false);
                            stage.desk().writing(dialog).begin(left);
                            keep(dialog, left);
                        });
    }

    /**
     * One is in this dialog no more. What was written there is not lost with it.
     *
     * @return where it is now, to be said after why; empty where there was nothing
     */
    String forget(DialogId dialog) {
        String left = left(dialog, true);
        stage.desk().forget(dialog, left);
        if (left.isEmpty()) {
            return "";
        }
        kept.put(dialog, left);
        stage.does(new Errand.SaveDraft(dialog, left));
        return stage.desk().open() == null ? " Your text is below." : " /close shows your text.";
    }

    /** What was said there in vain, and then what is being written. */
    private String left(DialogId dialog, boolean doubtful) {
        List<String> texts = new ArrayList<>(stage.talk().said().takeUnsent(dialog, doubtful));
        if (!texts.isEmpty() && texts.getFirst().startsWith("/")) {
            boolean me = texts.getFirst().startsWith("/me ");
            texts.set(0, (me ? "" : "/") + texts.getFirst());
        }
        String draft = stage.desk().writing(dialog).draft();
        if (!draft.isEmpty()) {
            texts.add(draft);
        }
        return String.join("\n", texts);
    }

    void draftsCame(Map<DialogId, String> drafts) {
        drafts.forEach(
                (dialog, text) -> {
                    Composer message = stage.desk().writing(dialog).message();
                    kept.put(dialog, text);
                    if (message.isEmpty()) {
                        message.insert(text);
                    }
                });
        entered();
    }

    Stream<Instant> wakes() {
        return Stream.concat(
                Stream.ofNullable(keepAt), Stream.ofNullable(telling).map(Telling::until));
    }
}
