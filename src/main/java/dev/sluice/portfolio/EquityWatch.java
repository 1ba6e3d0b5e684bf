package dev.sluice.portfolio;

import dev.sluice.journal.ProjectedRow;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Equity in the account currency: the opening balance and transfers since, plus realised and unrealised profit minus
 * fees. Its peak and its value at the start of the day give drawdown and daily loss.
 */
public final class EquityWatch {
    private final TradingDay days;
    private BigDecimal opening;
    private BigDecimal equity;
    private BigDecimal peak;
    private BigDecimal dayStart;
    private LocalDate day = LocalDate.EPOCH;
    private long dayEndsNanos = Long.MIN_VALUE;

    /** With days by UTC. */
    public EquityWatch(BigDecimal opening) {
        this(opening, TradingDay.UTC);
    }

    /** @param opening balance of the account currency at the start */
    public EquityWatch(BigDecimal opening, TradingDay days) {
        this.days = days;
        this.opening = opening;
        this.equity = opening;
        this.peak = opening;
        this.dayStart = opening;
    }

    /** As an earlier process marked it last. */
    public static EquityWatch restored(ProjectedRow row, TradingDay days) {
        EquityWatch watch = new EquityWatch(new BigDecimal(row.text("opening")), days);
        watch.equity = new BigDecimal(row.text("equity"));
        watch.peak = new BigDecimal(row.text("peak"));
        watch.dayStart = new BigDecimal(row.text("dayStart"));
        watch.day = LocalDate.parse(row.text("day"));
        watch.dayEndsNanos = days.beginNanos(watch.day.plusDays(1));
        return watch;
    }

    /**
     * What is to be journaled, so that a restart measures losses from the same marks.
     *
     * @param openingBalances what the account held when the journal began
     */
    public AccountMarked mark(Asset currency, Map<Asset, BigDecimal> openingBalances, long atNanos) {
        return new AccountMarked(currency, day, opening, equity, peak, dayStart, openingBalances, atNanos);
    }

    /** Values the portfolio anew; a position that has no mark counts at cost. */
    public void update(Portfolio portfolio, Function<Symbol, Optional<Price>> marks, long nowNanos) {
        if (nowNanos >= dayEndsNanos) {
            day = days.of(nowNanos);
            dayEndsNanos = days.beginNanos(day.plusDays(1));
            dayStart = equity;
        }
        BigDecimal sum = opening;
        for (Position position : portfolio.positions()) {
            sum = sum.add(position.realizedPnl()).subtract(position.fees());
            if (position.quantity().signum() != 0) {
                sum = sum.add(marks.apply(position.symbol())
                        .map(position::unrealizedPnl)
                        .orElse(BigDecimal.ZERO));
            }
        }
        equity = sum;
        peak = peak.max(sum);
    }

    /** So much of the account currency came, or left: neither profit nor loss, so every mark moves with it. */
    public void transfer(BigDecimal amount) {
        opening = opening.add(amount);
        equity = equity.add(amount);
        peak = peak.add(amount);
        dayStart = dayStart.add(amount);
    }

    /** Balance of the account currency when the journal began, plus transfers since. */
    public BigDecimal opening() {
        return opening;
    }

    /** The highest equity so far. */
    public BigDecimal peak() {
        return peak;
    }

    public BigDecimal equity() {
        return equity;
    }

    /** Equity at the start of the day, plus transfers since. */
    public BigDecimal dayStart() {
        return dayStart;
    }

    /** Loss from the peak in percent, 0 or more. */
    public BigDecimal drawdownPct() {
        return lossPct(peak);
    }

    /** Loss since the start of the day in percent, 0 or more. */
    public BigDecimal dailyLossPct() {
        return lossPct(dayStart);
    }

    private BigDecimal lossPct(BigDecimal from) {
        if (from.signum() <= 0) {
            return BigDecimal.ZERO;
        }
        return from.subtract(equity).max(BigDecimal.ZERO).movePointRight(2).divide(from, MathContext.DECIMAL32);
    }
}
