package dev.cubechat.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP proxy that opens tunnels, to one port whatever is asked for. */
final class TunnelProxy implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final int port;
    private final String answer;

    TunnelProxy(int port, String answer) throws IOException {
        this.port = port;
        this.answer = answer;
        Thread.ofVirtual().start(this::listen);
    }

    URI url(String login) {
        return URI.create("http://" + login + "localhost:" + listener.getLocalPort());
    }

    /** The heads of the requests that came. */
    List<String> asked() {
        return asked;
    }

    private void listen() {
        try {
            while (!listener.isClosed()) {
                Socket client = listener.accept();
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
            asked.add(head(client.getInputStream()));
            OutputStream out = client.getOutputStream();
            out.write((answer + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            Thread up = Thread.ofVirtual().start(() -> pump(client, server));
            pump(server, client);
            up.join();
        } catch (IOException | InterruptedException over) {
            // Either side hung up.
        }
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException over) {
            // Either side hung up.
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int c = in.read();
            if (c < 0) {
                throw new IOException("no head");
            }
            head.append((char) c);
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
