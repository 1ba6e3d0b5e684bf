package dev.sluice.venue.binance;

import static dev.sluice.venue.binance.TradingFixture.BTCUSDT;
import static dev.sluice.venue.binance.TradingFixture.id;
import static dev.sluice.venue.binance.VirtualTimers.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.reconciliation.VenueLedger;
import dev.sluice.reconciliation.VenueStatement;
import dev.sluice.reconciliation.VenueStatement.VenueTrade;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.VenueOrderId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class StatementReadingTest {
    private final TradingFixture venue = new TradingFixture().connected();
    private final Deque<String> accounts = new ArrayDeque<>();
    private final List<String> open = new ArrayList<>();
    private String account = account("10.5");

    StatementReadingTest() {
        venue.server.methods.put(
                "account.status",
                params -> "\"status\":200,\"result\":" + (accounts.isEmpty() ? account : accounts.remove()));
        venue.server.methods.put(
                "openOrders.status", params -> "\"status\":200,\"result\":[" + String.join(",", open) + "]");
        venue.server.methods.put("order.status", params -> ApiServer.error(400, -2013, "Order does not exist."));
        venue.server.methods.put("myTrades", params -> "\"status\":200,\"result\":[]");
    }

    @Test
    void tellsBalancesOpenOrdersAndOrdersAskedFor() {
        open.add(order("ours-1", 1, "NEW", "0"));
        venue.server.methods.put(
                "order.status",
                params -> params.path("origClientOrderId").asText().equals("ours-2")
                        ? "\"status\":200,\"result\":" + order("ours-2", 2, "FILLED", "1.0")
                        : ApiServer.error(400, -2013, "Order does not exist."));
        venue.server.methods.put(
                "myTrades", params -> "\"status\":200,\"result\":[" + trade(7, "0.4") + "," + trade(8, "0.6") + "]");
        VenueStatement statement = read("ours-1", "ours-2", "ours-3");
        assertThat(statement.orders())
                .extracting(order -> order.clientOrderId().value())
                .containsExactly("ours-1", "ours-2");
        assertThat(statement.orders().get(1).state()).isEqualTo(OrderState.FILLED);
        assertThat(statement.orders().get(1).fills())
                .extracting(Fill::tradeId, fill -> fill.clientOrderId().value())
                .containsExactly(tuple("7", "ours-2"), tuple("8", "ours-2"));
        assertThat(statement.balances()).hasSize(1);
        assertThat(venue.server.received("order.status")).hasSize(2);
        assertThat(venue.server.received("myTrades")).hasSize(1);
        assertThat(venue.server.received("account.status")).hasSize(2);
    }

    @Test
    void readsAnewWhenBalancesMovedMeanwhile() {
        accounts.addAll(List.of(account("1"), account("2")));
        VenueStatement statement = read();
        assertThat(statement.balances().getFirst().free()).isEqualByComparingTo("10.5");
        assertThat(venue.server.received("account.status")).hasSize(4);
    }

    @Test
    void standsByTheLastReadingOfAnAccountThatNeverRests() {
        for (int i = 0; i < 6; i++) {
            accounts.add(account(Integer.toString(i)));
        }
        assertThat(read().balances().getFirst().free()).isEqualByComparingTo("5");
    }

    @Test
    void readsAnewWhenTradesOfAnOrderAreMissing() {
        open.add(order("ours-1", 1, "PARTIALLY_FILLED", "0.4"));
        Deque<String> trades = new ArrayDeque<>(List.of("[]", "[" + trade(7, "0.4") + "]"));
        venue.server.methods.put("myTrades", params -> "\"status\":200,\"result\":" + trades.remove());
        assertThat(read().orders().getFirst().fills()).hasSize(1);
    }

    @Test
    void turnsThePagesOfAnOrderWithManyTrades() {
        open.add(order("ours-1", 1, "PARTIALLY_FILLED", "0.1001"));
        venue.server.methods.put("myTrades", params -> {
            long from = params.path("fromId").asLong(1);
            List<String> page = new ArrayList<>();
            for (long id = from; id <= 1_001 && page.size() < 1_000; id++) {
                page.add(trade(id, "0.0001"));
            }
            return "\"status\":200,\"result\":[" + String.join(",", page) + "]";
        });
        assertThat(read().orders().getFirst().fills()).hasSize(1_001);
        assertThat(venue.server.received("myTrades"))
                .extracting(message -> message.path("params").path("fromId").asLong(0))
                .containsExactly(0L, 1_001L);
    }

    @Test
    void tellsOfOpenOrdersThatTheDeskCannotDescribe() {
        open.add(order("ours-1", 1, "NEW", "0"));
        open.add(order("web id", 2, "NEW", "0"));
        open.add(order("trailing", 3, "NEW", "0").replace("LIMIT", "TRAILING_STOP"));
        VenueStatement statement = read();
        assertThat(statement.orders())
                .extracting(order -> order.clientOrderId().value())
                .containsExactly("ours-1", "trailing");
        assertThat(statement.strangers()).singleElement().satisfies(stranger -> {
            assertThat(stranger.clientOrderId()).isEqualTo("web id");
            assertThat(stranger.venueOrderId().value()).isEqualTo("2");
            assertThat(stranger.open()).isTrue();
        });
    }

    @Test
    void readsEveryTradeAfterTheLastOneThatWasRead() {
        venue.server.methods.put("myTrades", params -> {
            long from = params.path("fromId").asLong();
            List<String> page = new ArrayList<>();
            for (long id = from; id <= 1_007 && page.size() < 1_000; id++) {
                page.add(trade(id, "0.0001"));
            }
            return "\"status\":200,\"result\":[" + String.join(",", page) + "]";
        });

        VenueStatement statement = ask(new VenueLedger.Question(List.of(), List.of(), after(OptionalLong.of(4))));

        assertThat(statement.trades()).hasSize(1_003);
        assertThat(statement.trades().getFirst())
                .extracting(VenueTrade::tradeId, trade -> trade.venueOrderId().value(), VenueTrade::side)
                .containsExactly(5L, "1", Side.BUY);
        assertThat(statement.newestTrades()).isEqualTo(Map.of(BTCUSDT, 1_007L));
        assertThat(venue.server.received("myTrades"))
                .extracting(message -> message.path("params").path("fromId").asLong(0))
                .containsExactly(5L, 1_005L);
    }

    @Test
    void asksForTheNewestTradeAloneWhenNoneWasReadBefore() {
        venue.server.methods.put("myTrades", params -> "\"status\":200,\"result\":[" + trade(77, "0.1") + "]");

        VenueStatement statement = ask(new VenueLedger.Question(List.of(), List.of(), after(OptionalLong.empty())));

        assertThat(statement.trades()).isEmpty();
        assertThat(statement.newestTrades()).isEqualTo(Map.of(BTCUSDT, 77L));
        JsonNode params = venue.server.received("myTrades").getFirst().path("params");
        assertThat(params.path("limit").asInt()).isEqualTo(1);
        assertThat(params.has("fromId")).isFalse();
    }

    @Test
    void remembersThatNothingWasTradedYet() {
        assertThat(ask(new VenueLedger.Question(List.of(), List.of(), after(OptionalLong.empty())))
                        .newestTrades())
                .isEqualTo(Map.of(BTCUSDT, VenueLedger.Question.NO_TRADE));
    }

    @Test
    void endsWithAVenueThatTellsOldTradesWhateverItIsAsked() {
        String page = String.join(",", Collections.nCopies(1_000, trade(3, "0.1")));
        venue.server.methods.put("myTrades", params -> "\"status\":200,\"result\":[" + page + "]");

        VenueStatement statement = ask(new VenueLedger.Question(List.of(), List.of(), after(OptionalLong.of(3))));

        assertThat(statement.trades()).isEmpty();
        assertThat(statement.newestTrades()).isEqualTo(Map.of(BTCUSDT, 3L));
    }

    @Test
    void looksAnOrderUpByTheVenuesIdOfIt() {
        venue.server.methods.put(
                "order.status",
                params -> params.path("orderId").asLong() == 9
                        ? "\"status\":200,\"result\":" + order("ours-9", 9, "CANCELED", "0")
                        : ApiServer.error(400, -2013, "Order does not exist."));

        VenueStatement statement = ask(new VenueLedger.Question(
                List.of(),
                List.of(
                        new VenueLedger.Trace(BTCUSDT, new VenueOrderId("9")),
                        new VenueLedger.Trace(BTCUSDT, new VenueOrderId("10"))),
                Map.of()));

        assertThat(statement.orders())
                .extracting(order -> order.clientOrderId().value())
                .containsExactly("ours-9");
    }

    @Test
    void saysNothingWhenAnAnswerIsMissing() {
        for (String method : List.of("account.status", "openOrders.status", "order.status")) {
            JsonNode none = ApiServer.json("{}");
            String before =
                    Objects.requireNonNull(venue.server.methods.get(method)).apply(none);
            venue.server.methods.put(method, params -> null);
            assertThat(reading("ours-1")).isCompletedExceptionally();
            venue.server.methods.put(method, params -> before);
        }
        venue.server.methods.put("order.status", params -> ApiServer.error(500, -1000, "unknown"));
        assertThat(reading("ours-1")).isCompletedExceptionally();
    }

    @Test
    void readsAThousandOrdersWithinTheBudget() {
        String[] ids = new String[1_000];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = "ours-" + i;
        }
        List<VenueLedger.Query> queries = queries(ids);
        CompletableFuture<VenueStatement> reading =
                venue.gateway().statement(queries).toCompletableFuture();
        venue.timers.pass(200 * SECOND);
        assertThat(reading).isCompleted();
        assertThat(venue.server.received("order.status")).hasSize(1_000);
    }

    @Test
    void tellsItsHorizon() {
        assertThat(venue.gateway().notFoundHorizonNanos()).isEqualTo(605 * SECOND);
    }

    private VenueStatement read(String... ids) {
        return reading(ids).join();
    }

    private CompletableFuture<VenueStatement> reading(String... ids) {
        CompletableFuture<VenueStatement> reading =
                venue.gateway().statement(queries(ids)).toCompletableFuture();
        venue.timers.pass(15 * SECOND);
        return reading;
    }

    private VenueStatement ask(VenueLedger.Question question) {
        CompletableFuture<VenueStatement> reading =
                venue.gateway().statement(question).toCompletableFuture();
        venue.timers.pass(15 * SECOND);
        return reading.join();
    }

    private static Map<Symbol, OptionalLong> after(OptionalLong trade) {
        return Map.of(BTCUSDT, trade);
    }

    private static List<VenueLedger.Query> queries(String... ids) {
        List<VenueLedger.Query> queries = new ArrayList<>();
        for (String each : ids) {
            queries.add(new VenueLedger.Query(BTCUSDT, id(each)));
        }
        return queries;
    }

    /** rest-api.md, Account information. */
    private static String account(String free) {
        return "{\"makerCommission\":15,\"canTrade\":true,\"updateTime\":123456789,\"accountType\":\"SPOT\","
                + "\"balances\":[{\"asset\":\"BTC\",\"free\":\"" + free + "\",\"locked\":\"0.00000000\"},"
                + "{\"asset\":\"LTC\",\"free\":\"0.00000000\",\"locked\":\"0.00000000\"}]}";
    }

    /** rest-api.md, Query order. */
    private static String order(String clientOrderId, long orderId, String status, String executed) {
        return "{\"symbol\":\"BTCUSDT\",\"orderId\":" + orderId + ",\"orderListId\":-1,\"clientOrderId\":\""
                + clientOrderId + "\",\"price\":\"0.1\",\"origQty\":\"1.0\",\"executedQty\":\"" + executed
                + "\",\"cummulativeQuoteQty\":\"0.0\",\"status\":\"" + status
                + "\",\"timeInForce\":\"GTC\",\"type\":\"LIMIT\",\"side\":\"BUY\",\"stopPrice\":\"0.0\","
                + "\"icebergQty\":\"0.0\",\"time\":1499827319559,\"updateTime\":1499827319559,\"isWorking\":true,"
                + "\"workingTime\":1499827319559,\"origQuoteOrderQty\":\"0.000000\","
                + "\"selfTradePreventionMode\":\"NONE\"}";
    }

    /** rest-api.md, Account trade list. */
    private static String trade(long id, String quantity) {
        return "{\"symbol\":\"BTCUSDT\",\"id\":" + id + ",\"orderId\":1,\"orderListId\":-1,\"price\":\"4.00000100\","
                + "\"qty\":\"" + quantity + "\",\"quoteQty\":\"48.000012\",\"commission\":\"10.10000000\","
                + "\"commissionAsset\":\"BNB\",\"time\":1499865549590,\"isBuyer\":true,\"isMaker\":false,"
                + "\"isBestMatch\":true}";
    }
}
