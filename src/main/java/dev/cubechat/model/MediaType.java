package dev.cubechat.model;

import java.util.Locale;
import java.util.Map;

/** What is in a file, told by the ending of its name; the same on every machine. */
public record MediaType(String name) {
    private static final MediaType UNKNOWN = new MediaType("application/octet-stream");

    private static final Map<String, String> BY_ENDING =
            Map.ofEntries(
                    Map.entry("avif", "image/avif"),
                    Map.entry("bmp", "image/bmp"),
                    Map.entry("gif", "image/gif"),
                    Map.entry("heic", "image/heic"),
                    Map.entry("jpeg", "image/jpeg"),
                    Map.entry("jpg", "image/jpeg"),
                    Map.entry("png", "image/png"),
                    Map.entry("svg", "image/svg+xml"),
                    Map.entry("tif", "image/tiff"),
                    Map.entry("tiff", "image/tiff"),
                    Map.entry("webp", "image/webp"),
                    Map.entry("3gp", "video/3gpp"),
                    Map.entry("avi", "video/x-msvideo"),
                    Map.entry("m4v", "video/x-m4v"),
                    Map.entry("mkv", "video/x-matroska"),
                    Map.entry("mov", "video/quicktime"),
                    Map.entry("mp4", "video/mp4"),
                    Map.entry("mpeg", "video/mpeg"),
                    Map.entry("mpg", "video/mpeg"),
                    Map.entry("webm", "video/webm"),
                    Map.entry("aac", "audio/aac"),
                    Map.entry("flac", "audio/flac"),
                    Map.entry("m4a", "audio/mp4"),
                    Map.entry("mp3", "audio/mpeg"),
                    Map.entry("oga", "audio/ogg"),
                    Map.entry("ogg", "audio/ogg"),
                    Map.entry("opus", "audio/opus"),
                    Map.entry("wav", "audio/wav"),
                    Map.entry("csv", "text/csv"),
                    Map.entry("htm", "text/html"),
                    Map.entry("html", "text/html"),
                    Map.entry("log", "text/plain"),
                    Map.entry("md", "text/markdown"),
                    Map.entry("txt", "text/plain"),
                    Map.entry("gz", "application/gzip"),
                    Map.entry("json", "application/json"),
                    Map.entry("pdf", "application/pdf"),
                    Map.entry("tar", "application/x-tar"),
                    Map.entry("xml", "application/xml"),
                    Map.entry("zip", "application/zip"));

    /** The type of a file with this name; plain bytes where the name does not tell. */
    public static MediaType ofFileName(String fileName) {
        int dot = fileName.lastIndexOf('.');
        String ending = dot < 0 ? "" : fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
        String type = BY_ENDING.get(ending);
        return type == null ? UNKNOWN : new MediaType(type);
    }

    /** The word for it on an attachment (protocol page xmpp.md, section 6.2). */
    public String attachmentType() {
        String kind = name.substring(0, Math.max(0, name.indexOf('/'))).toLowerCase(Locale.ROOT);
        return switch (kind) {
            case "image" -> "photo";
            case "video", "audio" -> kind;
            default -> "file";
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
