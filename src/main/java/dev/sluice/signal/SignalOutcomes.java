package dev.sluice.signal;

import dev.sluice.feed.CandleClosed;
import dev.sluice.feed.MarketEvent;
import dev.sluice.feed.TradeTick;
import dev.sluice.journal.ProjectedRow;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What becomes of signals, measured by prices that were paid: target, stop, or neither in time; how far the price went
 * against and with them. Nothing is estimated or drawn, so the same events judge the same.
 *
 * <p>A signal is a proposal that has a stop, whether or not the gates let it pass. It is right when a trade at its
 * target or beyond comes first, and wrong when one at its stop or beyond does. A candle says nothing of the order of
 * its prices: when both lie in one, the stop counts. A candle that began before the signal says nothing about it.
 *
 * <p>Trades cost the same however many signals are followed: extremes are kept for the symbol, and told to its signals
 * only when the price leaves the band in which nothing happens, or something else is due.
 */
public final class SignalOutcomes {
    /** Signals of one symbol followed at once; further ones are not followed, and counted. */
    static final int FOLLOWED_LIMIT = 1_000;

    private final long horizonNanos;
    private final Map<Symbol, Followed> bySymbol = new HashMap<>();
    private final SortedMap<String, OutcomeCounts> counts = new TreeMap<>();
    private long passedOver;

    /** @param horizonNanos after which a signal has expired; more than 0 */
    public SignalOutcomes(long horizonNanos) {
        this.horizonNanos = horizonNanos;
    }

    /** Goes on counting; signals that had not ended are not judged. */
    public void restore(List<ProjectedRow> rows) {
        rows.forEach(row -> counts.put(row.text("strategy"), OutcomeCounts.of(row)));
    }

    /** From here on a strategy's proposal is followed, if it says where it would be wrong; a person's order is not. */
    public void follow(TradeProposal proposal) {
        if (proposal.strategy().equals(SignalDesk.MANUAL) || !FollowedSignal.canBe(proposal)) {
            return;
        }
        Followed followed = bySymbol.computeIfAbsent(proposal.symbol(), symbol -> new Followed());
        if (followed.signals.size() == FOLLOWED_LIMIT) {
            passedOver++;
            return;
        }
        followed.tell();
        followed.signals.add(new FollowedSignal(proposal, horizonNanos));
        followed.findBand();
    }

    /** Folds an event in; the signals that ended by it, mostly none. */
    public List<SignalJudged> on(MarketEvent event) {
        Followed followed = bySymbol.get(event.symbol());
        if (followed == null || followed.signals.isEmpty()) {
            return List.of();
        }
        return switch (event) {
            case TradeTick trade -> onTrade(followed, trade);
            case CandleClosed candle -> onCandle(followed, candle);
            default -> onTime(followed, event.receivedNanos());
        };
    }

    private List<SignalJudged> onTrade(Followed followed, TradeTick trade) {
        List<SignalJudged> expired = onTime(followed, trade.receivedNanos());
        if (!followed.add(trade.price())) {
            return expired;
        }
        List<SignalJudged> ended = new ArrayList<>(expired);
        followed.tell();
        ended.addAll(endedOf(followed, trade.receivedNanos()));
        return ended;
    }

    private List<SignalJudged> onCandle(Followed followed, CandleClosed candle) {
        List<SignalJudged> ended = new ArrayList<>(onTime(followed, candle.openNanos()));
        followed.tell();
        for (FollowedSignal signal : followed.signals) {
            if (candle.openNanos() >= signal.proposal.atNanos()) {
                signal.moved(candle.high(), candle.low(), candle.close());
            }
        }
        ended.addAll(endedOf(followed, candle.receivedNanos()));
        return ended;
    }

    private List<SignalJudged> onTime(Followed followed, long nowNanos) {
        if (nowNanos < followed.nextExpiryNanos) {
            return List.of();
        }
        followed.tell();
        List<SignalJudged> ended = new ArrayList<>();
        for (Iterator<FollowedSignal> each = followed.signals.iterator(); each.hasNext(); ) {
            FollowedSignal signal = each.next();
            if (nowNanos >= signal.expiresNanos) {
                each.remove();
                ended.add(judged(signal, SignalOutcome.EXPIRED, signal.expiresNanos));
            }
        }
        followed.findBand();
        return ended;
    }

    private List<SignalJudged> endedOf(Followed followed, long atNanos) {
        List<SignalJudged> ended = new ArrayList<>();
        for (Iterator<FollowedSignal> each = followed.signals.iterator(); each.hasNext(); ) {
            FollowedSignal signal = each.next();
            if (signal.isStopped() || signal.isOnTarget()) {
                each.remove();
                ended.add(judged(signal, signal.isStopped() ? SignalOutcome.STOP : SignalOutcome.TARGET, atNanos));
            }
        }
        followed.findBand();
        return ended;
    }

    private SignalJudged judged(FollowedSignal signal, SignalOutcome outcome, long atNanos) {
        BigDecimal mae = signal.maeBps(outcome);
        BigDecimal mfe = signal.mfeBps(outcome);
        BigDecimal result = signal.result(outcome);
        TradeProposal proposal = signal.proposal;
        OutcomeCounts after = counts(proposal.strategy()).with(outcome, mae, mfe, result);
        counts.put(proposal.strategy(), after);
        return new SignalJudged(
                proposal.id(), proposal.strategy(), proposal.symbol(), outcome, mae, mfe, result, after, atNanos);
    }

    /** How the signals of a strategy ended so far. */
    public OutcomeCounts counts(String strategy) {
        return Optional.ofNullable(counts.get(strategy)).orElse(OutcomeCounts.NONE);
    }

    /** By strategy. */
    public SortedMap<String, OutcomeCounts> counts() {
        return Collections.unmodifiableSortedMap(counts);
    }

    /** Signals of a strategy that have not ended. */
    public long open(String strategy) {
        return bySymbol.values().stream()
                .flatMap(followed -> followed.signals.stream())
                .filter(signal -> signal.proposal.strategy().equals(strategy))
                .count();
    }

    /** Signals that were not followed, because too many were. */
    public long passedOver() {
        return passedOver;
    }

    /** The signals of one symbol, and the prices that they have not been told of. */
    private static final class Followed {
        private final List<FollowedSignal> signals = new ArrayList<>();
        private long above;
        private long below;
        private long nextExpiryNanos;
        private long high;
        private long low;
        private long last;
        private boolean untold;

        /** True if the price is where something happens. */
        boolean add(long price) {
            high = untold ? Math.max(high, price) : price;
            low = untold ? Math.min(low, price) : price;
            last = price;
            untold = true;
            return price >= above || price <= below;
        }

        void tell() {
            if (untold) {
                signals.forEach(signal -> signal.moved(high, low, last));
                untold = false;
            }
        }

        void findBand() {
            above = Long.MAX_VALUE;
            below = -1;
            nextExpiryNanos = Long.MAX_VALUE;
            for (FollowedSignal signal : signals) {
                above = Math.min(above, signal.above());
                below = Math.max(below, signal.below());
                nextExpiryNanos = Math.min(nextExpiryNanos, signal.expiresNanos);
            }
        }
    }
}
