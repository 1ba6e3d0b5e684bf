package dev.sluice.feed;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes of text at a time, as one number whose lowest byte stands first: what is found or read so needs no loop
 * and no branch for each byte.
 */
final class Words {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EVERY_BYTE = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = EVERY_BYTE << 7;
    private static final long HIGH_HALVES = 0xf0f0_f0f0_f0f0_f0f0L;
    private static final long DIGITS = 0x3333_3333_3333_3333L;
    private static final long SIXES = 0x0606_0606_0606_0606L;

    private Words() {}

    /** The bytes from {@code at} on, of which there must be eight. */
    static long at(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    /** A byte in all eight places. */
    static long pattern(byte wanted) {
        return EVERY_BYTE * (wanted & 0xff);
    }

    /**
     * The high bit of each byte that equals the pattern's. The lowest bit that is set is right; a higher one may be
     * wrong only where a byte is the pattern's plus one behind a true one, so ask {@link #allOf} for all.
     */
    static long firstOf(long word, long pattern) {
        long difference = word ^ pattern;
        return (difference - EVERY_BYTE) & ~difference & HIGH_BITS;
    }

    /** The high bit of each byte that equals the pattern's, none else. */
    static long allOf(long word, long pattern) {
        long difference = word ^ pattern;
        return ~((difference & ~HIGH_BITS) + ~HIGH_BITS | difference | ~HIGH_BITS);
    }

    /** Which byte the lowest bit is in. */
    static int place(long bits) {
        return Long.numberOfTrailingZeros(bits) >>> 3;
    }

    /** The number that eight digits are; −1 if not all of the eight bytes are digits. */
    static long digits(long word) {
        if (((word & HIGH_HALVES) | ((word + SIXES & HIGH_HALVES) >>> 4)) != DIGITS) {
            return -1;
        }
        // neighbours are put together: digits to pairs, pairs to fours, fours to one
        long pairs = (word & 0x0f0f_0f0f_0f0f_0f0fL) * 2_561 >>> 8;
        long fours = (pairs & 0x00ff_00ff_00ff_00ffL) * 6_553_601 >>> 16;
        return (fours & 0x0000_ffff_0000_ffffL) * 42_949_672_960_001L >>> 32;
    }
}
