package dev.cubechat.tui.talk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.MessageId;

import org.junit.jupiter.api.Test;

import java.util.Random;

class UnreadTest {
    /** Many are said in each second, by oneself, too; some were said before anybody listened. */
    @Test
    void whenever_the_service_tells_its_number_all_are_counted_once() {
        for (int seed = 0; seed < 2_000; seed++) {
            assertThat(countedOnce(new Random(seed))).as("seed %s", seed).isTrue();
        }
    }

    private static boolean countedOnce(Random random) {
        Unread unread = new Unread();
        int before = random.nextInt(3) * 20;
        int all = before + 60;
        int heard = before;
        int told = before;
        for (int answers = 1 + random.nextInt(4); answers > 0; answers--) {
            int known = heard + random.nextInt(all - heard + 1);
            told = Math.max(told, random.nextBoolean() ? known : known - 10);
            if (random.nextBoolean()) {
                heard = hear(unread, heard, known);
            }
            if (told > 0) {
                unread.told(others(told), id(told - 1), date(told - 1));
            } else {
                unread.told(0, null, null);
            }
        }
        hear(unread, heard, all);
        return unread.count() == others(all);
    }

    private static int hear(Unread unread, int from, int to) {
        for (int i = from; i < to; i++) {
            unread.heard(id(i), date(i), isOther(i));
        }
        return to;
    }

    private static boolean isOther(int number) {
        return number % 7 != 3;
    }

    private static int others(int count) {
        int others = 0;
        for (int i = 0; i < count; i++) {
            others += isOther(i) ? 1 : 0;
        }
        return others;
    }

    private static long date(int number) {
        return 1000L + number / 20;
    }

    private static MessageId id(int number) {
        return new MessageId("65f0a1c2c3d4e5f60%07x".formatted(0xfffffff - number));
    }
}
