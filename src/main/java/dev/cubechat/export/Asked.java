package dev.cubechat.export;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Filter;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * An export that someone asks for.
 *
 * @param since only later ones; null for no bound, or for the one that the export has
 * @param until only earlier ones; null for all that there are when it begins
 * @param where the file, or the folder for a file that is named by the dialog's id
 * @param folder whether that is a folder
 * @param how what to do with a file that is there
 */
public record Asked(
        DialogTarget dialog,
        List<Filter> filters,
        @Nullable Instant since,
        @Nullable Instant until,
        Path where,
        boolean folder,
        Form form,
        Fields fields,
        How how) {
    public Asked {
        filters = List.copyOf(filters);
    }

    /** The file of that dialog. */
    Path file(DialogId dialog) {
        return folder ? where.resolve(dialog + "." + form.word()) : where;
    }

    /**
     * How to go about it.
     *
     * @param resume whether to go on with a file, or bring it up to date
     * @param verify whether to count again what is in the file
     * @param pageSize how many messages to ask for at once
     */
    public record How(boolean resume, boolean verify, int pageSize) {}
}
