package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Many records through a process that is killed again and again while its line breaks; {@code
 * -Dpipe.records=10000 -Dpipe.kills=50} makes it long.
 */
@Timeout(3600)
class PipeEnduranceTest {
    private static final int RECORDS = Integer.getInteger("pipe.records", 1000);
    private static final int KILLS = Integer.getInteger("pipe.kills", 5);

    @Test
    void nobody_gets_a_record_twice_and_none_is_lost(@TempDir Path folder) throws Exception {
        try (StoryWorld world = new StoryWorld(folder)) {
            PipeEndurance endurance =
                    new PipeEndurance(
                            world,
                            folder,
                            words -> world.mira().process(List.of(), words),
                            System.nanoTime(),
                            RECORDS);

            PipeEndurance.Report report = endurance.run(KILLS);

            assertThat(report.bodies())
                    .allSatisfy(
                            (target, messages) ->
                                    assertThat(messages)
                                            .map(message -> message.get("body"))
                                            .containsExactlyElementsOf(
                                                    endurance.expected(target).stream()
                                                            .map(Json::of)
                                                            .toList()));
            assertThat(report.lines())
                    .map(line -> line.get("record"))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, RECORDS).mapToObj(Json::of).toList());
            assertThat(report.lines()).allMatch(line -> line.get("status").equals(Json.of("sent")));
            assertThat(report.lines())
                    .map(line -> line.get("id"))
                    .containsExactlyInAnyOrderElementsOf(
                            report.bodies().values().stream()
                                    .flatMap(List::stream)
                                    .map(message -> message.get("id"))
                                    .toList());
        }
    }
}
