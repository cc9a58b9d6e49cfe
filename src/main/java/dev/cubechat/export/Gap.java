package dev.cubechat.export;

import dev.cubechat.json.Json;
import dev.cubechat.model.MessageId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * A stretch of time in which the file and the service differ.
 *
 * @param since after this time; null for the beginning
 * @param until before this time; null for the end
 * @param missing on the service, not in the file
 * @param gone in the file, not on the service any more
 */
public record Gap(
        @Nullable Instant since,
        @Nullable Instant until,
        List<MessageId> missing,
        List<MessageId> gone) {
    public Gap {
        missing = List.copyOf(missing);
        gone = List.copyOf(gone);
    }

    /** For scripts. */
    public Json.Obj write() {
        return Json.obj()
                .with("since", since == null ? null : since.toString())
                .with("until", until == null ? null : until.toString())
                .with("missing", ids(missing))
                .with("gone", ids(gone))
                .build();
    }

    private static Json ids(List<MessageId> ids) {
        return Json.ofStrings(ids.stream().map(MessageId::value).toList());
    }
}
