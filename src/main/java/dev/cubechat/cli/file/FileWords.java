package dev.cubechat.cli.file;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Word;

import java.util.List;

/** The verbs of {@code cubechat file}. */
public final class FileWords {
    private FileWords() {}

    public static List<Word> of(Desk desk) {
        return List.of(
                new Word.Verb("upload", "Store a file", () -> new UploadCommand(desk)),
                new Word.Verb(
                        "download",
                        "Get a file, going on where an earlier try broke off",
                        () -> new DownloadCommand(desk)),
                new Word.Verb("info", "Show what is known of files", () -> new InfoCommand(desk)),
                new Word.Verb(
                        "url", "Say where any web client gets a file", () -> new UrlCommand(desk)),
                new Word.Verb("list", "List your files", () -> new ListCommand(desk)),
                new Word.Verb("delete", "Delete files of yours", () -> new DeleteCommand(desk)));
    }
}
