package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.sandbox.SandboxOptions;
import dev.cubechat.sandbox.seed.SeedReader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Mira's chat in a terminal, the sandbox behind it, and what the others do there with commands. */
final class TmuxWorld implements AutoCloseable {
    static final int COLUMNS = 120;
    static final int ROWS = 40;

    /** Where nobody has said anything. */
    static final String EMPTY = "5eed00000000000000000003";

    /** A dialog of 100 000 messages, jon's and mira's in turn. */
    static final String LONG = "5eed00000000000000000004";

    private static final String SEED =
            """
            {"dialogs":[
              {"_id":"%1$s","type":3,"user_id":101,"occupants_ids":[102]},
              {"_id":"%2$s","type":2,"name":"Climbers","user_id":101,
               "occupants_ids":[102,103,104],"admins_ids":[102]},
              {"_id":"%3$s","type":2,"name":"Empty","user_id":101,"occupants_ids":[104]},
              {"_id":"%4$s","type":2,"name":"Long","user_id":101,"occupants_ids":[102]},
              {"_id":"5eed00000000000000000005","type":2,"name":"山田太郎","user_id":101,
               "occupants_ids":[102]}],
             "messages":[
              {"_id":"5eed00000000000000000104","chat_dialog_id":"%1$s","sender_id":101,
               "message":"Can you lend me your shoes?","date_sent":1767225000,"read_ids":[102]},
              {"_id":"5eed00000000000000000105","chat_dialog_id":"%1$s","sender_id":102,
               "message":"Sure, see you at 6.","date_sent":1767225100}],
             "bulk":[{"chat_dialog_id":"%4$s","count":%5$d,"senders":[102,101],
                      "start_date":1767225600}]}
            """;

    private final StoryWorld world;
    private final Tmux mira;

    private TmuxWorld(StoryWorld world, Tmux mira) {
        this.world = world;
        this.mira = mira;
    }

    /**
     * Opens a shell for Mira.
     *
     * @param homes for all that they keep
     * @param messages how many the long dialog has
     */
    static TmuxWorld open(Path homes, int messages) throws IOException {
        String seed =
                SEED.formatted(StoryWorld.MIRA_AND_JON, StoryWorld.CLIMBERS, EMPTY, LONG, messages);
        StoryWorld world =
                new StoryWorld(homes, SandboxOptions.FOR_TESTS.withSeed(SeedReader.read(seed)));
        return new TmuxWorld(
                world, Tmux.of(world.mira(), homes.resolve("terminal"), COLUMNS, ROWS));
    }

    Tmux mira() {
        return mira;
    }

    StoryWorld people() {
        return world;
    }

    /** Mira starts the chat with jon. */
    void chats(String... more) throws IOException {
        mira.runs(String.join(" ", more) + " cubechat chat @jon");
        mira.awaits("● online");
        mira.awaits("> Write a message");
    }

    /** Mira goes to this dialog, whatever she was at. */
    void goes(String dialog) throws IOException {
        for (int i = 0; i < 4; i++) {
            mira.sends(Tmux.ESCAPE);
        }
        mira.presses("C-c");
        mira.presses("C-k");
        mira.awaits("─ Go to ─");
        mira.types(dialog);
        mira.awaits("│ > " + dialog);
        mira.presses("Enter");
        mira.awaitsNot("─ Go to ─");
        mira.awaits(dialog + " is open", screen -> screen.startsWith(" " + dialog + " "));
        if (!mira.screen().contains("> Write a message")) {
            mira.presses("C-c");
        }
        mira.awaits("> Write a message");
    }

    void leaves() throws IOException {
        mira.presses("C-q");
        mira.awaitsShell();
    }

    /** Mira writes this, and the server has it. */
    void says(String text) throws IOException {
        mira.types(text);
        mira.awaits("> " + text);
        mira.presses("Enter");
        mira.awaitsRow(text + ", sent", row -> row.contains(text) && row.endsWith("✓"));
    }

    /** Somebody runs a command that succeeds; what it printed. */
    static String does(Shell person, String... words) {
        Shell.Result result = person.run(words);
        assertThat(result.code()).as("%s: %s", List.of(words), result.err()).isZero();
        return result.out();
    }

    /** The id of a message. */
    static String tells(Shell person, String dialog, String text) {
        return does(person, "msg", "send", dialog, "-m", text, "--json=id")
                .replaceAll("[^0-9a-f]*id\":\"([0-9a-f]+).*\\s*", "$1");
    }

    @Override
    public void close() throws IOException {
        try {
            mira.close();
        } finally {
            world.close();
        }
    }
}
