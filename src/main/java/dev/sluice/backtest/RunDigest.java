package dev.sluice.backtest;

import dev.sluice.vocabulary.Symbol;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over what happened in a run; equal runs have equal digests. */
final class RunDigest {
    private static final int NUMBERS = 1_024;

    private final MessageDigest sha;
    private final ByteBuffer buffer = ByteBuffer.allocate(NUMBERS * Long.BYTES);

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
        number(order.side().sign());
        number(fill.atNanos());
        number(fill.price());
        number(fill.quantity());
        text(fill.fee().stripTrailingZeros().toPlainString());
    }

    void trade(ClosedTrade trade) {
        text(trade.symbol().name());
        number(trade.entryNanos());
        number(trade.exitNanos());
        text(trade.pnl().stripTrailingZeros().toPlainString());
        number(Double.doubleToLongBits(trade.maePct()));
        number(Double.doubleToLongBits(trade.mfePct()));
    }

    /** Nothing can be added afterwards. */
    String finish(EquityCurve curve) {
        for (int i = 0; i < curve.size(); i++) {
            number(curve.time(i));
            number(Double.doubleToLongBits(curve.value(i)));
        }
        flush();
        return HexFormat.of().formatHex(sha.digest());
    }

    private void text(String text) {
        flush();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        flush();
        sha.update(bytes);
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
