package dev.cubechat.app;

import dev.cubechat.cli.output.ReaderGone;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The process's standard output. When nobody reads a pipe any more that is {@link ReaderGone}; a
 * full disk stays an {@link IOException}. Java tells both by the same exception, so what stdout is
 * decides: a pipe breaks for no other reason.
 */
final class StandardOutput extends OutputStream {
    private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException broken) {
            if (FileKind.of(FileKind.STDOUT) == FileKind.PIPE) {
                throw new ReaderGone(broken);
            }
            throw broken;
        }
    }
}
