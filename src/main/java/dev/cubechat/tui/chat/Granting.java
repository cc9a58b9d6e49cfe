package dev.cubechat.tui.chat;

import dev.cubechat.model.Attachment;
import dev.cubechat.tui.Effect;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.words.Wish;

import java.util.List;

/** Does what a person wishes, or says why not. */
final class Granting {
    private final Stage stage;
    private final Opening opening;
    private final Writer writer;
    private final MessageDeeds messages;
    private final DialogDeeds dialogs;
    private final PeopleDeeds people;
    private final LinkDeeds link;
    private final Leaving leaving;
    private final Overlays overlays;

    Granting(
            Stage stage,
            Opening opening,
            Writer writer,
            LinkDeeds link,
            Leaving leaving,
            Overlays overlays) {
        this.stage = stage;
        this.opening = opening;
        this.writer = writer;
        this.link = link;
        this.leaving = leaving;
        this.overlays = overlays;
        messages = new MessageDeeds(stage, writer);
        dialogs = new DialogDeeds(stage, opening);
        people = new PeopleDeeds(stage);
    }

    /**
     * Does it, or asks first.
     *
     * @param confirmed whether the person was asked already
     */
    void grant(Wish wish, boolean confirmed) {
        switch (wish) {
            case Wish.Say w -> writer.say(w.text());
            case Wish.Me w -> me(w.text());
            case Wish.Help w -> overlays.help(w.word());
            case Wish.Quit w -> quit(confirmed);
            case Wish.Status w -> link.status();
            case Wish.Disconnect w -> link.disconnect();
            case Wish.Reconnect w -> link.reconnect();
            case Wish.Destroy w -> link.destroy();
            case Wish.Background w -> stage.does(new Errand.Background(w.on()));
            case Wish.Active w -> link.active(w.on());
            case Wish.Ping w -> stage.does(new Errand.Ping());
            case Wish.Theme w -> stage.does(new Effect.UseTheme(w.name()));
            case Wish.UseMouse w -> stage.useMouse(w.on());
            case Wish.Emoji w -> stage.does(new Effect.UseEmoji(w.how()));
            case Wish.Dialogs w -> overlays.jump("");
            case Wish.Open w -> opening.open(w.dialog());
            case Wish.Close w -> opening.close();
            case Wish.NewPrivate w -> dialogs.newPrivate(w.user());
            case Wish.NewGroup w -> dialogs.newGroup(w.name(), w.people());
            case Wish.NewPublic w -> dialogs.newPublic(w.name());
            case Wish.Add w -> dialogs.add(w.people());
            case Wish.Remove w -> dialogs.remove(w.people());
            case Wish.Admins w -> dialogs.admins(w.people(), w.on());
            case Wish.Leave w -> dialogs.leave(w.dialog());
            case Wish.Rename w -> dialogs.rename(w.name());
            case Wish.Join w -> dialogs.join(w.in());
            case Wish.Info w -> overlays.info();
            case Wish.Who w -> overlays.info();
            case Wish.Mute w -> dialogs.notifications(!w.on());
            case Wish.Unread w -> opening.nextUnread();
            case Wish.Read w -> dialogs.read();
            case Wish.Typing w -> {
                writer.tellsTyping(w.on());
                stage.say(
                        w.on()
                                ? "Others see that you are typing."
                                : "Nobody sees that you are typing.");
            }
            case Wish.Reply w -> messages.reply(w.to(), w.text());
            case Wish.Edit w -> messages.edit(w.message(), w.text());
            case Wish.Delete w -> messages.delete(w, confirmed);
            case Wish.React w -> messages.react(w.message(), w.emoji(), w.on());
            case Wish.Pin w -> messages.pin(w.message(), w.on());
            case Wish.Receipts w -> messages.receipts(w.message());
            case Wish.Copy w -> messages.copy(w.message());
            case Wish.Retry w -> messages.retry(w.message());
            case Wish.Download w -> messages.download(w.message());
            case Wish.Attach w -> writer.sendFile(w.file(), w.type());
            case Wish.Location w -> writer.sendAttached(Attachment.ofPlace(w.place(), "place"));
            case Wish.ContactCard w -> writer.sendAttached(Attachment.ofContact(w.card()));
            case Wish.History w -> opening.up(stage.desk().size().rows());
            case Wish.Search w -> search(w);
            case Wish.ReportMessage w -> messages.report(w.message(), w.reason());
            case Wish.Find w -> stage.does(new Errand.FindPeople(w.namePrefix()));
            case Wish.Contacts w -> overlays.contacts();
            case Wish.Befriend w -> people.contact(w.user(), Errand.ContactDeed.ADD, null);
            case Wish.Accept w -> people.contact(w.user(), Errand.ContactDeed.CONFIRM, null);
            case Wish.Reject w -> people.contact(w.user(), Errand.ContactDeed.REJECT, null);
            case Wish.Unfriend w -> people.contact(w.user(), Errand.ContactDeed.REMOVE, null);
            case Wish.Nickname w -> people.contact(w.user(), Errand.ContactDeed.RENAME, w.name());
            case Wish.Privacy w -> overlays.privacy();
            case Wish.Block w -> stage.does(new Errand.Block(w.user(), w.mutual()));
            case Wish.Unblock w -> stage.does(new Errand.Unblock(w.user()));
            case Wish.Seen w -> people.seen(w.user());
            case Wish.Watch w -> people.watch(w.user(), w.on());
            case Wish.ReportUser w -> stage.does(new Errand.ReportUser(w.user(), w.reason()));
            case Wish.SystemMessage w -> stage.does(new Errand.SendSystem(w.user(), w.body()));
        }
    }

    private void quit(boolean confirmed) {
        if (confirmed) {
            leaving.leave();
        } else {
            leaving.quit();
        }
    }

    private void me(String text) {
        if (text.isEmpty()) {
            var talk = stage.talk();
            stage.say(
                    "You are "
                            + talk.people().nameOf(talk.me())
                            + ", "
                            + talk.people().handleOf(talk.me())
                            + ".");
        } else {
            writer.say("/me " + text);
        }
    }

    private void search(Wish.Search search) {
        if (search.everywhere()) {
            stage.does(new Errand.Search(search.text(), List.of()));
            stage.say("Searching…");
        } else {
            new Finding(stage, opening).find(search.text());
        }
    }
}
