package dev.cubechat.tui.desk;

import dev.cubechat.tui.words.Wish;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What lies on top of the screen until it is closed. */
public sealed interface Overlay {
    String title();

    /** Text to read, which scrolls where it is longer than the screen. */
    record Text(String title, List<Line> lines, int top) implements Overlay {
        public Text {
            lines = List.copyOf(lines);
        }

        /** The same with this row at the top, counted as they lie on the screen. */
        public Text from(int row) {
            return new Text(title, lines, row);
        }
    }

    /**
     * A line of it.
     *
     * @param key what stands in front; may be empty
     */
    record Line(String key, String text) {}

    /**
     * Items to choose from.
     *
     * @param kind which list it is, so that news can bring it up to date
     * @param search what was typed to find one; null where letters do something
     * @param hint which keys do what
     */
    record Pick(Kind kind, String title, List<Item> items, Search search, int selected, String hint)
            implements Overlay {
        public Pick {
            items = List.copyOf(items);
        }

        /**
         * The items that have all the words that were typed: first those that are called so, then
         * those in whose names the words are, at last those of which they are only said.
         */
        public List<Item> found() {
            if (!search.on() || search.text().isBlank()) {
                return items;
            }
            String typed = search.text().toLowerCase(Locale.ROOT).strip();
            List<String> words = List.of(typed.split("\\s+", -1));
            List<Item> called = new ArrayList<>();
            List<Item> named = new ArrayList<>();
            List<Item> said = new ArrayList<>();
            for (Item item : items) {
                String label = item.label().toLowerCase(Locale.ROOT);
                String all = label + " " + item.detail().toLowerCase(Locale.ROOT);
                if (label.startsWith(typed) || label.startsWith("/" + typed)) {
                    called.add(item);
                } else if (words.stream().allMatch(label::contains)) {
                    named.add(item);
                } else if (words.stream().allMatch(all::contains)) {
                    said.add(item);
                }
            }
            called.addAll(named);
            called.addAll(said);
            return called;
        }

        public Pick searching(String text) {
            return new Pick(kind, title, items, new Search(true, text), 0, hint);
        }

        public Pick select(int index) {
            int last = Math.max(0, found().size() - 1);
            return new Pick(kind, title, items, search, Math.clamp(index, 0, last), hint);
        }

        /** The same list as it is now; what is chosen stays chosen while it is there. */
        public Pick withItems(String otherTitle, List<Item> others) {
            Pick other = new Pick(kind, otherTitle, others, search, selected, hint);
            List<Item> before = found();
            List<Item> after = other.found();
            int same = selected;
            for (int i = 0; i < after.size(); i++) {
                if (selected < before.size() && after.get(i).does(before.get(selected))) {
                    same = i;
                }
            }
            return other.select(same);
        }
    }

    /** Whether letters look for an item, and those typed so far. */
    record Search(boolean on, String text) {
        public static final Search OFF = new Search(false, "");
        public static final Search EMPTY = new Search(true, "");
    }

    /** Which list, and what it says where there is nothing in it. */
    enum Kind {
        JUMP("Nothing is called so."),
        CONTACTS("No contacts yet: /befriend @login asks somebody."),
        PRIVACY("You block nobody."),
        FOUND("Nothing was found."),
        PEOPLE("Nobody is called so."),
        REACT("No emoji is called so.");

        private final String emptiness;

        Kind(String emptiness) {
            this.emptiness = emptiness;
        }

        public String emptiness() {
            return emptiness;
        }
    }

    /** A question that one key answers. */
    record Ask(String title, String question, List<Answer> answers) implements Overlay {
        public Ask {
            answers = List.copyOf(answers);
        }
    }

    record Answer(String key, String label, Wish wish) {}
}
