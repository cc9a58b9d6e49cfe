package dev.cubechat.tui.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.config.StateFolder;
import dev.cubechat.model.DialogId;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

class KeptDraftsTest {
    private static final DialogId CLIMBERS = new DialogId("5eed00000000000000000002");
    private static final DialogId JON = new DialogId("5eed00000000000000000001");

    @TempDir Path folder;
    private StateFolder state;
    private KeptDrafts drafts;

    @BeforeEach
    void open() {
        state = new StateFolder(folder, "work", true);
        drafts = new KeptDrafts(state);
    }

    @Test
    void a_draft_is_there_in_the_next_run() {
        drafts.keep(CLIMBERS, "not yet\nsent 👋");

        assertThat(new KeptDrafts(state).all()).isEqualTo(Map.of(CLIMBERS, "not yet\nsent 👋"));
    }

    @Test
    void a_draft_that_was_sent_is_forgotten_and_the_others_stay() {
        drafts.keep(CLIMBERS, "one");
        drafts.keep(JON, "two");

        drafts.keep(CLIMBERS, "");

        assertThat(drafts.all()).isEqualTo(Map.of(JON, "two"));
    }

    @Test
    void only_the_owner_can_read_drafts() throws IOException {
        drafts.keep(CLIMBERS, "secret");

        Path file = folder.resolve("work/drafts.json");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void a_file_that_somebody_broke_is_as_good_as_none() {
        state.write("drafts.json", "{\"5eed0000");

        assertThat(drafts.all()).isEmpty();
    }
}
