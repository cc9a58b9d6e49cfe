package dev.cubechat.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.service.line.Stamped;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

@Timeout(30)
class RoomsTest {
    @Test
    void who_stays_in_a_room_leaves_in_time_although_the_clock_on_the_wall_stands(
            @TempDir Path folder) {
        InstantSource standing = InstantSource.fixed(Instant.now());
        List<Stamped> told = new ArrayList<>();
        try (ServiceWorld world = new ServiceWorld(folder, null, standing)) {
            Services mira = world.as("mira");

            mira.rooms().stay(DialogTarget.parse("#Climbers"), Duration.ofMillis(200), told::add);

            assertThat(told.getLast().event()).isInstanceOf(ChatEvent.Left.class);
        }
    }
}
