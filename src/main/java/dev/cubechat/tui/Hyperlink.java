package dev.cubechat.tui;

import dev.cubechat.text.WebAddress;

/**
 * Where a click on a text leads.
 *
 * @param whole the same for all pieces of one link, which may be broken over rows
 */
public record Hyperlink(WebAddress address, int whole) {}
