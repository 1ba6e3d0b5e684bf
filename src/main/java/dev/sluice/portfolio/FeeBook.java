package dev.sluice.portfolio;

import dev.sluice.journal.ProjectedRow;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The commissions, by symbol and asset. One in the base asset is worth the fill's price, one in the quote asset itself,
 * any other what its asset is worth in the account currency at that moment, if that is known.
 */
final class FeeBook {
    private final Function<Asset, Optional<BigDecimal>> prices;
    private final Map<Symbol, SortedMap<Asset, PaidFees>> fees = new TreeMap<>();

    FeeBook(Function<Asset, Optional<BigDecimal>> prices) {
        this.prices = prices;
    }

    void restore(List<ProjectedRow> rows) {
        rows.stream().map(PaidFees::restored).forEach(this::put);
    }

    /** What a fill's commission is worth in the quote asset; empty if nothing prices it. */
    Optional<BigDecimal> valueOf(Fill fill, Instrument instrument) {
        BigDecimal amount = fill.commission().amount();
        Asset asset = fill.commission().asset();
        if (amount.signum() == 0 || asset.equals(instrument.quote())) {
            return Optional.of(amount);
        }
        return asset.equals(instrument.base())
                ? Optional.of(amount.multiply(fill.price().decimal()))
                : prices.apply(asset).map(amount::multiply);
    }

    /** Counts a fill's commission; empty if it had none. */
    Optional<PaidFees> pay(Fill fill, Optional<BigDecimal> value) {
        BigDecimal amount = fill.commission().amount();
        if (amount.signum() == 0) {
            return Optional.empty();
        }
        Asset asset = fill.commission().asset();
        PaidFees before = of(fill.symbol()).getOrDefault(asset, PaidFees.none(fill.symbol(), asset));
        PaidFees after = before.plus(amount, value);
        put(after);
        return Optional.of(after);
    }

    /** What a symbol's trades cost, by asset. */
    SortedMap<Asset, PaidFees> of(Symbol symbol) {
        return fees.getOrDefault(symbol, Collections.emptySortedMap());
    }

    List<PaidFees> all() {
        return fees.values().stream()
                .map(Map::values)
                .flatMap(Collection::stream)
                .toList();
    }

    private void put(PaidFees paid) {
        fees.computeIfAbsent(paid.symbol(), _ -> new TreeMap<>()).put(paid.asset(), paid);
    }
}
