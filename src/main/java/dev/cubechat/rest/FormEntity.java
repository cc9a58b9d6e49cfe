package dev.cubechat.rest;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Progress;
import dev.cubechat.wire.rest.Param;
import dev.cubechat.wire.rest.UploadForm;

import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/**
 * A multipart form with the fields of an upload and the file at its end (rest.md, section 10.2),
 * read from the disk while it is sent. Can be sent again.
 */
final class FormEntity extends AbstractHttpEntity {
    private static final int CHUNK = 64 * 1024;

    private final UploadFile file;
    private final Progress progress;
    private final byte[] before;
    private final byte[] after;

    /**
     * @param boundary occurs nowhere in the form
     */
    FormEntity(UploadForm form, UploadFile file, String boundary, Progress progress) {
        super(ContentType.parseLenient("multipart/form-data; boundary=" + boundary), null);
        this.file = file;
        this.progress = progress;
        this.before = before(form, file, boundary).getBytes(StandardCharsets.UTF_8);
        this.after = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public long getContentLength() {
        return before.length + file.size() + after.length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(before);
        try (InputStream content = open()) {
            send(content, out);
        }
        out.write(after);
    }

    private void send(InputStream content, OutputStream out) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (long sent = 0; sent < file.size(); ) {
            if (Thread.currentThread().isInterrupted()) {
                throw new Failure(FailureKind.INTERRUPTED, "Stopped while uploading.");
            }
            int length = read(content, chunk, (int) Math.min(CHUNK, file.size() - sent));
            out.write(chunk, 0, length);
            sent += length;
            progress.at(sent, file.size());
        }
    }

    private InputStream open() {
        try {
            return Files.newInputStream(file.path());
        } catch (IOException unreadable) {
            throw new Failure(FailureKind.USAGE, "Could not read " + file.path() + ".", unreadable);
        }
    }

    /** The disk's troubles are not the network's. */
    private int read(InputStream content, byte[] chunk, int most) {
        int length;
        try {
            length = content.read(chunk, 0, most);
        } catch (IOException unreadable) {
            throw new Failure(FailureKind.USAGE, "Could not read " + file.path() + ".", unreadable);
        }
        if (length < 0) {
            throw new Failure(
                            FailureKind.USAGE,
                            file.path() + " became shorter while it was uploaded.")
                    .withHint("Run it again when nobody writes to the file.");
        }
        return length;
    }

    private static String before(UploadForm form, UploadFile file, String boundary) {
        StringBuilder text = new StringBuilder();
        for (Param field : form.fields()) {
            text.append("--").append(boundary).append("\r\n");
            text.append("Content-Disposition: form-data; name=\"");
            text.append(quoted(field.name())).append("\"\r\n\r\n");
            text.append(field.value()).append("\r\n");
        }
        text.append("--").append(boundary).append("\r\n");
        text.append("Content-Disposition: form-data; name=\"file\"; filename=\"");
        text.append(quoted(file.name())).append("\"\r\n");
        text.append("Content-Type: ").append(oneLine(file.contentType())).append("\r\n\r\n");
        return text.toString();
    }

    /** As browsers write names into a form. */
    private static String quoted(String name) {
        return name.replace("\r", "%0D").replace("\n", "%0A").replace("\"", "%22");
    }

    private static String oneLine(String text) {
        return text.replace('\r', ' ').replace('\n', ' ');
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    @Override
    public InputStream getContent() {
        throw new UnsupportedOperationException("written, not read");
    }

    @Override
    public void close() {
        // The file is open only while it is written.
    }
}
