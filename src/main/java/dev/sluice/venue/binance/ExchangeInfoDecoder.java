package dev.sluice.venue.binance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.feed.MalformedMessageException;
import dev.sluice.venue.binance.ExchangeInfo.Feature;
import dev.sluice.venue.binance.ExchangeInfo.Listing;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.Filter;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.OrderType;
import dev.sluice.vocabulary.SelfTradePrevention;
import dev.sluice.vocabulary.Symbol;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decodes the answer to {@code GET /api/v3/exchangeInfo} or {@code exchangeInfo} ({@code rest-api.md}, "Exchange
 * information"). A symbol that cannot be read is left out and named among the problems; words that are not known yet
 * (order types, self-trade prevention modes) are left out, filters that are not known yet are kept.
 */
public final class ExchangeInfoDecoder {
    private static final JsonMapper JSON = new JsonMapper();

    private ExchangeInfoDecoder() {}

    /** @throws MalformedMessageException if it is no such answer at all */
    public static ExchangeInfo decode(byte[] answer) throws MalformedMessageException {
        try {
            return decode(JSON.readTree(answer));
        } catch (JsonProcessingException e) {
            throw new MalformedMessageException("exchangeInfo is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new MalformedMessageException("exchangeInfo cannot be read: " + e.getMessage());
        }
    }

    /** @throws MalformedMessageException if it is no such answer at all */
    public static ExchangeInfo decode(JsonNode answer) throws MalformedMessageException {
        if (!answer.path("symbols").isArray()) {
            throw new MalformedMessageException("exchangeInfo has no list of symbols");
        }
        List<Filter> exchangeFilters = new ArrayList<>();
        for (JsonNode filter : answer.path("exchangeFilters")) {
            exchangeFilters.add(FilterDecoder.further(filter.path("filterType").asText(""), filter));
        }
        Map<Symbol, Listing> symbols = new HashMap<>();
        List<String> problems = new ArrayList<>();
        for (JsonNode symbol : answer.path("symbols")) {
            try {
                Listing listing = listing(symbol, exchangeFilters);
                symbols.put(listing.instrument().symbol(), listing);
            } catch (IllegalArgumentException e) {
                problems.add(symbol.path("symbol").asText("a symbol without a name") + ": " + e.getMessage());
            }
        }
        return new ExchangeInfo(RateLimit.of(answer.path("rateLimits")), exchangeFilters, symbols, problems);
    }

    private static Listing listing(JsonNode symbol, List<Filter> exchangeFilters) {
        FilterDecoder filters = new FilterDecoder();
        symbol.path("filters").forEach(filters::read);
        filters.further.addAll(exchangeFilters);
        Instrument instrument = new Instrument(
                new Symbol(symbol.path("symbol").asText()),
                new Asset(symbol.path("baseAsset").asText()),
                new Asset(symbol.path("quoteAsset").asText()),
                filters.tickSize,
                filters.minPrice,
                filters.maxPrice,
                filters.lot,
                filters.marketLot,
                filters.notional,
                filters.further);
        Set<Feature> features = EnumSet.noneOf(Feature.class);
        for (Feature feature : Feature.values()) {
            if (symbol.path(feature.field()).asBoolean()) {
                features.add(feature);
            }
        }
        return new Listing(
                instrument,
                symbol.path("status").asText(),
                words(symbol.path("orderTypes"), OrderType.class),
                features,
                words(symbol.path("allowedSelfTradePreventionModes"), SelfTradePrevention.class),
                word(symbol.path("defaultSelfTradePreventionMode"), SelfTradePrevention.class));
    }

    private static <E extends Enum<E>> Set<E> words(JsonNode list, Class<E> type) {
        Set<E> words = EnumSet.noneOf(type);
        list.forEach(node -> word(node, type).ifPresent(words::add));
        return words;
    }

    private static <E extends Enum<E>> Optional<E> word(JsonNode node, Class<E> type) {
        for (E word : type.getEnumConstants()) {
            if (word.name().equals(node.asText())) {
                return Optional.of(word);
            }
        }
        return Optional.empty();
    }
}
