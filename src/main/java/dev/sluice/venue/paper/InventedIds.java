package dev.sluice.venue.paper;

import dev.sluice.vocabulary.ClientOrderId;

/** Client order ids that nobody chose: 22 letters and digits as Binance's, the same from the same number. */
final class InventedIds {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 22;
    private static final int HALF = 11;

    private InventedIds() {}

    static ClientOrderId of(long number) {
        StringBuilder id = new StringBuilder(LENGTH);
        append(id, mixed(number));
        append(id, mixed(~number));
        return new ClientOrderId(id.toString());
    }

    private static void append(StringBuilder id, long bits) {
        long rest = bits;
        for (int i = 0; i < HALF; i++) {
            id.append(ALPHABET.charAt((int) Long.remainderUnsigned(rest, ALPHABET.length())));
            rest = Long.divideUnsigned(rest, ALPHABET.length());
        }
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014): different numbers give different bits. */
    private static long mixed(long number) {
        long bits = (number ^ (number >>> 30)) * 0xbf58476d1ce4e5b9L;
        bits = (bits ^ (bits >>> 27)) * 0x94d049bb133111ebL;
        return bits ^ (bits >>> 31);
    }
}
