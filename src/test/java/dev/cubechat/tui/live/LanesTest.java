package dev.cubechat.tui.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

@Timeout(30)
class LanesTest {
    private final Lanes lanes = new Lanes();
    private final List<Integer> done = new CopyOnWriteArrayList<>();

    @Test
    void work_of_one_lane_is_done_in_order() throws Exception {
        IntStream.range(0, 200).forEach(i -> lanes.run("dialog", () -> done.add(i)));

        lanes.awaitIdle(Duration.ofSeconds(20));

        assertThat(done).containsExactlyElementsOf(IntStream.range(0, 200).boxed().toList());
    }

    @Test
    void one_lane_does_not_wait_for_another() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch other = new CountDownLatch(1);
        lanes.run(
                "slow",
                () -> {
                    try {
                        never.await();
                    } catch (InterruptedException stop) {
                        Thread.currentThread().interrupt();
                    }
                });

        lanes.run("fast", other::countDown);

        other.await();
        never.countDown();
    }
}
