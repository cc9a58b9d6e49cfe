package dev.cubechat.tui.words;

import dev.cubechat.model.Place;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The commands that say something. */
final class WritingWords {
    private WritingWords() {}

    static List<Word> all() {
        WordList list = new WordList(Word.Group.WRITE);
        list.add(
                "me",
                "[TEXT]",
                "Say what you are doing: “* Ann waves”.",
                t -> new Wish.Me(t.rest()));
        list.add(
                "reply re",
                "[MSG] TEXT",
                "Answer one message, which is quoted above.",
                t -> new Wish.Reply(t.messageBeforeText(), t.text("a text")));
        list.add(
                "attach",
                "PATH [TYPE]",
                "Send a file; a path with spaces goes in quotes.",
                t -> new Wish.Attach(path(t), t.isEmpty() ? null : t.word()));
        list.add(
                "location",
                "LAT,LON",
                "Send a place.",
                t -> new Wish.Location(Place.parse(t.text("a place, such as 49.84,24.03"))));
        list.add(
                "card",
                "name=…,phone=…",
                "Send a contact card.",
                t -> new Wish.ContactCard(card(t.text("name=…,phone=…"))));
        list.add(
                "typing",
                "on|off",
                "Whether others see that you are typing.",
                t -> new Wish.Typing(t.on()));
        return list.words();
    }

    private static String path(Typed typed) {
        if (typed.isEmpty()) {
            throw new IllegalArgumentException("needs a file");
        }
        return typed.word();
    }

    private static Map<String, String> card(String text) {
        Map<String, String> card = new LinkedHashMap<>();
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("takes name=…,phone=…");
            }
            card.put(part.substring(0, equals).strip(), part.substring(equals + 1).strip());
        }
        return card;
    }
}
