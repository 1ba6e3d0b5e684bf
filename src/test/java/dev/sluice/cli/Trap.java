package dev.sluice.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Kills the desk at one moment. It hears what the desk says to its database and to the venue; when it hears the words
 * that it waits for, nothing more passes: at once, or, for a moment "after", as soon as the answer is there.
 */
final class Trap {
    private static final byte[] NOTHING = {};

    private final AtomicReference<@Nullable Armed> armed = new AtomicReference<>();
    private volatile boolean socketsAway;

    private record Armed(CrashPoint point, Runnable kill) {}

    /** Waits for that moment; it comes once. */
    void arm(CrashPoint point, Runnable kill) {
        armed.set(new Armed(point, kill));
    }

    /** Whether the venue's WebSocket API answers nobody. */
    void keepSocketsAway(boolean away) {
        socketsAway = away;
    }

    Relay.Ear database() {
        return new DatabaseEar();
    }

    Relay.Ear venue() {
        return new VenueEar();
    }

    /** What both ears have in common: whom they wait for, and that after the kill nothing passes. */
    private abstract class Ear implements Relay.Ear {
        private final StringBuilder answer = new StringBuilder();
        private @Nullable Armed struck;
        private boolean dead;

        /** @return whether it passes */
        synchronized boolean passes(String said, CrashPoint.Place place) {
            Armed waiting = armed.get();
            boolean heard = waiting != null
                    && waiting.point().place() == place
                    && said.contains(waiting.point().text())
                    && armed.compareAndSet(waiting, null);
            if (!heard) {
                return !dead;
            }
            struck = waiting;
            if (!waiting.point().after()) {
                kill(waiting);
            }
            return !dead;
        }

        @Override
        public synchronized byte[] fromServer(byte[] chunk) {
            Armed waiting = struck;
            if (dead || waiting == null) {
                return dead ? NOTHING : chunk;
            }
            answer.append(new String(chunk, ISO_8859_1));
            if (isAnswered(answer.toString())) {
                kill(waiting);
            }
            return NOTHING;
        }

        synchronized boolean hasStruck() {
            return struck != null;
        }

        private void kill(Armed waiting) {
            dead = true;
            waiting.kill().run();
        }

        abstract boolean isAnswered(String heard);
    }

    /** PostgreSQL's protocol: a type, a length that counts itself, a body; the first messages have no type. */
    private final class DatabaseEar extends Ear {
        private static final int PROTOCOL_3 = 3;
        private static final int LENGTH_BYTES = 4;
        private static final Pattern READY = Pattern.compile("Z\0\0\0\5[ITE]$");

        private byte[] rest = NOTHING;
        private boolean begun;

        @Override
        public byte[] fromClient(byte[] chunk) {
            ByteBuffer bytes = ByteBuffer.wrap(joined(rest, chunk));
            ByteArrayOutputStream passing = new ByteArrayOutputStream();
            while (bytes.remaining() > LENGTH_BYTES) {
                int head = begun ? 1 : 0;
                int length = head + bytes.getInt(bytes.position() + head);
                if (bytes.remaining() < length) {
                    break;
                }
                byte[] message = new byte[length];
                bytes.get(message);
                begun = begun || ByteBuffer.wrap(message).getShort(LENGTH_BYTES) == PROTOCOL_3;
                if (passes(new String(message, ISO_8859_1), CrashPoint.Place.JOURNAL)) {
                    passing.writeBytes(message);
                }
            }
            rest = new byte[bytes.remaining()];
            bytes.get(rest);
            return passing.toByteArray();
        }

        @Override
        boolean isAnswered(String heard) {
            return READY.matcher(heard).find();
        }
    }

    /** HTTP, and after an upgrade the frames of RFC 6455, which clients mask. */
    private final class VenueEar extends Ear {
        private static final Pattern ID = Pattern.compile("\"id\":([^,}]+)");
        private static final int LONG_LENGTH = 126;
        private static final int VERY_LONG_LENGTH = 127;
        private static final int MASK_BYTES = 4;

        private byte[] rest = NOTHING;
        private boolean upgraded;
        private String answerTo = "";

        @Override
        public byte[] fromClient(byte[] chunk) {
            if (upgraded) {
                return frames(joined(rest, chunk));
            }
            String said = new String(chunk, ISO_8859_1);
            upgraded = said.toLowerCase(Locale.ROOT).contains("upgrade: websocket");
            if (upgraded && socketsAway && said.contains("/ws-api/")) {
                return "GET /away HTTP/1.0\r\n\r\n".getBytes(ISO_8859_1);
            }
            return passes(said, CrashPoint.Place.REST) ? chunk : NOTHING;
        }

        private byte[] frames(byte[] bytes) {
            ByteArrayOutputStream passing = new ByteArrayOutputStream();
            int at = 0;
            for (int length = frameBytes(bytes, at); length > 0; length = frameBytes(bytes, at)) {
                String said = text(bytes, at, length);
                if (!hasStruck()) {
                    Matcher id = ID.matcher(said);
                    answerTo = id.find() ? id.group(1) : "";
                }
                if (passes(said, CrashPoint.Place.SOCKET)) {
                    passing.write(bytes, at, length);
                }
                at += length;
            }
            rest = Arrays.copyOfRange(bytes, at, bytes.length);
            return passing.toByteArray();
        }

        /** 0 while the frame is not whole. */
        private static int frameBytes(byte[] bytes, int at) {
            int header = headerBytes(bytes, at);
            if (header == 0) {
                return 0;
            }
            int shortLength = bytes[at + 1] & 0x7f;
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            int payload = switch (shortLength) {
                case LONG_LENGTH -> buffer.getShort(at + 2) & 0xffff;
                case VERY_LONG_LENGTH -> (int) buffer.getLong(at + 2);
                default -> shortLength;
            };
            return bytes.length - at < header + payload ? 0 : header + payload;
        }

        private static int headerBytes(byte[] bytes, int at) {
            if (bytes.length - at < 2) {
                return 0;
            }
            int more = switch (bytes[at + 1] & 0x7f) {
                case LONG_LENGTH -> Short.BYTES;
                case VERY_LONG_LENGTH -> Long.BYTES;
                default -> 0;
            };
            int header = 2 + more + MASK_BYTES;
            return bytes.length - at < header ? 0 : header;
        }

        private static String text(byte[] bytes, int at, int length) {
            int header = headerBytes(bytes, at);
            byte[] payload = new byte[length - header];
            for (int i = 0; i < payload.length; i++) {
                payload[i] = (byte) (bytes[at + header + i] ^ bytes[at + header - MASK_BYTES + i % MASK_BYTES]);
            }
            return new String(payload, ISO_8859_1);
        }

        @Override
        boolean isAnswered(String heard) {
            return answerTo.isEmpty() || heard.contains("\"id\":" + answerTo);
        }
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
