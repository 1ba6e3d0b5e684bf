package dev.sluice.market;

import dev.sluice.feed.CandleClosed;
import dev.sluice.feed.TradeTick;
import dev.sluice.vocabulary.CandleInterval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The newest candles of one symbol. An hour of seconds, a day of minutes and sixty days of hours are made of its
 * trades; any other interval is put together of these. Closed candles that came as such are kept beside them, by
 * length, and are believed rather than our own.
 */
public final class Candles {
    static final int SECONDS_KEPT = 3_600;
    static final int MINUTES_KEPT = 1_440;
    static final int HOURS_KEPT = 1_440;
    static final int GIVEN_KEPT = 1_440;

    /** Lengths of given candles that are kept; those of further lengths are counted and left out. */
    static final int LENGTHS_LIMIT = 8;

    private final CandleSeries seconds = new CandleSeries(CandleInterval.ONE_SECOND, SECONDS_KEPT);
    private final CandleSeries minutes = new CandleSeries(CandleInterval.ONE_MINUTE, MINUTES_KEPT);
    private final CandleSeries hours = new CandleSeries(CandleInterval.ONE_HOUR, HOURS_KEPT);
    private final List<GivenCandles> given = new ArrayList<>();
    private @Nullable CandleClosed lastGiven;
    private long ignored;

    void add(TradeTick trade) {
        seconds.add(trade);
        minutes.add(trade);
        hours.add(trade);
    }

    /** False if it brought nothing new. */
    boolean add(CandleClosed candle) {
        GivenCandles series = series(candle);
        boolean fresh = series == null || series.add(candle);
        if (fresh) {
            lastGiven = candle;
        }
        ignored += fresh && series != null ? 0 : 1;
        return fresh;
    }

    private @Nullable GivenCandles series(CandleClosed candle) {
        for (int i = 0; i < given.size(); i++) {
            if (given.get(i).isOfLength(candle)) {
                return given.get(i);
            }
        }
        if (given.size() == LENGTHS_LIMIT) {
            return null;
        }
        GivenCandles series = new GivenCandles(candle, GIVEN_KEPT);
        given.add(series);
        given.sort(Comparator.comparingLong(GivenCandles::lengthNanos));
        return series;
    }

    /** Trades are missing up to this moment. */
    void onLoss(long untilNanos) {
        seconds.onLoss(untilNanos);
        minutes.onLoss(untilNanos);
        hours.onLoss(untilNanos);
    }

    /** Trades that came after a later second had begun. */
    public long late() {
        return seconds.late();
    }

    /** Trades that were too late even for the hours kept. */
    public long dropped() {
        return hours.dropped();
    }

    /** Given candles that were not later than the one before, or of one length too many. */
    public long ignored() {
        return ignored;
    }

    /** The candle that was given last. */
    public Optional<CandleClosed> lastGiven() {
        return Optional.ofNullable(lastGiven);
    }

    /**
     * The newest candles, oldest first; the last one may still grow.
     *
     * @param interval any; of one that ends within minutes, those kept as seconds
     * @param limit 1 or more
     */
    public List<Candle> newest(CandleInterval interval, int limit) {
        NavigableMap<Long, GrowingCandle> byStart = made(interval);
        for (GivenCandles each : given) {
            rolledUp(each, interval).forEach((start, candle) -> {
                if (candle.isWhole() || !byStart.containsKey(start)) {
                    byStart.put(start, candle);
                }
            });
        }
        List<Candle> newest = new ArrayList<>();
        for (GrowingCandle candle : byStart.descendingMap().values()) {
            if (newest.size() == limit) {
                break;
            }
            newest.add(candle.candle());
        }
        return List.copyOf(newest.reversed());
    }

    private NavigableMap<Long, GrowingCandle> made(CandleInterval interval) {
        CandleSeries source = interval.isMadeOf(CandleInterval.ONE_HOUR)
                ? hours
                : interval.isMadeOf(CandleInterval.ONE_MINUTE) ? minutes : seconds;
        NavigableMap<Long, GrowingCandle> byStart = new TreeMap<>();
        for (GrowingCandle part : source.all()) {
            GrowingCandle whole = whole(byStart, interval, part.openNanos, source.wholeNanos());
            whole.add(part);
        }
        return byStart;
    }

    private static NavigableMap<Long, GrowingCandle> rolledUp(GivenCandles series, CandleInterval interval) {
        NavigableMap<Long, GrowingCandle> byStart = new TreeMap<>();
        series.forEach(part -> {
            if (part.closeNanos() <= interval.endOf(part.openNanos())) {
                whole(byStart, interval, part.openNanos(), series.wholeNanos()).add(part);
            }
        });
        return byStart;
    }

    private static GrowingCandle whole(
            NavigableMap<Long, GrowingCandle> byStart, CandleInterval interval, long openNanos, long wholeNanos) {
        long start = interval.startOf(openNanos);
        return byStart.computeIfAbsent(start, key -> new GrowingCandle(key, interval.endOf(key), key >= wholeNanos));
    }
}
