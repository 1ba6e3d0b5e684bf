package dev.sluice.pipeline;

import dev.sluice.execution.Command;
import dev.sluice.market.Markets;
import dev.sluice.market.SymbolMarket;
import dev.sluice.portfolio.AccountSnapshot;
import dev.sluice.portfolio.AnomalyWatch;
import dev.sluice.portfolio.EquityWatch;
import dev.sluice.portfolio.FillBooked;
import dev.sluice.portfolio.Portfolio;
import dev.sluice.portfolio.TransferBooked;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.AssetTransfer;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Consumer;

/** What the account is worth, in its currency and at the mark, and what changes that without a trade. */
final class Accounting {
    private final DeskSetup setup;
    private final Markets markets;
    private final Portfolio portfolio;
    private final EquityWatch equity;
    private final AssetPrices prices;
    private final AnomalyWatch anomalies;

    Accounting(DeskSetup setup, Markets markets, Portfolio portfolio, EquityWatch equity) {
        this.setup = setup;
        this.markets = markets;
        this.portfolio = portfolio;
        this.equity = equity;
        this.prices = new AssetPrices(setup, markets);
        this.anomalies = new AnomalyWatch(setup.balanceTolerance());
    }

    /** Every position valued anew. */
    EquityWatch valued(long nowNanos) {
        equity.update(portfolio, this::mark, nowNanos);
        return equity;
    }

    private Optional<Price> mark(Symbol symbol) {
        return markets.of(symbol).flatMap(SymbolMarket::mark);
    }

    /** What it is worth, and what that is made of. */
    AccountSnapshot snapshot(long nowNanos) {
        return AccountSnapshot.of(setup.currency(), portfolio, valued(nowNanos), this::mark, nowNanos);
    }

    /** Journals what does not add up. */
    void look(Consumer<Command> out, long nowNanos) {
        anomalies
                .lookAtEquity(valued(nowNanos).equity(), portfolio, this::mark, nowNanos)
                .ifPresent(found -> out.accept(new Command.Journal(found)));
        anomalies
                .lookAtBalances(portfolio, prices::of, nowNanos)
                .forEach(found -> out.accept(new Command.Journal(found)));
    }

    /** Takes note of what moved the account. */
    void note(Command command) {
        if (command instanceof Command.Journal(FillBooked booked)) {
            Instrument instrument = setup.instruments().get(booked.fill().symbol());
            if (instrument != null) {
                anomalies.note(booked, instrument);
            }
        }
    }

    /** Journals the marks that losses are measured from. */
    void mark(Consumer<Command> out, long nowNanos) {
        out.accept(new Command.Journal(valued(nowNanos).mark(setup.currency(), setup.openingBalances(), nowNanos)));
    }

    /** Books what came or left without a trade: neither profit nor loss. */
    void book(AssetTransfer transfer, TransferBooked.Source source, Consumer<Command> out, long nowNanos) {
        portfolio.book(transfer, source, nowNanos).ifPresent(booked -> {
            out.accept(new Command.Journal(booked));
            if (transfer.asset().equals(setup.currency())) {
                equity.transfer(transfer.delta());
                anomalies.transferred(transfer.delta());
                mark(out, nowNanos);
            }
        });
    }

    /** What one of the asset is worth; empty without a mark. */
    Optional<BigDecimal> priceOf(Asset asset) {
        return prices.of(asset);
    }
}
