package dev.sluice.venue.binance;

import java.util.ArrayDeque;
import java.util.Arrays;

/** What a second connection says while the first still speaks; bounded. */
final class HeldMessages {
    static final int MESSAGES_LIMIT = 65_536;
    private static final long BYTES_LIMIT = 16L << 20;

    private final ArrayDeque<byte[]> messages = new ArrayDeque<>();
    private long size;

    /** Takes messages in order. */
    interface Reader {
        void message(byte[] bytes, int length);
    }

    /** Keeps a copy; false if that was the last for which there is room. */
    boolean add(byte[] bytes, int offset, int length) {
        messages.addLast(Arrays.copyOfRange(bytes, offset, offset + length));
        size += length;
        return messages.size() < MESSAGES_LIMIT && size < BYTES_LIMIT;
    }

    void drain(Reader reader) {
        size = 0;
        for (byte[] message = messages.pollFirst(); message != null; message = messages.pollFirst()) {
            reader.message(message, message.length);
        }
    }

    void clear() {
        messages.clear();
        size = 0;
    }
}
