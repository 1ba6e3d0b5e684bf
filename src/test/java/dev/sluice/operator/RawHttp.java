package dev.sluice.operator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** Requests that no client would send. */
final class RawHttp {
    private static final int PATIENCE_MILLIS = 15_000;

    private RawHttp() {}

    /** Sends the bytes and reads until the server closes. */
    static String send(byte[] request) {
        try (Socket socket = new Socket("127.0.0.1", Http.port())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            write(socket, request);
            return new String(readAll(socket.getInputStream()), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        }
    }

    static String send(String request) {
        return send(request.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The status of the answer. */
    static int status(String request) {
        return statusOf(send(request));
    }

    static int statusOf(String answer) {
        if (!answer.startsWith("HTTP/1.1 ")) {
            throw new AssertionError("no HTTP: " + answer);
        }
        return Integer.parseInt(answer.substring(9, 12));
    }

    /** A server that has answered already may close before everything is written. */
    private static void write(Socket socket, byte[] request) throws IOException {
        try {
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
        } catch (SocketException e) {
            if (socket.getInputStream().available() == 0) {
                throw e;
            }
        }
    }

    private static byte[] readAll(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[8_192];
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                all.write(buffer, 0, read);
            }
        } catch (SocketException e) {
            if (all.size() == 0) {
                throw e;
            }
        }
        return all.toByteArray();
    }
}
