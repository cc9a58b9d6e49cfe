package dev.cubechat.tui.view;

import java.time.ZoneId;
import java.util.function.Supplier;

/**
 * What never changes about how the screen is drawn.
 *
 * @param local where the person is; asked for only when a time is drawn
 */
public record Setting(Glyphs glyphs, Supplier<ZoneId> local) {
    ZoneId zone() {
        return local.get();
    }
}
