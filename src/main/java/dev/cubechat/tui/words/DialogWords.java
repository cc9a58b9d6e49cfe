package dev.cubechat.tui.words;

import java.util.List;

/** The commands for dialogs and groups. */
final class DialogWords {
    private DialogWords() {}

    static List<Word> all() {
        WordList list = new WordList(Word.Group.CHATS);
        list.add("dialogs list", "", "Show your dialogs.", t -> new Wish.Dialogs());
        list.add(
                "open",
                "DIALOG",
                "Open a dialog: @login, #name or an id.",
                t -> new Wish.Open(t.dialog()));
        list.add("close", "", "Close the open dialog; you stay in it.", t -> new Wish.Close());
        list.add("unread", "", "Go to the next dialog with something new.", t -> new Wish.Unread());
        list.add("read", "", "Count everything here as read.", t -> new Wish.Read());
        list.add("new", "USER", "Start a private dialog.", t -> new Wish.NewPrivate(t.user()));
        list.add(
                "group",
                "NAME USER…",
                "Make a group.",
                t -> new Wish.NewGroup(t.name(), t.users()));
        list.add(
                "public",
                "NAME",
                "Make a group that everyone can find and enter.",
                t -> new Wish.NewPublic(t.text("a name")));
        list.add("add", "USER…", "Add people to this group.", t -> new Wish.Add(t.users()));
        list.add(
                "remove",
                "USER…",
                "Remove people from this group.",
                t -> new Wish.Remove(t.users()));
        list.add(
                "admin",
                "add|remove USER…",
                "Make people administrators of this group, or take that back.",
                t -> {
                    boolean on = t.oneOf(List.of("add", "remove")).equals("add");
                    return new Wish.Admins(t.users(), on);
                });
        list.add("rename", "NAME", "Rename this group.", t -> new Wish.Rename(t.text("a name")));
        list.add("leave", "", "Leave this dialog for good.", t -> new Wish.Leave(null));
        list.add(
                "info",
                "",
                "Show who is in this dialog, and its pinned messages.",
                t -> new Wish.Info());
        list.add("who", "", "Show who is online here.", t -> new Wish.Who());
        list.add("mute", "", "No pushes from this dialog.", t -> new Wish.Mute(true));
        list.add("unmute", "", "Pushes from this dialog again.", t -> new Wish.Mute(false));
        list.add(
                "join",
                "",
                "Enter the dialog's room, so that others see you there.",
                t -> new Wish.Join(true));
        list.add("part", "", "Leave the room; messages still come.", t -> new Wish.Join(false));
        return list.words();
    }
}
