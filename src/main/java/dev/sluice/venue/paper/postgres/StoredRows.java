package dev.sluice.venue.paper.postgres;

import dev.sluice.venue.paper.AccountId;
import dev.sluice.venue.paper.AccountOrder;
import dev.sluice.venue.paper.Balance;
import dev.sluice.venue.paper.MarketPhase;
import dev.sluice.venue.paper.MarketState;
import dev.sluice.venue.paper.OrderDetails;
import dev.sluice.venue.paper.OrderListView;
import dev.sluice.venue.paper.OrderPhase;
import dev.sluice.venue.paper.OrderTags;
import dev.sluice.venue.paper.OrderView;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Liquidity;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.OrderOptions;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.OrderType;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Reason;
import dev.sluice.vocabulary.SelfTradePrevention;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.TimeInForce;
import dev.sluice.vocabulary.VenueOrderId;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** From the rows of {@link PaperSql}'s queries, column by column, to values. */
final class StoredRows {
    private StoredRows() {}

    static SortedMap<AccountId, SortedMap<Asset, Balance>> balances(RowSet<Row> rows) {
        SortedMap<AccountId, SortedMap<Asset, Balance>> accounts = new TreeMap<>();
        rows.forEach(row -> accounts.computeIfAbsent(new AccountId(row.getString(0)), id -> new TreeMap<>())
                .put(
                        new Asset(row.getString(1)),
                        new Balance(new BigDecimal(row.getString(2)), new BigDecimal(row.getString(3)))));
        return accounts;
    }

    /** The lists whose orders are all there. */
    static List<OrderListView> lists(List<AccountOrder> orders, RowSet<Row> rows) {
        Map<String, OrderView> byId = new HashMap<>();
        orders.forEach(each -> byId.put(each.order().venueOrderId().value(), each.order()));
        List<OrderListView> lists = new ArrayList<>();
        for (Row row : rows) {
            List<OrderListView.Leg> legs = new ArrayList<>();
            String[] ids = row.getString(5).split(",");
            for (String id : ids) {
                OrderView order = byId.get(id);
                if (order != null) {
                    legs.add(new OrderListView.Leg(order.venueOrderId(), order.clientOrderId()));
                }
            }
            if (legs.size() == ids.length) {
                lists.add(list(row, legs));
            }
        }
        return lists;
    }

    private static OrderListView list(Row row, List<OrderListView.Leg> legs) {
        return new OrderListView(
                new AccountId(row.getString(1)),
                row.getLong(0),
                OrderListView.Contingency.valueOf(row.getString(3)),
                new ClientOrderId(row.getString(4)),
                new Symbol(row.getString(2)),
                legs,
                row.getBoolean(6),
                row.getLong(7));
    }

    static Map<String, Long> sequences(RowSet<Row> rows) {
        Map<String, Long> reserved = new HashMap<>();
        rows.forEach(row -> reserved.put(row.getString(0), row.getLong(1)));
        return reserved;
    }

    static List<MarketState> markets(RowSet<Row> rows) {
        List<MarketState> markets = new ArrayList<>();
        rows.forEach(row -> markets.add(new MarketState(
                new Symbol(row.getString(0)),
                Price.of(row.getString(1)),
                row.getDouble(2),
                MarketPhase.valueOf(row.getString(3)))));
        return markets;
    }

    static List<OrderView> orders(RowSet<Row> rows) {
        List<OrderView> orders = new ArrayList<>();
        rows.forEach(row -> orders.add(order(row)));
        return orders;
    }

    static List<AccountOrder> withTrades(List<OrderView> orders, RowSet<Row> trades) {
        Map<Long, OrderView> byId = new HashMap<>();
        Map<Long, List<Fill>> fills = new HashMap<>();
        orders.forEach(order -> byId.put(CommitParameters.number(order.venueOrderId()), order));
        for (Row row : trades) {
            OrderView order = byId.get(row.getLong(0));
            if (order != null) {
                fills.computeIfAbsent(row.getLong(0), id -> new ArrayList<>()).add(fill(order, row));
            }
        }
        return orders.stream()
                .map(order -> new AccountOrder(
                        order, fills.getOrDefault(CommitParameters.number(order.venueOrderId()), List.of())))
                .toList();
    }

    private static OrderView order(Row row) {
        OrderTerms terms = new OrderTerms(
                new Symbol(row.getString(2)),
                Side.valueOf(row.getString(3)),
                OrderType.valueOf(row.getString(4)),
                Quantity.of(row.getString(5)),
                Optional.ofNullable(row.getString(6)).map(Price::of),
                TimeInForce.valueOf(row.getString(7)),
                new OrderOptions(
                        Optional.ofNullable(row.getString(15)).map(Price::of),
                        Optional.ofNullable(row.getString(16)).map(Quantity::of),
                        Optional.ofNullable(row.getString(17)).map(SelfTradePrevention::valueOf)));
        return new OrderView(
                new AccountId(row.getString(14)),
                new ClientOrderId(row.getString(1)),
                new VenueOrderId(Long.toString(row.getLong(0))),
                terms,
                OrderState.valueOf(row.getString(8)),
                Quantity.of(row.getString(9)),
                new BigDecimal(row.getString(10)),
                Optional.ofNullable(row.getString(11)).map(Reason::valueOf),
                row.getLong(12),
                row.getLong(13),
                details(row));
    }

    private static OrderDetails details(Row row) {
        Long strategyId = row.getLong(20);
        Integer strategyType = row.getInteger(21);
        OrderTags tags = new OrderTags(
                strategyId == null ? OptionalLong.empty() : OptionalLong.of(strategyId),
                strategyType == null ? OptionalInt.empty() : OptionalInt.of(strategyType));
        return new OrderDetails(
                Optional.ofNullable(row.getString(19)).map(BigDecimal::new),
                tags,
                SelfTradePrevention.valueOf(row.getString(18)),
                OrderPhase.valueOf(row.getString(22)),
                row.getLong(23),
                row.getLong(24),
                Quantity.of(row.getString(25)),
                row.getLong(26),
                row.getInteger(27));
    }

    private static Fill fill(OrderView order, Row row) {
        return new Fill(
                order.terms().symbol(),
                Long.toString(row.getLong(1)),
                order.clientOrderId(),
                order.terms().side(),
                Price.of(row.getString(2)),
                Quantity.of(row.getString(3)),
                Money.of(row.getString(4), new Asset(row.getString(5))),
                Liquidity.valueOf(row.getString(6)),
                row.getLong(7));
    }
}
