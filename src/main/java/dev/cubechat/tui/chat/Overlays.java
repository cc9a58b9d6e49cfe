package dev.cubechat.tui.chat;

import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.MessageTarget;
import dev.cubechat.model.PrivacyRule;
import dev.cubechat.model.User;
import dev.cubechat.model.UserId;
import dev.cubechat.model.UserTarget;
import dev.cubechat.text.TerminalText;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.Event;
import dev.cubechat.tui.desk.Choice;
import dev.cubechat.tui.desk.Item;
import dev.cubechat.tui.desk.Overlay;
import dev.cubechat.tui.desk.Overlay.Kind;
import dev.cubechat.tui.desk.Overlay.Search;
import dev.cubechat.tui.talk.Conversation;
import dev.cubechat.tui.talk.Talk;
import dev.cubechat.tui.words.Emoji;
import dev.cubechat.tui.words.Wish;
import dev.cubechat.tui.words.Word;
import dev.cubechat.tui.words.Words;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lays lists and pages on top of the screen. */
final class Overlays {
    private final Stage stage;

    Overlays(Stage stage) {
        this.stage = stage;
    }

    /** All dialogs, then people to write to, then all commands, to be found by typing. */
    void jump(String typed) {
        List<Item> items = new ArrayList<>();
        Talk talk = stage.talk();
        for (Conversation each : talk.conversations()) {
            String unread = each.unread() > 0 ? each.unread() + " unread · " : "";
            String last = each.last().map(Conversation.Last::text).orElse("");
            items.add(Item.of(talk.nameOf(each), unread + last, new Choice.Open(each.id())));
        }
        talk.strangers()
                .forEach(
                        person ->
                                items.add(
                                        Item.of(
                                                talk.people().nameOf(person),
                                                talk.people().handleOf(person) + " · new chat",
                                                new Choice.Do(
                                                        new Wish.NewPrivate(
                                                                new UserTarget.Id(person))))));
        for (Word word : Words.all()) {
            Choice choice =
                    word.arguments().isEmpty()
                            ? new Choice.Do(Words.parse("/" + word.name()))
                            : new Choice.Write("/" + word.name() + " ");
            items.add(Item.of(word.usage(), word.help(), choice));
        }
        Overlay.Pick pick =
                new Overlay.Pick(Kind.JUMP, "Go to", items, new Search(true, typed), 0, "");
        stage.show(() -> pick);
    }

    void help(@Nullable String name) {
        Optional<Word> word = name == null ? Optional.empty() : Words.find(name);
        if (name != null && word.isEmpty()) {
            stage.warn("There is no command /" + name + "; /help lists all.");
            return;
        }
        Overlay.Text text =
                word.map(HelpPage::of).orElseGet(() -> HelpPage.all(stage.desk().keys()));
        stage.show(() -> text);
    }

    /** Who is in the open dialog, and what is pinned there. */
    void info() {
        stage.openOrSay()
                .ifPresent(
                        open -> {
                            if (!open.isPrivate()) {
                                stage.does(new Errand.LoadOnline(open.id()));
                            }
                            stage.does(new Errand.LoadDialog(open.id()));
                            stage.show(() -> InfoPage.of(stage.talk(), open));
                        });
    }

    /** Who has a message, has read it, and reacted to it. */
    void receipts(Event.ReceiptsCame came) {
        Talk talk = stage.talk();
        came.delivered().forEach(talk.people()::mention);
        came.reactions().values().forEach(all -> all.forEach(talk.people()::mention));
        talk.find(came.asked().dialog())
                .ifPresent(where -> stage.show(() -> ReceiptsPage.of(talk, where, came)));
    }

    void contacts() {
        stage.does(new Errand.LoadContacts());
        stage.talk().circle().seeRequests();
        stage.show(
                () ->
                        new Overlay.Pick(
                                Kind.CONTACTS,
                                "Contacts",
                                contactItems(),
                                Search.OFF,
                                0,
                                "a accept  x reject  b block  Del remove"));
    }

    private List<Item> contactItems() {
        Talk talk = stage.talk();
        List<Item> items = new ArrayList<>();
        for (UserId user : talk.circle().requests()) {
            UserTarget target = new UserTarget.Id(user);
            items.add(
                    new Item(
                            talk.people().nameOf(user),
                            talk.people().handleOf(user) + " asks to be your contact: a or x",
                            new Choice.Do(new Wish.Accept(target)),
                            Map.of(
                                    "a", new Choice.Do(new Wish.Accept(target)),
                                    "x", new Choice.Do(new Wish.Reject(target)),
                                    "b", new Choice.Do(new Wish.Block(target, false)))));
        }
        for (var contact : talk.circle().contacts()) {
            UserId user = contact.userId();
            UserTarget target = new UserTarget.Id(user);
            String there = talk.people().isOnline(user) ? "online" : contact.inWords();
            items.add(
                    new Item(
                            talk.people().nameOf(user),
                            talk.people().handleOf(user) + (there.isEmpty() ? "" : " · " + there),
                            new Choice.Do(new Wish.Open(new DialogTarget.Peer(user))),
                            Map.of(
                                    "b", new Choice.Do(new Wish.Block(target, false)),
                                    "Del", new Choice.Do(new Wish.Unfriend(target)))));
        }
        return items;
    }

    void privacy() {
        stage.does(new Errand.LoadPrivacy());
        stage.show(
                () ->
                        new Overlay.Pick(
                                Kind.PRIVACY,
                                "Blocked",
                                blockedItems(),
                                Search.OFF,
                                0,
                                "u unblock"));
    }

    private List<Item> blockedItems() {
        List<Item> items = new ArrayList<>();
        for (PrivacyRule rule : stage.talk().circle().blocked()) {
            Choice unblock = new Choice.Do(new Wish.Unblock(new UserTarget.Id(rule.userId())));
            items.add(
                    new Item(
                            stage.talk().people().nameOf(rule.userId()),
                            stage.talk().people().handleOf(rule.userId())
                                    + (rule.mutual() ? " · both ways" : "")
                                    + only(rule.where()),
                            new Choice.Nothing(),
                            Map.of("u", unblock)));
        }
        return items;
    }

    private static String only(PrivacyRule.Where where) {
        return switch (where) {
            case EVERYWHERE -> "";
            case PRIVATE -> " · in private dialogs only";
            case GROUPS -> " · in groups only";
        };
    }

    /** What was found by the service. */
    void found(Event.Found found) {
        Talk talk = stage.talk();
        List<Item> items = new ArrayList<>();
        for (Dialog dialog : found.dialogs()) {
            Conversation conversation = talk.find(dialog.id()).orElseGet(() -> talk.add(dialog));
            items.add(Item.of(talk.nameOf(conversation), "dialog", new Choice.Open(dialog.id())));
        }
        for (Message message : found.messages()) {
            if (message.dialogId() != null) {
                String where = talk.find(message.dialogId()).map(talk::nameOf).orElse("?");
                String from = talk.people().nameOf(message.senderId());
                String body = message.body() == null ? "" : TerminalText.line(message.body());
                items.add(
                        Item.of(
                                body,
                                from + " in " + where,
                                new Choice.Show(message.dialogId(), message)));
            }
        }
        items.addAll(peopleItems(found.people()));
        String title = "Found for “" + TerminalText.line(found.asked().text()) + "”";
        Overlay.Pick pick = new Overlay.Pick(Kind.FOUND, title, items, Search.EMPTY, 0, "");
        stage.show(() -> pick);
    }

    void people(List<User> people) {
        Overlay.Pick pick =
                new Overlay.Pick(Kind.PEOPLE, "People", peopleItems(people), Search.EMPTY, 0, "");
        stage.show(() -> pick);
    }

    private List<Item> peopleItems(List<User> people) {
        return people.stream()
                .map(
                        user ->
                                Item.of(
                                        stage.talk().people().nameOf(user.id()),
                                        stage.talk().people().handleOf(user.id()),
                                        new Choice.Do(
                                                new Wish.NewPrivate(new UserTarget.Id(user.id())))))
                .toList();
    }

    /** Which reaction? */
    void react(MessageId message) {
        MessageTarget target = new MessageTarget.Id(message);
        List<String> own =
                stage.open()
                        .flatMap(open -> open.timeline().find(message))
                        .map(post -> post.reactions().own())
                        .orElse(List.of());
        List<Item> items = new ArrayList<>();
        for (String emoji : own) {
            items.add(
                    Item.of(
                            emoji,
                            "take back",
                            new Choice.Do(new Wish.React(target, emoji, false))));
        }
        for (String emoji : Emoji.FOR_REACTIONS) {
            if (!own.contains(emoji)) {
                items.add(Item.of(emoji, "", new Choice.Do(new Wish.React(target, emoji, true))));
            }
        }
        Emoji.all()
                .forEach(
                        (name, emoji) -> {
                            if (!own.contains(emoji)) {
                                items.add(
                                        Item.of(
                                                emoji,
                                                ":" + name + ":",
                                                new Choice.Do(
                                                        new Wish.React(target, emoji, true))));
                            }
                        });
        Overlay.Pick pick = new Overlay.Pick(Kind.REACT, "React", items, Search.EMPTY, 0, "");
        stage.show(() -> pick);
    }
}
