package dev.sluice.venue.paper.binance;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One way in which the exchange misbehaves.
 *
 * @param on which messages
 * @param match the operation (its WebSocket API name, else verb and path), stream or user event that it concerns;
 *     {@code *} stands for any text
 * @param chance when it strikes among those
 * @param millis how long it lasts, where that says something: DELAY, REORDER (at most), BAN, RATE_LIMIT, NOT_FOUND
 * @param error what is answered instead, for ERROR
 * @param fraction how much of a new order trades at once, for PARTIAL_FILL: more than 0, less than 1
 */
public record FaultRule(
        Point on,
        String match,
        Kind kind,
        Odds chance,
        long millis,
        Optional<ErrorText> error,
        Optional<BigDecimal> fraction) {
    /** Where a message is met. */
    public enum Point {
        /** On its way in, before anything happened. */
        REQUEST,
        /** On its way out, after whatever was asked for happened. */
        ANSWER,
        /** A frame of a market stream. */
        STREAM,
        /** An event of a user data stream. */
        USER
    }

    /** What happens to it. */
    public enum Kind {
        DELAY,
        DROP,
        DUPLICATE,
        REORDER,
        DISCONNECT,
        /** Another answer: before acceptance on REQUEST, after it on ANSWER. */
        ERROR,
        /** 429 with Retry-After. */
        RATE_LIMIT,
        /** 418, and the address is banned. */
        BAN,
        /** -2013 for an order that was accepted less than so long ago. */
        NOT_FOUND,
        /** A part of the new order trades with the house. */
        PARTIAL_FILL
    }

    /**
     * When a rule strikes.
     *
     * @param perMillion of the matching messages, 1 to 1,000,000
     * @param after how many matching messages are spared first
     * @param count how many are hit at most; empty for no end
     */
    public record Odds(int perMillion, long after, Optional<Long> count) {
        /** Every one. */
        public static final Odds ALWAYS = new Odds(1_000_000, 0, Optional.empty());
    }

    /** A status, a code and a message, such as 503, -1007 and Binance's text for it. */
    public record ErrorText(int status, int code, String message) {}

    boolean concerns(Point point, String name) {
        return on == point && fits(match, name);
    }

    /** Whether the pattern, in which {@code *} stands for any text, fits the whole name. */
    static boolean fits(String pattern, String name) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return pattern.equals(name);
        }
        if (!name.startsWith(pattern.substring(0, star))) {
            return false;
        }
        String rest = pattern.substring(star + 1);
        for (int from = star; from <= name.length(); from++) {
            if (fits(rest, name.substring(from))) {
                return true;
            }
        }
        return false;
    }
}
