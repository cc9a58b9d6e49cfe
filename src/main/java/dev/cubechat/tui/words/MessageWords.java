package dev.cubechat.tui.words;

import java.util.List;

/** The commands for messages that are there. */
final class MessageWords {
    private MessageWords() {}

    static List<Word> all() {
        WordList list = new WordList(Word.Group.MESSAGES);
        list.add(
                "edit",
                "[MSG] TEXT",
                "Give your last message, or this one, another text.",
                t -> new Wish.Edit(t.messageBeforeText(), t.text("a text")));
        list.add(
                "delete",
                "[MSG] [everyone]",
                "Delete a message for yourself, or everyone.",
                t -> new Wish.Delete(t.message(), t.takes("everyone")));
        list.add(
                "react",
                "[MSG] EMOJI",
                "React to a message: 👍 or :+1:.",
                t -> new Wish.React(t.message(), emoji(t), true));
        list.add(
                "unreact",
                "[MSG] EMOJI",
                "Take a reaction back.",
                t -> new Wish.React(t.message(), emoji(t), false));
        list.add(
                "pin",
                "[MSG]",
                "Pin a message to the dialog.",
                t -> new Wish.Pin(t.message(), true));
        list.add("unpin", "[MSG]", "Take a pin away.", t -> new Wish.Pin(t.message(), false));
        list.add(
                "receipts",
                "[MSG]",
                "Show who has a message, has read it, and reacted.",
                t -> new Wish.Receipts(t.message()));
        list.add(
                "copy",
                "[MSG]",
                "Copy a message to the clipboard.",
                t -> new Wish.Copy(t.message()));
        list.add(
                "download",
                "[MSG]",
                "Save the file of a message.",
                t -> new Wish.Download(t.message()));
        list.add(
                "retry",
                "[MSG]",
                "Send a message again that failed; it is never doubled.",
                t -> new Wish.Retry(t.message()));
        list.add("history", "", "Show what was said before.", t -> new Wish.History());
        list.add(
                "search",
                "TEXT",
                "Search everywhere for words, or a “phrase in quotes”.",
                t -> new Wish.Search(t.text("a text"), true));
        list.add(
                "find",
                "TEXT",
                "Search the open dialog.",
                t -> new Wish.Search(t.text("a text"), false));
        return list.words();
    }

    private static String emoji(Typed typed) {
        if (typed.isEmpty()) {
            throw new IllegalArgumentException("needs an emoji");
        }
        return Emoji.named(typed.word());
    }
}
