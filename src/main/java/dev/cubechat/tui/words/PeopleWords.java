package dev.cubechat.tui.words;

import dev.cubechat.model.UserTarget;

import java.util.List;

/** The commands for people: contacts, privacy, whereabouts. */
final class PeopleWords {
    private PeopleWords() {}

    static List<Word> all() {
        WordList list = new WordList(Word.Group.PEOPLE);
        list.add(
                "people",
                "NAME",
                "Find people whose name begins so.",
                t -> new Wish.Find(t.text("the beginning of a name")));
        list.add(
                "contacts",
                "",
                "Show your contacts and who asks to be one.",
                t -> new Wish.Contacts());
        list.add(
                "befriend",
                "USER",
                "Ask somebody to be your contact.",
                t -> new Wish.Befriend(t.user()));
        list.add(
                "accept confirm",
                "USER",
                "Accept somebody as your contact.",
                t -> new Wish.Accept(t.user()));
        list.add(
                "reject",
                "USER",
                "Turn down somebody who asks to be your contact.",
                t -> new Wish.Reject(t.user()));
        list.add(
                "unfriend",
                "USER",
                "Remove somebody from your contacts.",
                t -> new Wish.Unfriend(t.user()));
        list.add(
                "nick",
                "USER NAME",
                "Give a contact a name of your own.",
                t -> new Wish.Nickname(t.user(), t.text("a name")));
        list.add(
                "block",
                "USER [mutual]",
                "Block somebody; mutual: neither reaches the other.",
                t -> new Wish.Block(t.user(), t.takes("mutual")));
        list.add(
                "unblock",
                "USER",
                "Let a blocked person through again.",
                t -> new Wish.Unblock(t.user()));
        list.add("privacy", "", "Show whom you block.", t -> new Wish.Privacy());
        list.add(
                "seen last",
                "USER",
                "Ask when somebody was last active.",
                t -> new Wish.Seen(t.user()));
        list.add(
                "watch",
                "USER",
                "Be told when somebody comes and goes.",
                t -> new Wish.Watch(t.user(), true));
        list.add("unwatch", "USER", "No longer be told.", t -> new Wish.Watch(t.user(), false));
        list.add(
                "report",
                "user USER REASON | [MSG] REASON",
                "Report a person, or a message, to the moderators.",
                PeopleWords::report);
        list.add(
                "system",
                "USER TEXT",
                "Send data to somebody's program; no message appears.",
                t -> new Wish.SystemMessage(t.user(), t.text("a text")));
        return list.words();
    }

    private static Wish report(Typed typed) {
        if (typed.takes("user")) {
            UserTarget user = typed.user();
            return new Wish.ReportUser(user, typed.text("a reason"));
        }
        return new Wish.ReportMessage(typed.messageBeforeText(), typed.text("a reason"));
    }
}
