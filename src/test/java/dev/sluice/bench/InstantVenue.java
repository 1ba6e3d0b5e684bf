package dev.sluice.bench;

import dev.sluice.execution.Command;
import dev.sluice.execution.JournaledIntent;
import dev.sluice.execution.OrderReport;
import dev.sluice.journal.JournalHead;
import dev.sluice.journal.JournalReceipt;
import dev.sluice.market.SymbolMarket;
import dev.sluice.pipeline.TradingPipeline;
import dev.sluice.risk.RiskRefused;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Liquidity;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Reason;
import dev.sluice.vocabulary.VenueOrderId;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.function.Consumer;

/** A shell without I/O: every commit is answered and every order filled at once, when told to settle. */
final class InstantVenue implements Consumer<Command> {
    private final TradingPipeline pipeline;
    private final Instrument instrument;
    private final ArrayDeque<Command> commands = new ArrayDeque<>();
    private BigDecimal base = BigDecimal.ZERO;
    private BigDecimal quote;
    private long sequence;
    private long intents;
    private long refused;
    private long refusedByLast;

    InstantVenue(TradingPipeline pipeline, Instrument instrument, BigDecimal quote) {
        this.pipeline = pipeline;
        this.instrument = instrument;
        this.quote = quote;
        announce(0);
        settle(0);
    }

    /** Orders whose intent was asked to be journaled. */
    long intents() {
        return intents;
    }

    /** Proposals refused by any gate. */
    long refused() {
        return refused;
    }

    /** Proposals refused by the last gate. */
    long refusedByLast() {
        return refusedByLast;
    }

    @Override
    public void accept(Command command) {
        commands.add(command);
        if (command instanceof Command.JournalIntent) {
            intents++;
        } else if (command instanceof Command.Journal(RiskRefused refusal)) {
            refused++;
            refusedByLast += refusal.reason() == Reason.DATA_STALE ? 1 : 0;
        }
    }

    /** Carries out what has been asked for, and what comes of it. */
    void settle(long nowNanos) {
        for (Command command = commands.poll(); command != null; command = commands.poll()) {
            switch (command) {
                case Command.Journal _ -> sequence++;
                case Command.JournalIntent intent -> {
                    JournalReceipt receipt = new JournalReceipt(sequence, ++sequence, JournalHead.EMPTY);
                    pipeline.onCommitted(intent.order(), receipt, this, nowNanos);
                }
                case Command.Submit submit -> fill(submit.intent(), nowNanos);
                case Command.WakeAt _ -> {}
                case Command.ToVenue other -> throw new IllegalStateException("nobody asks for that here: " + other);
            }
        }
    }

    private void fill(JournaledIntent intent, long nowNanos) {
        OrderTerms terms = intent.terms();
        Price price = terms.price().or(this::mark).orElseThrow();
        String id = Long.toString(++sequence);
        Fill fill = new Fill(
                terms.symbol(),
                id,
                intent.clientOrderId(),
                terms.side(),
                price,
                terms.quantity(),
                Money.zero(instrument.quote()),
                Liquidity.TAKER,
                nowNanos);
        pipeline.onReport(new OrderReport.Acknowledged(intent.clientOrderId(), new VenueOrderId(id)), this, nowNanos);
        pipeline.onReport(new OrderReport.Filled(fill), this, nowNanos);
        BigDecimal sign = BigDecimal.valueOf(terms.side().sign());
        base = base.add(terms.quantity().decimal().multiply(sign));
        quote = quote.subtract(price.times(terms.quantity()).multiply(sign));
        announce(nowNanos);
    }

    private Optional<Price> mark() {
        return pipeline.markets().of(instrument.symbol()).flatMap(SymbolMarket::mark);
    }

    private void announce(long nowNanos) {
        tell(instrument.base(), base, nowNanos);
        tell(instrument.quote(), quote, nowNanos);
    }

    private void tell(Asset asset, BigDecimal free, long nowNanos) {
        pipeline.onBalance(new BalanceChange(asset, free, BigDecimal.ZERO, nowNanos), this, nowNanos);
    }
}
