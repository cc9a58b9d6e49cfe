package dev.cubechat.tui.compose;

import dev.cubechat.tui.compose.Completion.Candidate;
import dev.cubechat.tui.words.Emoji;
import dev.cubechat.tui.words.Word;
import dev.cubechat.tui.words.Words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what could stand at the cursor: commands, people, dialogs, emoji. */
public final class Completing {
    private static final int MOST = 30;
    private static final Pattern COMMAND = Pattern.compile("/([a-z?]*)");
    private static final Pattern AT = Pattern.compile("(?:^|[\\s(])(@[^\\s@]*)$");
    private static final Pattern HASH = Pattern.compile("^/open (#.*)$");
    private static final Pattern COLON = Pattern.compile("(?:^|[\\s(])(:[a-z0-9_+-]{2,})$");

    private final Known known;

    /** Who and what there is. */
    public interface Known {
        /** People, the likeliest first: what is typed for them, and their names. */
        Stream<Candidate> people();

        /** Names of dialogs that are not private. */
        Stream<Candidate> dialogs();
    }

    public Completing(Known known) {
        this.known = known;
    }

    public Optional<Completion> at(String text, int cursor) {
        String before = text.substring(0, cursor);
        Matcher command = COMMAND.matcher(before);
        if (command.matches() && !before.startsWith("//")) {
            return of(0, before, Words.all().stream().map(Completing::command), false);
        }
        Matcher hash = HASH.matcher(before);
        if (hash.find()) {
            return of(hash.start(1), hash.group(1), known.dialogs(), true);
        }
        Matcher at = AT.matcher(before);
        if (at.find()) {
            return of(at.start(1), at.group(1), known.people(), true);
        }
        Matcher colon = COLON.matcher(before);
        if (colon.find()) {
            return of(colon.start(1), colon.group(1), emoji(), false);
        }
        return Optional.empty();
    }

    private static Candidate command(Word word) {
        String name = "/" + word.name();
        return new Candidate(
                word.arguments().isEmpty() ? name : name + " ", word.usage(), word.help());
    }

    private static Stream<Candidate> emoji() {
        return Emoji.all().entrySet().stream()
                .map(e -> new Candidate(e.getValue() + " ", ":" + e.getKey() + ":", e.getValue()));
    }

    /** Those that begin so, then those that have it anywhere. */
    private static Optional<Completion> of(
            int from, String typed, Stream<Candidate> all, boolean alsoDetail) {
        String start = typed.toLowerCase(Locale.ROOT);
        String inside = start.substring(1);
        List<Candidate> first = new ArrayList<>();
        List<Candidate> then = new ArrayList<>();
        all.forEach(
                each -> {
                    String label = each.label().toLowerCase(Locale.ROOT);
                    if (label.startsWith(start)) {
                        first.add(each);
                    } else if (!inside.isEmpty()
                            && (nameOf(label).contains(inside)
                                    || (alsoDetail
                                            && each.detail()
                                                    .toLowerCase(Locale.ROOT)
                                                    .contains(inside)))) {
                        then.add(each);
                    }
                });
        first.addAll(then);
        List<Candidate> some = first.stream().limit(MOST).toList();
        boolean done = some.size() == 1 && some.getFirst().text().strip().equals(typed.strip());
        return some.isEmpty() || done
                ? Optional.empty()
                : Optional.of(new Completion(from, some, -1));
    }

    /** A label without what a command takes. */
    private static String nameOf(String label) {
        int space = label.startsWith("/") ? label.indexOf(' ') : -1;
        return space < 0 ? label : label.substring(0, space);
    }
}
