package dev.cubechat.tui.view;

import java.time.ZoneId;

/** What never changes about how the screen is drawn. */
public record Setting(Glyphs glyphs, ZoneId zone) {}
