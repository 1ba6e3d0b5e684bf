package dev.sluice.venue.binance;

import static dev.sluice.venue.binance.TradingFixture.BTCUSDT;
import static dev.sluice.venue.binance.TradingFixture.id;
import static dev.sluice.venue.binance.VirtualTimers.MILLI;
import static dev.sluice.venue.binance.VirtualTimers.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.execution.AmendOrder;
import dev.sluice.execution.CancelOrder;
import dev.sluice.execution.Intents;
import dev.sluice.execution.OrderReport;
import dev.sluice.execution.QueryOrder;
import dev.sluice.execution.VenueOrder;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.VenueOrderId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinanceGatewayTest {
    private static final String FILL =
            "{\"price\":\"4000.00000000\",\"qty\":\"%s\",\"commission\":\"0.004\",\"commissionAsset\":\"USDT\","
                    + "\"tradeId\":%d}";

    private final TradingFixture venue = new TradingFixture().connected();

    @Test
    void sendsAnOrderWithAllThatItIs() {
        venue.server.methods.put("order.place", params -> order("NEW", "0", ""));
        submit(Orders.limit());
        JsonNode params = venue.server.received("order.place").getFirst().path("params");
        assertThat(params.path("symbol").asText()).isEqualTo("BTCUSDT");
        assertThat(params.path("quantity").asText()).isEqualTo("0.5");
        assertThat(params.path("price").asText()).isEqualTo("61837.63");
        assertThat(params.path("timeInForce").asText()).isEqualTo("GTC");
        assertThat(params.path("newClientOrderId").asText()).isEqualTo("ours-1");
        assertThat(params.path("newOrderRespType").asText()).isEqualTo("FULL");
        assertThat(venue.reports).containsExactly(acknowledged());
    }

    @Test
    void reportsFillsOfTheAnswerAndNotAgainThoseOfTheStream() {
        venue.server.methods.put(
                "order.place",
                params -> order(
                        "FILLED",
                        "0.5",
                        ",\"fills\":[" + FILL.formatted("0.25", 56) + "," + FILL.formatted("0.25", 57) + "]"));
        submit(Orders.limit());
        venue.server.publish(inBtcusdt(UserStreamTest.trade(1, 56, "PARTIALLY_FILLED")));
        venue.server.publish(inBtcusdt(UserStreamTest.trade(2, 57, "FILLED")));
        venue.timers.pass(SECOND);
        assertThat(venue.reports).hasSize(3);
        assertThat(venue.reports.getFirst()).isEqualTo(acknowledged());
        assertThat(venue.reports.stream().filter(OrderReport.Filled.class::isInstance))
                .hasSize(2);
    }

    @Test
    void reportsTheStreamsFillsAndNotAgainThoseOfALateAnswer() {
        venue.server.methods.put("order.place", params -> null);
        submit(Orders.limit());
        venue.server.publish(inBtcusdt(UserStreamTest.trade(1, 56, "FILLED")));
        venue.timers.pass(SECOND);
        long request =
                venue.server.received("order.place").getFirst().path("id").asLong();
        venue.server
                .only()
                .say("{\"id\":" + request + ","
                        + order("FILLED", "0.5", ",\"fills\":[" + FILL.formatted("0.5", 56) + "]") + "}");
        venue.timers.pass(SECOND);
        assertThat(venue.reports).hasSize(2);
        assertThat(venue.reports.getFirst()).isInstanceOf(OrderReport.Filled.class);
        assertThat(venue.reports.getLast()).isEqualTo(acknowledged());
    }

    @Test
    void reportsAnOrderThatTheVenueExpiredAtOnce() {
        venue.server.methods.put(
                "order.place",
                params -> order("EXPIRED", "0", ",\"expiryReason\":\"INSUFFICIENT_LIQUIDITY\",\"fills\":[]"));
        submit(Orders.limit());
        assertThat(venue.reports)
                .containsExactly(acknowledged(), new OrderReport.Expired(id("ours-1"), "no_liquidity"));
    }

    @ParameterizedTest(name = "{1} {2} rejects with {3}")
    @CsvSource({
        "400, -1013, Filter failure: LOT_SIZE, filter_lot_size",
        "400, -1013, Filter failure: PERCENT_PRICE_BY_SIDE, filter_percent_price_by_side",
        "400, -1013, Filter failure: INVENTED, filter_other",
        "400, -2010, Account has insufficient balance for requested action., insufficient_balance",
        "400, -2010, Order would immediately match and take., would_take",
        "400, -2010, Order would trigger immediately., would_trigger",
        "400, -2010, Market is closed., market_closed",
        "400, -1121, Invalid symbol., unknown_symbol",
        "400, -2010, not in the documents, venue_new_order_rejected",
        "400, -9999, not in the documents, venue_other",
    })
    void reportsAnOrderThatTheVenueRefusedAsRejected(int status, int code, String message, String reason) {
        venue.server.methods.put("order.place", params -> ApiServer.error(status, code, message));
        submit(Orders.limit());
        assertThat(venue.reports).containsExactly(new OrderReport.Rejected(id("ours-1"), reason));
    }

    @ParameterizedTest(name = "{1} {2} may be tried again: {3}")
    @CsvSource({
        "429, -1003, Too many requests queued., venue_weight",
        "429, -1015, Too many new orders., venue_orders",
        "403, 0, '', venue_firewall",
        "418, -1003, Way too much request weight used; IP banned until 5., venue_banned",
        "400, -1021, Timestamp for this request is outside of the recvWindow., venue_clock",
        "400, -1008, Server is currently overloaded with other requests., venue_busy",
    })
    void reportsAnOrderThatTheVenueDidNotLookAtAsNotAccepted(int status, int code, String message, String reason) {
        venue.server.methods.put("order.place", params -> ApiServer.error(status, code, message));
        submit(Orders.limit());
        assertThat(venue.reports).containsExactly(notAccepted(OrderReport.Request.SUBMIT, reason));
    }

    @ParameterizedTest(name = "{0} {1} proves nothing")
    @CsvSource({
        "500, -1000, An unknown error occurred while processing the request.",
        "503, -1008, Server is currently overloaded with other requests.",
        "504, -1007, Timeout waiting for response from backend server.",
        "400, -1006, An unexpected response was received from the message bus.",
        "400, -2010, Duplicate order sent.",
        "500, -2010, Account has insufficient balance for requested action.",
    })
    void reportsAnUncertainOutcomeAsLost(int status, int code, String message) {
        venue.server.methods.put("order.place", params -> ApiServer.error(status, code, message));
        submit(Orders.limit());
        assertThat(venue.reports).hasSize(1).first().isInstanceOf(OrderReport.OutcomeLost.class);
    }

    @ParameterizedTest
    @EnumSource(VenueErrors.Code.class)
    void callsNoDocumentedErrorCertainThatIsNot(VenueErrors.Code code) {
        venue.server.methods.put("order.place", params -> ApiServer.error(400, code.number(), "anything"));
        submit(Orders.limit());
        assertThat(venue.reports)
                .hasSize(1)
                .first()
                .isInstanceOf(
                        switch (code.verdict()) {
                            case REJECTED -> OrderReport.Rejected.class;
                            case NOT_ACCEPTED -> OrderReport.NotAccepted.class;
                            case PARTIAL, UNKNOWN -> OrderReport.OutcomeLost.class;
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"result\":{}", "\"result\":null", "\"result\":[1]", "\"foo\":0"})
    void reportsAnAnswerThatCannotBeReadAsLost(String result) {
        venue.server.methods.put("order.place", params -> "\"status\":200," + result);
        submit(Orders.limit());
        assertThat(venue.reports)
                .containsExactly(
                        new OrderReport.OutcomeLost(id("ours-1"), OrderReport.Request.SUBMIT, "malformed_answer"));
    }

    @Test
    void reportsAnAnswerThatNeverComesAsLost() {
        venue.server.methods.put("order.place", params -> null);
        submit(Orders.limit());
        venue.timers.pass(10 * SECOND);
        assertThat(venue.reports)
                .containsExactly(new OrderReport.OutcomeLost(id("ours-1"), OrderReport.Request.SUBMIT, "timeout"));
    }

    @Test
    void reportsAnOrderThatNoRoadCouldCarryAsNotAccepted() {
        venue.server.accepts = client -> false;
        venue.server.only().drop("connection reset");
        submit(Orders.limit());
        assertThat(venue.reports).containsExactly(notAccepted(OrderReport.Request.SUBMIT, "not_connected"));
    }

    @Test
    void cancelsByClientOrderIdAndReportsItOnce() {
        venue.server.methods.put(
                "order.cancel",
                params -> order("CANCELED", "0", "")
                        .replace(
                                "\"clientOrderId\":\"ours-1\"",
                                "\"origClientOrderId\":\"ours-1\",\"clientOrderId\":\"pXLV6Hz6mprAcVYpVMTGgx\""));
        cancel();
        venue.server.publish(inBtcusdt(UserStreamTest.changed(1, "CANCELED", "CANCELED", "")));
        venue.timers.pass(SECOND);
        assertThat(venue.server
                        .received("order.cancel")
                        .getFirst()
                        .path("params")
                        .path("origClientOrderId")
                        .asText())
                .isEqualTo("ours-1");
        assertThat(venue.reports).containsExactly(acknowledged(), new OrderReport.Canceled(id("ours-1"), "requested"));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "400, -2011, Unknown order sent., unknown_order, false",
        "400, -2011, Order was not canceled due to cancel restrictions., cancel_restricted, false",
        "500, -1000, An unknown error occurred while processing the request., venue_unknown_error, true",
        "504, -1007, Timeout waiting for response from backend server., venue_timeout, true",
    })
    void callsARefusedCancelNoEvidenceOfTheOrder(int status, int code, String message, String reason, boolean lost) {
        venue.server.methods.put("order.cancel", params -> ApiServer.error(status, code, message));
        cancel();
        assertThat(venue.reports)
                .containsExactly(
                        lost
                                ? new OrderReport.OutcomeLost(id("ours-1"), OrderReport.Request.CANCEL, reason)
                                : new OrderReport.CancelRefused(id("ours-1"), reason));
    }

    @Test
    void reportsACancelThatTheVenueDidNotLookAtAsNotAccepted() {
        venue.server.methods.put("order.cancel", params -> ApiServer.error(429, -1003, "Too many requests queued."));
        cancel();
        assertThat(venue.reports).containsExactly(notAccepted(OrderReport.Request.CANCEL, "venue_weight"));
    }

    @Test
    void describesAnOrderThatItIsAskedFor() {
        venue.server.methods.put("order.status", params -> order("NEW", "0", ""));
        query();
        assertThat(venue.reports)
                .containsExactly(new OrderReport.Described(new VenueOrder(
                        id("ours-1"),
                        new VenueOrderId("28"),
                        BTCUSDT,
                        Side.BUY,
                        Quantity.of("0.5"),
                        OrderState.SUBMITTED,
                        Quantity.ZERO,
                        "",
                        List.of())));
    }

    @Test
    void saysThatTheVenueKnowsNoSuchOrderAndWhenItWasAsked() {
        venue.server.methods.put("order.status", params -> ApiServer.error(400, -2013, "Order does not exist."));
        long asked = venue.timers.nowNanos();
        query();
        assertThat(venue.reports).containsExactly(new OrderReport.NotFound(id("ours-1"), asked));
    }

    @Test
    void saysNothingWhenAQuestionFindsNoAnswer() {
        venue.server.methods.put("order.status", params -> ApiServer.error(500, -1000, "An unknown error occurred."));
        query();
        assertThat(venue.reports).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "400, -2038, This symbol is not enabled for order amend., AmendRefused",
        "429, -1003, Too many requests queued., NotAccepted",
        "504, -1007, Timeout waiting for response from backend server., OutcomeLost",
    })
    void saysWhatARefusedAmendProves(int status, int code, String message, String report) {
        venue.server.methods.put("order.amend.keepPriority", params -> ApiServer.error(status, code, message));
        venue.gateway().amend(new AmendOrder(new OrderId("ours"), BTCUSDT, id("ours-1"), Quantity.of("0.2")));
        venue.timers.pass(100 * MILLI);
        assertThat(venue.reports)
                .singleElement()
                .satisfies(told -> assertThat(told.getClass().getSimpleName()).isEqualTo(report));
    }

    @Test
    void reportsOurOrdersAmongAllThatWereCancelled() {
        String ours = order("CANCELED", "0", "").substring("\"status\":200,\"result\":".length());
        venue.server.methods.put(
                "openOrders.cancelAll",
                params -> "\"status\":200,\"result\":[" + ours + "," + ours.replace("ours-1", "somebody") + "]");
        venue.gateway().cancelAll(BTCUSDT);
        venue.timers.pass(SECOND);
        assertThat(venue.reports).containsExactly(acknowledged(), new OrderReport.Canceled(id("ours-1"), "requested"));
    }

    @Test
    void givesHashesOfRequestAndAnswerForTheJournal() {
        venue.server.methods.put("order.place", params -> order("NEW", "0", ""));
        submit(Orders.limit());
        List<VenueNotice.Exchanged> exchanged = venue.notices(VenueNotice.Exchanged.class);
        assertThat(exchanged).hasSize(1);
        assertThat(exchanged.getFirst().requestHash())
                .isEqualTo(SignedRequests.hash(OrderRequests.place(id("ours-1"), Orders.limit())))
                .matches("[0-9a-f]{64}");
        assertThat(exchanged.getFirst().answerHash()).matches("[0-9a-f]{64}");
        assertThat(exchanged.getFirst().outcome()).isEqualTo("ok");
    }

    @Test
    void tellsNothingOfKeysAndSignatures() {
        String secret = TradingFixture.SECRET;
        venue.server.methods.put(
                "order.place",
                params -> ApiServer.error(
                        400,
                        -1022,
                        "Signature for " + params.path("signature").asText() + " of "
                                + params.path("apiKey").asText() + " is not valid."));
        submit(Orders.limit());
        venue.server.only().say("{\"id\":null,\"status\":401,\"error\":{\"code\":-2015,\"msg\":\"" + secret + "\"}}");
        venue.server.only().say("{\"" + secret + "\":");
        venue.timers.pass(SECOND);
        JsonNode params = venue.server.received("order.place").getFirst().path("params");
        String told = (venue.notices + " " + venue.reports + " " + venue.context + venue.api + venue.orders
                        + venue.gateway())
                .toLowerCase(Locale.ROOT);
        assertThat(venue.notices(VenueNotice.Alarm.class)).isNotEmpty();
        assertThat(params.path("signature").asText()).hasSize(64);
        for (String hidden :
                List.of(secret, TradingFixture.KEY, params.path("signature").asText())) {
            assertThat(told).doesNotContain(hidden.toLowerCase(Locale.ROOT));
        }
    }

    private void submit(OrderTerms terms) {
        venue.gateway().submit(Intents.of(id("ours-1"), terms));
        venue.timers.pass(100 * MILLI);
    }

    private void cancel() {
        venue.gateway().cancel(new CancelOrder(new OrderId("ours"), BTCUSDT, id("ours-1")));
        venue.timers.pass(100 * MILLI);
    }

    private void query() {
        venue.gateway().query(new QueryOrder(BTCUSDT, id("ours-1")));
        venue.timers.pass(100 * MILLI);
    }

    private static OrderReport notAccepted(OrderReport.Request request, String reason) {
        return new OrderReport.NotAccepted(id("ours-1"), request, reason, 0);
    }

    private static OrderReport acknowledged() {
        return new OrderReport.Acknowledged(id("ours-1"), new VenueOrderId("28"));
    }

    private static String inBtcusdt(String event) {
        return event.replace("ETHBTC", "BTCUSDT").replace("4293153", "28");
    }

    /** rest-api.md, New order, RESULT; with more fields if there are any. */
    static String order(String status, String executed, String more) {
        return "\"status\":200,\"result\":{\"symbol\":\"BTCUSDT\",\"orderId\":28,\"orderListId\":-1,"
                + "\"clientOrderId\":\"ours-1\",\"transactTime\":1507725176595,\"price\":\"61837.63000000\","
                + "\"origQty\":\"0.50000000\",\"executedQty\":\"" + executed
                + "\",\"origQuoteOrderQty\":\"0.000000\",\"cummulativeQuoteQty\":\"10.00000000\",\"status\":\""
                + status + "\",\"timeInForce\":\"GTC\",\"type\":\"LIMIT\",\"side\":\"BUY\","
                + "\"workingTime\":1507725176595,\"selfTradePreventionMode\":\"NONE\"" + more + "}";
    }
}
