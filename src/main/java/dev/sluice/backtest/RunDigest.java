package dev.sluice.backtest;

import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over what happened in a run; equal runs have equal digests. */
final class RunDigest {
    private static final int NUMBERS = 1_024;
    private static final long MIXER = 0x9E3779B97F4A7C15L;

    private final MessageDigest sha;
    private final ByteBuffer buffer = ByteBuffer.allocate(NUMBERS * Long.BYTES);
    private long mixed;

    RunDigest() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    void fill(Symbol symbol, SimulatedOrder order, Lot.Fill fill) {
        text(symbol.name());
        text(order.strategy());
        number(fill.atNanos());
        number(fill.price());
        number(fill.quantity() * order.side().sign());
        amount(fill.fee());
    }

    /** What the fills do not tell of it. */
    void trade(ClosedTrade trade) {
        mixed = mix(mix(mixed, Double.doubleToRawLongBits(trade.maePct())), Double.doubleToRawLongBits(trade.mfePct()));
    }

    /** Nothing can be added afterwards. */
    String finish(EquityCurve curve) {
        for (int i = 0; i < curve.size(); i++) {
            mixed = mix(mix(mixed, curve.time(i)), Double.doubleToRawLongBits(curve.value(i)));
        }
        number(curve.size());
        number(mixed);
        flush();
        return HexFormat.of().formatHex(sha.digest());
    }

    /** What follows from fills and events is told by a check sum; SHA-256 of it all would take as long as the run. */
    private static long mix(long before, long value) {
        return Long.rotateLeft(before ^ value, 29) * MIXER;
    }

    /** The hash of a text is part of its type's definition. */
    private void text(String text) {
        mixed = mix(mixed, text.hashCode());
    }

    private void amount(BigDecimal amount) {
        if (amount.signum() != 0) {
            number(amount.scale());
            number(amount.unscaledValue().longValue());
        }
    }

    private void number(long value) {
        if (!buffer.hasRemaining()) {
            flush();
        }
        buffer.putLong(value);
    }

    private void flush() {
        sha.update(buffer.array(), 0, buffer.position());
        buffer.clear();
    }
}
