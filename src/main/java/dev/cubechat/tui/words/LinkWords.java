package dev.cubechat.tui.words;

import java.util.List;

/** The commands for the connection. */
final class LinkWords {
    private LinkWords() {}

    static List<Word> all() {
        WordList list = new WordList(Word.Group.LINK);
        list.add(
                "status",
                "",
                "Show the connection, and what waits to be sent.",
                t -> new Wish.Status());
        list.add("ping", "", "Ask the server for a sign of life.", t -> new Wish.Ping());
        list.add(
                "reconnect",
                "",
                "Connect again, or at once where it waits.",
                t -> new Wish.Reconnect());
        list.add(
                "disconnect", "", "Leave the chat; the program stays.", t -> new Wish.Disconnect());
        list.add(
                "destroy",
                "",
                "Disconnect for good: nothing reconnects any more.",
                t -> new Wish.Destroy());
        list.add(
                "background",
                "",
                "Leave the chat so that your phone gets the pushes.",
                t -> new Wish.Background(true));
        list.add(
                "foreground",
                "",
                "Come back from the background.",
                t -> new Wish.Background(false));
        list.add(
                "inactive",
                "",
                "Stay connected, but let your phone get the pushes.",
                t -> new Wish.Active(false));
        list.add("active", "", "You are here again: no pushes.", t -> new Wish.Active(true));
        return list.words();
    }
}
