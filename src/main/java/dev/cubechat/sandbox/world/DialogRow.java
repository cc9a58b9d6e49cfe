package dev.cubechat.sandbox.world;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogType;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.UserId;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A dialog as the table has it. */
record DialogRow(
        long key,
        DialogId id,
        DialogType type,
        @Nullable String name,
        @Nullable String description,
        @Nullable String photo,
        UserId owner,
        Map<String, String> extensions,
        boolean allowPreview,
        List<MessageId> pinned,
        Instant createdAt,
        Instant updatedAt) {

    static DialogRow of(ResultSet row) throws SQLException {
        Map<String, String> extensions = new LinkedHashMap<>();
        Lists.stored(row.getString("extensions"))
                .asObject()
                .members()
                .forEach((key, value) -> extensions.put(key, value.asText().orElse("")));
        return new DialogRow(
                row.getLong("key"),
                new DialogId(row.getString("id")),
                DialogType.ofNumber(row.getLong("type")).orElseThrow(),
                row.getString("name"),
                row.getString("description"),
                row.getString("photo"),
                new UserId(row.getLong("owner")),
                extensions,
                row.getInt("allow_preview") == 1,
                Lists.storedTexts(row.getString("pinned")).stream().map(MessageId::new).toList(),
                Times.instant(row, "created_at"),
                Times.instant(row, "updated_at"));
    }
}
