package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.cli.Stop;
import dev.cubechat.cli.output.ReaderGone;
import dev.cubechat.sandbox.SandboxOptions;
import dev.cubechat.sandbox.seed.SeedReader;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * A dialog with more messages than a page has: what is shown of it, what is marked, what is cut.
 */
@Timeout(60)
class ReadingStoryTest {
    private static final String ROPES = "5eed00000000000000000007";
    private static final int COUNT = 330;
    private static final long FIRST = 1_770_000_000;
    private static final String WORLD =
            """
            {"dialogs":[{"_id":"%s","type":2,"name":"Ropes","user_id":102,"occupants_ids":[101],
                         "permissions":{"allow_preview":1}}],
             "bulk":[{"chat_dialog_id":"%s","count":%d,"senders":[102],"start_date":%d}]}
            """
                    .formatted(ROPES, ROPES, COUNT, FIRST);

    @TempDir Path homes;
    @AutoClose private StoryWorld world;
    private Shell mira;

    @BeforeEach
    void start() {
        world = new StoryWorld(homes, SandboxOptions.FOR_TESTS.withSeed(SeedReader.read(WORLD)));
        mira = world.mira();
    }

    @ParameterizedTest
    @CsvSource({"3, 327", "99, 231", "100, 230", "250, 80", "500, 0"})
    void only_what_is_shown_is_marked_read(int limit, int left) {
        Shell.Result shown =
                mira.run("msg", "history", ROPES, "--mark-read", "--limit", "" + limit, "--jsonl");

        assertThat(shown.out().lines()).as(shown.err()).hasSize(COUNT - left);
        assertThat(unread()).isEqualTo(left);
        assertThat(world.sandbox().transcript().text()).doesNotContain("mark_as_read=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--jsonl", "--json"})
    void all_that_is_shown_is_marked_read(String format) {
        Shell.Result shown = mira.run("msg", "history", ROPES, "--mark-read", "--all", format);

        assertThat(shown.out().lines()).as(shown.err()).hasSize(COUNT);
        assertThat(unread()).isZero();
    }

    @Test
    void what_is_not_written_any_more_is_not_marked_read() {
        Shell.Result cutShort =
                mira.run(
                        new Stop(),
                        new LeavingReader(),
                        "msg",
                        "history",
                        ROPES,
                        "--mark-read",
                        "--all",
                        "--jsonl");

        assertThat(cutShort.code()).as(cutShort.err()).isZero();
        assertThat(unread()).isBetween(COUNT - 100L, COUNT - 1L);
    }

    @Test
    void a_pipe_sends_everything_though_nobody_reads_what_became_of_it() {
        String lines = "line\n".repeat(300);

        Shell.Result cutShort =
                mira.typing(lines).run(new Stop(), new LeavingReader(), "msg", "pipe", ROPES);

        assertThat(cutShort.code()).as(cutShort.err()).isZero();
        assertThat(mira.run("msg", "history", ROPES, "--all", "--json=body").out())
                .satisfies(all -> assertThat(all.split("\"line\"", -1)).hasSize(301));
    }

    @Test
    void an_empty_history_marks_nothing_read() {
        Shell.Result none =
                mira.run("msg", "history", ROPES, "--mark-read", "--since", "2100-01-01");

        assertThat(none.code()).as(none.err()).isZero();
        assertThat(unread()).isEqualTo(COUNT);
        assertThat(world.sandbox().transcript().text()).doesNotContain("PUT ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--mark-read --limit 3",
                "--mark-read --limit 100",
                "--mark-read",
                "--skip 1 --limit 99",
                "--skip 1 --limit 100",
                "--skip 229 --limit 100",
                "--limit 329"
            })
    void a_history_that_was_cut_says_so(String options) {
        Shell.Result cut = history(options + " --fail-on-truncate");
        Shell.Result noted = history(options);

        assertThat(cut.code()).isEqualTo(3);
        assertThat(noted.code()).isZero();
        assertThat(noted.err()).contains("the newest").contains("--all shows every one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--mark-read --limit 330",
                "--skip 230 --limit 100",
                "--skip 231 --limit 99",
                "--all"
            })
    void a_history_that_is_whole_says_nothing(String options) {
        Shell.Result whole = history(options + " --fail-on-truncate");

        assertThat(whole.code()).as(whole.err()).isZero();
        assertThat(whole.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 310, 329, a preview has the newest 20 only",
        "--limit 5, 325, 329, the newest 5 of a preview shown",
        "--limit 5 --skip 10, 315, 319, 5 after the newest 10 of a preview shown",
        "--order desc --limit 3, 329, 327, the newest 3 of a preview shown",
        "--order asc --limit 3, 310, 312, the oldest 3 of a preview shown",
        "--until 1770000315, 310, 314, a preview has the newest 20 only",
        "--since 1770000315, 316, 329, ''",
        "--since 1770000315 --limit 2, 328, 329, the newest 2 of a preview shown",
    })
    void a_preview_is_the_newest_in_the_order_of_every_history(
            String options, int first, int last, String note) {
        Shell lena = world.lena();

        Shell.Result seen = history(lena, "--preview --json=date_sent " + options);
        Shell.Result strict = history(lena, "--preview --fail-on-truncate " + options);

        assertThat(numbers(seen)).as(seen.err()).isEqualTo(between(first, last));
        assertThat(seen.err()).isEqualTo(note.isEmpty() ? "" : note + "\n");
        assertThat(strict.code()).isEqualTo(note.isEmpty() ? 0 : 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--all", "--mark-read", "--filter sender_id=102"})
    void what_a_preview_cannot_do_is_refused(String option) {
        Shell.Result refused = history(world.lena(), "--preview " + option);

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("--preview");
        assertThat(world.sandbox().transcript().text()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "msg history last --since today --filter date_sent[gt]=1",
                "msg history last --all -o target/refused.jsonl --until today --filter"
                        + " date_sent[lt]=1",
                "msg history last --filter chat_dialog_id=5eed00000000000000000001",
                "msg history last --filter sender_id=101 --filter sender_id=102",
                "msg history last --filter limit=1",
                "msg history last --filter sort_asc=date_sent",
                "msg history last --filter mark_as_read=1",
                "dialog count --type public --filter type[in]=2",
                "dialog count --filter count=1",
                "dialog list --since 2100-01-01 --filter updated_at[gt]=1",
                "dialog list --ext a=1 --filter extensions[a]=2",
                "dialog list --filter skip=1",
                "user find --login jon --filter login=kai",
                "user find --ids 101 --filter id[in]=102",
                "user find --login jon --filter offset=1",
            })
    void a_condition_that_would_be_lost_is_refused(String command) {
        Shell.Result refused = mira.run(command.split(" "));

        assertThat(refused.code()).isEqualTo(2);
        assertThat(world.sandbox().transcript().text()).isEmpty();
    }

    @Test
    void different_conditions_on_one_field_hold_together() {
        Shell.Result both =
                history("--json=date_sent --since 1770000010 --filter date_sent[lte]=1770000012");

        assertThat(numbers(both)).as(both.err()).containsExactly(11L, 12L);
    }

    @Test
    void a_time_far_in_the_future_is_later_than_everything() {
        assertThat(history("--all --jsonl --until 9999-12-31").out().lines()).hasSize(COUNT);
        assertThat(history("--since 9999-12-31").out()).isEmpty();
    }

    private Shell.Result history(String options) {
        return history(mira, options);
    }

    private static Shell.Result history(Shell who, String options) {
        List<String> words = new ArrayList<>(List.of("msg", "history", ROPES));
        Collections.addAll(words, options.strip().split(" "));
        return who.run(words.toArray(String[]::new));
    }

    private long unread() {
        String shown = mira.run("dialog", "show", ROPES, "--json=unread").out();
        return Long.parseLong(shown.replaceAll("\\D", ""));
    }

    /** Which messages these are, the oldest of all being 0. */
    private static List<Long> numbers(Shell.Result shown) {
        return Pattern.compile("\"date_sent\":(\\d+)")
                .matcher(shown.out())
                .results()
                .map(found -> Long.parseLong(found.group(1)) - FIRST)
                .toList();
    }

    /** These numbers and those between them, up or down. */
    private static List<Long> between(long first, long last) {
        List<Long> up =
                LongStream.rangeClosed(Math.min(first, last), Math.max(first, last))
                        .boxed()
                        .toList();
        return first <= last ? up : up.reversed();
    }

    /** Takes what is written up to the first flush, and then goes. */
    private static final class LeavingReader extends OutputStream {
        private boolean gone;

        @Override
        public void write(int oneByte) {
            if (gone) {
                throw new ReaderGone(new IOException("Broken pipe"));
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            write(0);
        }

        @Override
        public void flush() {
            gone = true;
        }
    }
}
