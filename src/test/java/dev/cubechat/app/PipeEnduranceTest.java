package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

/** A thousand records through a process that is killed twelve times while its line breaks. */
@Timeout(180)
class PipeEnduranceTest {
    private static final int RECORDS = 1000;

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

            PipeEndurance.Report report = endurance.run(12);

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
