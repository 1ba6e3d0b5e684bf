package dev.sluice.operator;

import java.util.Arrays;
import java.util.Optional;

/** Intervals of candles, with Binance's names. */
public enum CandleInterval {
    ONE_SECOND("1s", 1),
    ONE_MINUTE("1m", 60),
    FIVE_MINUTES("5m", 300),
    FIFTEEN_MINUTES("15m", 900),
    ONE_HOUR("1h", 3_600);

    private final String code;
    private final long seconds;

    CandleInterval(String code, long seconds) {
        this.code = code;
        this.seconds = seconds;
    }

    public String code() {
        return code;
    }

    public long seconds() {
        return seconds;
    }

    /** The interval of that name. */
    public static Optional<CandleInterval> of(String code) {
        return Arrays.stream(values())
                .filter(interval -> interval.code.equals(code))
                .findFirst();
    }
}
