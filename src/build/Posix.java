import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What every system of the POSIX kind has as a command. */
final class Posix {
    private static final int POLYNOMIAL = 0x04C11DB7;
    private static final int[] TABLE = table();

    private Posix() {}

    /** The number that {@code cksum FILE} prints first. */
    static long cksum(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int sum = 0;
        for (byte each : bytes) {
            sum = next(sum, each);
        }
        for (long length = bytes.length; length != 0; length >>>= 8) {
            sum = next(sum, (byte) length);
        }
        return ~sum & 0xFFFF_FFFFL;
    }

    private static int next(int sum, byte each) {
        return sum << 8 ^ TABLE[(sum >>> 24 ^ each) & 0xFF];
    }

    private static int[] table() {
        int[] table = new int[256];
        for (int i = 0; i < table.length; i++) {
            int value = i << 24;
            for (int bit = 0; bit < 8; bit++) {
                value = value < 0 ? value << 1 ^ POLYNOMIAL : value << 1;
            }
            table[i] = value;
        }
        return table;
    }
}
