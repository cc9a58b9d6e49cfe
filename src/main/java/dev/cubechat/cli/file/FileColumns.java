package dev.cubechat.cli.file;

import dev.cubechat.cli.output.Columns;
import dev.cubechat.model.StoredFile;

/** The fields of a stored file. */
final class FileColumns {
    static final Columns<StoredFile> FILE =
            Columns.<StoredFile>of()
                    .and("id", StoredFile::id)
                    .and("uid", StoredFile::uid)
                    .text("name", StoredFile::name)
                    .and("content_type", StoredFile::contentType)
                    .and("size", StoredFile::size)
                    .and("public", StoredFile::open)
                    .also("complete", StoredFile::complete)
                    .also("created_at", StoredFile::createdAt)
                    .also("updated_at", StoredFile::updatedAt)
                    .raw(StoredFile::raw);

    private FileColumns() {}
}
