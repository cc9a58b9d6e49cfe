package dev.cubechat.reference;

/**
 * What the head of every page says.
 *
 * @param date as {@code 2026-01-01}
 */
public record Release(String version, String date) {
    Roff page(String name, int section, String summary) {
        return new Roff(name, section, date, version, summary);
    }
}
