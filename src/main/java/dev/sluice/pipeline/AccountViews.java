package dev.sluice.pipeline;

import dev.sluice.market.SymbolMarket;
import dev.sluice.operator.AccountView;
import dev.sluice.operator.AccountView.BalanceView;
import dev.sluice.operator.AccountView.ProfitView;
import dev.sluice.operator.ExposureView;
import dev.sluice.operator.FeeView;
import dev.sluice.operator.PositionView;
import dev.sluice.portfolio.AccountSnapshot;
import dev.sluice.portfolio.Exposure;
import dev.sluice.portfolio.Exposures;
import dev.sluice.portfolio.PaidFees;
import dev.sluice.portfolio.Portfolio;
import dev.sluice.portfolio.Position;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Account, positions and exposure as people see them. On the desk's loop, because it reads live state. */
final class AccountViews {
    private static final int PCT_DECIMALS = 4;

    private final TradingPipeline pipeline;
    private final DeskSetup setup;

    AccountViews(TradingPipeline pipeline, DeskSetup setup) {
        this.pipeline = pipeline;
        this.setup = setup;
    }

    List<PositionView> positions() {
        return portfolio().positions().stream().map(this::position).toList();
    }

    private PositionView position(Position position) {
        Optional<Price> mark = mark(position.symbol());
        return new PositionView(
                position.symbol().name(),
                Money.plain(position.quantity()),
                position.averagePrice().map(Money::plain).orElse(null),
                Money.plain(position.realizedPnl()),
                mark.map(position::unrealizedPnl).map(Money::plain).orElse(null),
                mark.map(position::notional).map(Money::plain).orElse(null),
                Money.plain(position.fees()),
                fees(portfolio().fees(position.symbol()).values()),
                isDust(position.symbol()));
    }

    AccountView account(long nowNanos) {
        AccountSnapshot account = pipeline.snapshot(nowNanos);
        AccountSnapshot.Equity equity = account.equity();
        return new AccountView(
                account.currency().code(),
                Money.plain(equity.opening()),
                Money.plain(account.balance()),
                Money.plain(equity.now()),
                Money.plain(equity.peak()),
                pct(equity.drawdownPct()),
                pct(pipeline.equity(nowNanos).dailyLossPct()),
                profit(account),
                fees(portfolio().fees()),
                account.balances().stream().map(AccountViews::balance).toList(),
                UtcNanos.format(nowNanos));
    }

    private static BalanceView balance(BalanceChange balance) {
        return new BalanceView(
                balance.asset().code(),
                Money.plain(balance.free()),
                Money.plain(balance.locked()),
                UtcNanos.format(balance.atNanos()));
    }

    private static ProfitView profit(AccountSnapshot account) {
        AccountSnapshot.Equity equity = account.equity();
        return new ProfitView(
                Money.plain(account.profit().realized()),
                Money.plain(account.profit().unrealized()),
                Money.plain(account.profit().fees()),
                Money.plain(equity.now().subtract(equity.opening())),
                Money.plain(equity.now().subtract(equity.dayStart())));
    }

    ExposureView exposure(long nowNanos) {
        Map<String, Set<Symbol>> groups = setup.policies().groups();
        Exposures exposures =
                Exposures.of(portfolio(), this::mark, setup.instruments().keySet(), groups);
        return new ExposureView(
                setup.currency().code(),
                text(exposures.all().position()),
                Money.plain(exposures.all().reserved()),
                text(exposures.all().total()),
                portfolio().openPositions(this::isDust),
                exposures.symbols().entrySet().stream()
                        .map(each -> exposure(each.getKey(), each.getValue()))
                        .toList(),
                exposures.groups().entrySet().stream()
                        .map(each ->
                                group(each.getKey(), groups.getOrDefault(each.getKey(), Set.of()), each.getValue()))
                        .toList(),
                exposures.symbols().entrySet().stream()
                        .filter(each -> each.getValue().position().isEmpty())
                        .map(each -> each.getKey().name())
                        .toList(),
                UtcNanos.format(nowNanos));
    }

    private ExposureView.OfSymbol exposure(Symbol symbol, Exposure exposure) {
        return new ExposureView.OfSymbol(
                symbol.name(),
                Money.plain(portfolio().position(symbol).quantity()),
                text(exposure.position()),
                Money.plain(exposure.reserved()),
                text(exposure.total()),
                isDust(symbol));
    }

    private static ExposureView.OfGroup group(String name, Set<Symbol> members, Exposure exposure) {
        return new ExposureView.OfGroup(
                name,
                members.stream().map(Symbol::name).sorted().toList(),
                text(exposure.position()),
                Money.plain(exposure.reserved()),
                text(exposure.total()));
    }

    /** By asset, over all symbols. */
    private static List<FeeView> fees(Collection<PaidFees> fees) {
        Map<Asset, PaidFees> byAsset = new TreeMap<>();
        fees.forEach(paid -> byAsset.merge(paid.asset(), paid, PaidFees::and));
        return byAsset.values().stream()
                .map(paid -> new FeeView(
                        paid.asset().code(),
                        Money.plain(paid.amount()),
                        Money.plain(paid.value()),
                        Money.plain(paid.unpriced())))
                .toList();
    }

    private boolean isDust(Symbol symbol) {
        Instrument instrument = setup.instruments().get(symbol);
        return instrument != null && portfolio().isDust(instrument, mark(symbol));
    }

    private Optional<Price> mark(Symbol symbol) {
        return pipeline.markets().of(symbol).flatMap(SymbolMarket::mark);
    }

    private Portfolio portfolio() {
        return pipeline.portfolio();
    }

    private static @Nullable String text(Optional<BigDecimal> amount) {
        return amount.map(Money::plain).orElse(null);
    }

    private static String pct(BigDecimal value) {
        return Money.plain(value.setScale(PCT_DECIMALS, RoundingMode.HALF_EVEN));
    }
}
