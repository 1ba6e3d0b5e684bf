package dev.sluice.venue.paper.postgres;

import dev.sluice.venue.paper.AccountId;
import dev.sluice.venue.paper.Balance;
import dev.sluice.venue.paper.MarketState;
import dev.sluice.venue.paper.OrderListView;
import dev.sluice.venue.paper.OrderView;
import dev.sluice.venue.paper.PaperChanges;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.VenueOrderId;
import io.vertx.mutiny.sqlclient.Tuple;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The parameters of {@link PaperSql#COMMIT}, in its order. */
final class CommitParameters {
    private final Tuple parameters = Tuple.tuple();

    private CommitParameters() {}

    static Tuple of(AccountId account, long run, PaperChanges changes) {
        CommitParameters made = new CommitParameters();
        made.parameters.addString(account.value()).addLong(run);
        made.balances(changes.balances());
        made.orders(changes.orders());
        made.trades(changes.trades());
        made.lists(changes.lists());
        made.sequences(changes.reserved());
        made.markets(changes.markets());
        return made.parameters;
    }

    static long number(VenueOrderId id) {
        return Long.parseLong(id.value());
    }

    private void balances(Map<PaperChanges.AccountAsset, Balance> balances) {
        List<Map.Entry<PaperChanges.AccountAsset, Balance>> rows = new ArrayList<>(balances.entrySet());
        texts(rows, row -> row.getKey().account().value());
        texts(rows, row -> row.getKey().asset().code());
        texts(rows, row -> row.getValue().free().toPlainString());
        texts(rows, row -> row.getValue().locked().toPlainString());
    }

    private void orders(List<OrderView> rows) {
        numbers(rows, row -> number(row.venueOrderId()));
        texts(rows, row -> row.clientOrderId().value());
        texts(rows, row -> row.terms().symbol().name());
        texts(rows, row -> row.terms().side().name());
        texts(rows, row -> row.terms().type().name());
        texts(rows, row -> row.terms().quantity().toString());
        texts(rows, row -> row.terms().price().map(Price::toString).orElse(null));
        texts(rows, row -> row.terms().timeInForce().name());
        texts(rows, row -> row.state().name());
        texts(rows, row -> row.filled().toString());
        texts(rows, row -> row.filledQuote().toPlainString());
        texts(rows, row -> row.endedBy().map(Enum::name).orElse(null));
        numbers(rows, OrderView::acceptedAtNanos);
        numbers(rows, OrderView::changedAtNanos);
        options(rows);
        details(rows);
    }

    private void options(List<OrderView> rows) {
        texts(rows, row -> row.account().value());
        texts(
                rows,
                row -> row.terms().options().stopPrice().map(Price::toString).orElse(null));
        texts(
                rows,
                row -> row.terms()
                        .options()
                        .icebergQuantity()
                        .map(Quantity::toString)
                        .orElse(null));
        texts(
                rows,
                row -> row.terms()
                        .options()
                        .selfTradePrevention()
                        .map(Enum::name)
                        .orElse(null));
    }

    private void details(List<OrderView> rows) {
        texts(rows, row -> row.details().mode().name());
        texts(
                rows,
                row -> row.details()
                        .quoteQuantity()
                        .map(BigDecimal::toPlainString)
                        .orElse(null));
        numbers(rows, row -> {
            OptionalLong id = row.details().tags().strategyId();
            return id.isPresent() ? id.getAsLong() : null;
        });
        numbers(rows, row -> {
            OptionalInt type = row.details().tags().strategyType();
            return type.isPresent() ? (long) type.getAsInt() : null;
        });
        texts(rows, row -> row.details().phase().name());
        numbers(rows, row -> row.details().workingAtNanos());
        numbers(rows, row -> row.details().listId());
        texts(rows, row -> row.details().prevented().toString());
        numbers(rows, row -> row.details().preventedMatchId());
        numbers(rows, row -> (long) row.details().amendments());
    }

    private void lists(List<OrderListView> rows) {
        numbers(rows, OrderListView::id);
        texts(rows, row -> row.account().value());
        texts(rows, row -> row.symbol().name());
        texts(rows, row -> row.contingency().name());
        texts(rows, row -> row.clientOrderId().value());
        texts(
                rows,
                row -> String.join(
                        ",",
                        row.orders().stream()
                                .map(leg -> leg.venueOrderId().value())
                                .toList()));
        parameters.addArrayOfBoolean(rows.stream().map(OrderListView::done).toArray(Boolean[]::new));
        numbers(rows, OrderListView::changedAtNanos);
    }

    private void trades(List<PaperChanges.Trade> rows) {
        texts(rows, row -> row.fill().symbol().name());
        numbers(rows, row -> Long.parseLong(row.fill().tradeId()));
        numbers(rows, row -> number(row.order()));
        texts(rows, row -> row.fill().price().toString());
        texts(rows, row -> row.fill().quantity().toString());
        texts(rows, row -> row.fill().commission().amount().toPlainString());
        texts(rows, row -> row.fill().commission().asset().code());
        texts(rows, row -> row.fill().liquidity().name());
        numbers(rows, row -> row.fill().atNanos());
    }

    private void sequences(Map<String, Long> reserved) {
        List<Map.Entry<String, Long>> rows = new ArrayList<>(reserved.entrySet());
        texts(rows, Map.Entry::getKey);
        numbers(rows, Map.Entry::getValue);
    }

    private void markets(List<MarketState> rows) {
        texts(rows, row -> row.symbol().name());
        texts(rows, row -> row.fair().toString());
        parameters.addArrayOfDouble(rows.stream().map(MarketState::trendBps).toArray(Double[]::new));
        texts(rows, row -> row.phase().name());
    }

    private <T> void texts(Collection<T> rows, Function<T, @Nullable String> column) {
        @Nullable String[] texts = new @Nullable String[rows.size()];
        int i = 0;
        for (T row : rows) {
            texts[i++] = column.apply(row);
        }
        parameters.addArrayOfString(texts);
    }

    private <T> void numbers(Collection<T> rows, Function<T, @Nullable Long> column) {
        @Nullable Long[] numbers = new @Nullable Long[rows.size()];
        int i = 0;
        for (T row : rows) {
            numbers[i++] = column.apply(row);
        }
        parameters.addArrayOfLong(numbers);
    }
}
