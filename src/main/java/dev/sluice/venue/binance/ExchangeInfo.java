package dev.sluice.venue.binance;

import dev.sluice.vocabulary.Filter;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.OrderType;
import dev.sluice.vocabulary.SelfTradePrevention;
import dev.sluice.vocabulary.Symbol;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the venue says of itself and its symbols ({@code rest-api.md}, "Exchange information").
 *
 * @param rateLimits how much may be asked and ordered
 * @param exchangeFilters filters over all symbols of an account
 * @param symbols by name
 * @param problems symbols that could not be read, and why; they are not among {@code symbols}
 */
public record ExchangeInfo(
        List<RateLimit> rateLimits, List<Filter> exchangeFilters, Map<Symbol, Listing> symbols, List<String> problems) {
    public ExchangeInfo {
        rateLimits = List.copyOf(rateLimits);
        exchangeFilters = List.copyOf(exchangeFilters);
        symbols = Map.copyOf(symbols);
        problems = List.copyOf(problems);
    }

    /**
     * A symbol as it is listed.
     *
     * @param instrument with every filter, those of the exchange included
     * @param status {@code enums.md}, "Symbol status", such as TRADING, HALT, BREAK or CANCEL_ONLY
     * @param orderTypes those that the desk knows
     */
    public record Listing(
            Instrument instrument,
            String status,
            Set<OrderType> orderTypes,
            Set<Feature> features,
            Set<SelfTradePrevention> selfTradePreventions,
            Optional<SelfTradePrevention> defaultSelfTradePrevention) {
        public Listing {
            orderTypes = Set.copyOf(orderTypes);
            features = Set.copyOf(features);
            selfTradePreventions = Set.copyOf(selfTradePreventions);
        }

        /** Whether new orders are taken. */
        public boolean isTrading() {
            return status.equals("TRADING");
        }

        /** The filters that this program does not know, as the venue stated them. */
        public List<Filter.Unknown> unknownFilters() {
            return instrument.filters().stream()
                    .filter(Filter.Unknown.class::isInstance)
                    .map(Filter.Unknown.class::cast)
                    .toList();
        }
    }

    /** What may be done with a symbol, by the field that says so. */
    public enum Feature {
        SPOT_TRADING("isSpotTradingAllowed"),
        ICEBERG("icebergAllowed"),
        OCO("ocoAllowed"),
        OTO("otoAllowed"),
        MARKET_BY_QUOTE("quoteOrderQtyMarketAllowed"),
        TRAILING_STOP("allowTrailingStop"),
        CANCEL_REPLACE("cancelReplaceAllowed"),
        AMEND("amendAllowed");

        private final String field;

        Feature(String field) {
            this.field = field;
        }

        String field() {
            return field;
        }
    }
}
