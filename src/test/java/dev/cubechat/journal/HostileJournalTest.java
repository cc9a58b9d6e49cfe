package dev.cubechat.journal;

import dev.cubechat.fuzz.Hostile;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Failure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;

class HostileJournalTest {
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-03-01T10:30:00Z"));

    @TempDir private Path folder;

    @Test
    void whatever_a_journal_says_is_told_or_refused() throws Exception {
        byte[] plain = sample("sample.journal", 9);
        byte[] shortened = sample("shortened.journal", 1000);
        Path file = folder.resolve("hostile.journal");

        Hostile.of(List.of(plain, shortened))
                .refusedWith(Failure.class)
                .to(
                        (input, random) -> {
                            // Damage that has its checksum right comes further.
                            Files.write(file, random.nextBoolean() ? signed(input) : input);
                            try (Journal journal = open(file)) {
                                while (journal.earlier().isPresent()) {
                                    // All that it knows.
                                }
                            }
                        });
    }

    private byte[] sample(String name, int messages) throws Exception {
        Path file = folder.resolve(name);
        try (Journal journal = open(file)) {
            for (long number = 1; number <= messages; number++) {
                DialogId dialog = new DialogId("65f0a1b2c3d4e5f601020304");
                String hash = HexFormat.of().toHexDigits(number);
                journal.plan(number, 2, hash, journal.id(number), dialog);
            }
            journal.sync();
            journal.sent(1);
            journal.sent(2);
            journal.leaving(3, "blocked", 0);
            journal.refused(3, "blocked");
            journal.leaving(4, "invalid", 512);
            for (long number = 5; number <= messages; number++) {
                journal.sent(number);
            }
        }
        return Files.readAllBytes(file);
    }

    private static Journal open(Path file) {
        return Journal.open(file, Map.of("to", "#Ops"), CLOCK, new Random(42));
    }

    private static byte[] signed(byte[] lines) {
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        for (String line : new String(lines, StandardCharsets.UTF_8).split("\n", -1)) {
            int space = line.lastIndexOf(' ');
            if (space >= 0) {
                CRC32 sum = new CRC32();
                byte[] text = line.substring(0, space).getBytes(StandardCharsets.UTF_8);
                sum.update(text);
                signed.writeBytes(text);
                String checksum = " " + HexFormat.of().toHexDigits(sum.getValue(), 8) + "\n";
                signed.writeBytes(checksum.getBytes(StandardCharsets.UTF_8));
            }
        }
        return signed.toByteArray();
    }
}
