package dev.cubechat.service.dialog;

import dev.cubechat.model.DialogId;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many messages wait to be read.
 *
 * @param total in all one's dialogs
 * @param byDialog in each dialog that was asked about
 */
public record Waiting(long total, Map<DialogId, Long> byDialog) {
    public Waiting {
        byDialog = Collections.unmodifiableMap(new LinkedHashMap<>(byDialog));
    }
}
