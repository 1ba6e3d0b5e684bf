package dev.sluice.pipeline;

import dev.sluice.market.Markets;
import dev.sluice.market.SymbolMarket;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.Price;
import java.math.BigDecimal;
import java.util.Optional;

/** What assets are worth in the account currency, by the marks of the symbols that the desk trades. */
record AssetPrices(DeskSetup setup, Markets markets) {
    /** What one of the asset is worth; empty without a mark. */
    Optional<BigDecimal> of(Asset asset) {
        if (asset.equals(setup.currency())) {
            return Optional.of(BigDecimal.ONE);
        }
        return setup.instruments().values().stream()
                .filter(each -> each.base().equals(asset) && each.quote().equals(setup.currency()))
                .findFirst()
                .flatMap(each -> markets.of(each.symbol()))
                .flatMap(SymbolMarket::mark)
                .map(Price::decimal);
    }
}
