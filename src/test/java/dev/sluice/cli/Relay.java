package dev.sluice.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Stands between two programs on loopback: hands on what they say, hears it, and can be away for a while. While it is
 * cut nothing listens on its port, as if the machine behind it had been switched off.
 */
final class Relay implements AutoCloseable {
    private static final int CHUNK_BYTES = 65_536;

    private final int target;
    private final Supplier<Ear> ears;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket server;

    /** What hears a connection; one is made for each. */
    interface Ear {
        /** @return what of it goes on now; the rest is held back until more comes */
        byte[] fromClient(byte[] chunk);

        byte[] fromServer(byte[] chunk);

        /** Hands everything on as it comes. */
        Ear DEAF = new Ear() {
            @Override
            public byte[] fromClient(byte[] chunk) {
                return chunk;
            }

            @Override
            public byte[] fromServer(byte[] chunk) {
                return chunk;
            }
        };
    }

    Relay(int target, Supplier<Ear> ears) throws IOException {
        this.target = target;
        this.ears = ears;
        this.server = listen(0);
        this.port = server.getLocalPort();
        accept(server);
    }

    static Relay to(int target) throws IOException {
        return new Relay(target, () -> Ear.DEAF);
    }

    int port() {
        return port;
    }

    void cut() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    void restore() throws IOException {
        server = listen(port);
        accept(server);
    }

    private static ServerSocket listen(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return socket;
    }

    private void accept(ServerSocket listening) {
        Thread.ofVirtual().start(() -> {
            while (!listening.isClosed()) {
                try {
                    Socket client = listening.accept();
                    Thread.ofVirtual().start(() -> connect(client));
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    private void connect(Socket client) {
        try (client;
                Socket onward = new Socket(InetAddress.getLoopbackAddress(), target)) {
            open.add(client);
            open.add(onward);
            if (server.isClosed()) {
                return;
            }
            Ear ear = ears.get();
            Thread answers = Thread.ofVirtual().start(() -> pump(onward, client, ear::fromServer));
            pump(client, onward, ear::fromClient);
            answers.join();
        } catch (IOException e) {
            // whoever it was sees the connection end, and that is all there is to say
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
        }
    }

    private interface Hearing {
        byte[] hear(byte[] chunk);
    }

    private void pump(Socket from, Socket to, Hearing hearing) {
        byte[] buffer = new byte[CHUNK_BYTES];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                to.getOutputStream().write(hearing.hear(Arrays.copyOf(buffer, read)));
            }
        } catch (IOException e) {
            // as above
        } finally {
            open.remove(from);
        }
    }

    @Override
    public void close() throws IOException {
        cut();
    }
}
