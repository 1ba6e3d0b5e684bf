package dev.sluice.pipeline;

import dev.sluice.execution.Command;
import dev.sluice.market.Markets;
import dev.sluice.market.SymbolMarket;
import dev.sluice.portfolio.EquityWatch;
import dev.sluice.portfolio.Portfolio;
import dev.sluice.portfolio.TransferBooked;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.AssetTransfer;
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

    Accounting(DeskSetup setup, Markets markets, Portfolio portfolio, EquityWatch equity) {
        this.setup = setup;
        this.markets = markets;
        this.portfolio = portfolio;
        this.equity = equity;
        this.prices = new AssetPrices(setup, markets);
    }

    /** Every position valued anew. */
    EquityWatch valued(long nowNanos) {
        equity.update(portfolio, symbol -> markets.of(symbol).flatMap(SymbolMarket::mark), nowNanos);
        return equity;
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
                mark(out, nowNanos);
            }
        });
    }

    /** What one of the asset is worth; empty without a mark. */
    Optional<BigDecimal> priceOf(Asset asset) {
        return prices.of(asset);
    }
}
