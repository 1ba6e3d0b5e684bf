package dev.sluice.venue.paper.postgres;

import dev.sluice.venue.paper.AccountId;
import dev.sluice.venue.paper.Balance;
import dev.sluice.venue.paper.MarketState;
import dev.sluice.venue.paper.OrderView;
import dev.sluice.venue.paper.PaperChanges;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.VenueOrderId;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
        made.sequences(changes.reserved());
        made.markets(changes.markets());
        return made.parameters;
    }

    static long number(VenueOrderId id) {
        return Long.parseLong(id.value());
    }

    private void balances(Map<Asset, Balance> balances) {
        List<Map.Entry<Asset, Balance>> rows = new ArrayList<>(balances.entrySet());
        texts(rows, row -> row.getKey().code());
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

    private <T> void numbers(Collection<T> rows, Function<T, Long> column) {
        parameters.addArrayOfLong(rows.stream().map(column).toArray(Long[]::new));
    }
}
