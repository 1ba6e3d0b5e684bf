package dev.sluice.venue.binance;

import static dev.sluice.venue.binance.TradingFixture.id;
import static dev.sluice.venue.binance.VirtualTimers.MILLI;
import static dev.sluice.venue.binance.VirtualTimers.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.execution.OrderReport;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.AssetTransfer;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Liquidity;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.VenueOrderId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The events are those of user-data-stream.md, with an order of ours in them. */
class UserStreamTest {
    /** user-data-stream.md, Order Update, with every field of the example. */
    private static final String NEW = "{\"e\":\"executionReport\",\"E\":1499405658658,\"s\":\"ETHBTC\","
            + "\"c\":\"ours-1\",\"S\":\"BUY\",\"o\":\"LIMIT\",\"f\":\"GTC\",\"q\":\"1.00000000\","
            + "\"p\":\"0.10264410\",\"P\":\"0.00000000\",\"F\":\"0.00000000\",\"g\":-1,\"C\":\"\",\"x\":\"NEW\","
            + "\"X\":\"NEW\",\"r\":\"NONE\",\"i\":4293153,\"l\":\"0.00000000\",\"z\":\"0.00000000\","
            + "\"L\":\"0.00000000\",\"n\":\"0\",\"N\":null,\"T\":1499405658657,\"t\":-1,\"I\":8641984,\"w\":true,"
            + "\"m\":false,\"M\":false,\"O\":1499405658657,\"Z\":\"0.00000000\",\"Y\":\"0.00000000\","
            + "\"Q\":\"0.00000000\",\"W\":1499405658657,\"V\":\"NONE\"}";

    private static final Symbol ETHBTC = new Symbol("ETHBTC");

    private final TradingFixture venue = new TradingFixture().connected();

    @Test
    void reportsAnOrderThatTheVenueAccepted() {
        hear(NEW);
        assertThat(venue.reports)
                .containsExactly(new OrderReport.Acknowledged(id("ours-1"), new VenueOrderId("4293153")));
    }

    @Test
    void reportsAFillWithItsTradeAndCommission() {
        hear(trade(1, 56, "PARTIALLY_FILLED"));
        assertThat(venue.reports)
                .containsExactly(new OrderReport.Filled(new Fill(
                        ETHBTC,
                        "56",
                        id("ours-1"),
                        Side.BUY,
                        Price.of("0.1026441"),
                        Quantity.of("0.25"),
                        new Money(new BigDecimal("0.00025"), new Asset("ETH")),
                        Liquidity.MAKER,
                        1_499_405_658_657L * MILLI)));
    }

    @Test
    void reportsEachEventOnceThoughTwoConnectionsBringIt() {
        hear(NEW, NEW, trade(1, 56, "PARTIALLY_FILLED"), trade(1, 56, "PARTIALLY_FILLED"), trade(2, 57, "FILLED"));
        assertThat(venue.reports).hasSize(3);
    }

    @Test
    void knowsACancelledOrderByItsOwnId() {
        hear(changed(1, "CANCELED", "CANCELED", "")
                .replace("\"c\":\"ours-1\"", "\"c\":\"cancel-9\"")
                .replace("\"C\":\"\"", "\"C\":\"ours-1\""));
        assertThat(venue.reports).containsExactly(new OrderReport.Canceled(id("ours-1"), "requested"));
    }

    @ParameterizedTest(name = "{0} {1} {2} is reported as {3}")
    @CsvSource({
        "EXPIRED, EXPIRED, UNFILLED_IOC_QUANTITY_EXPIRED, not_filled_at_once",
        "EXPIRED, EXPIRED, UNFILLED_FOK_ORDER_EXPIRED, not_filled_at_once",
        "EXPIRED, EXPIRED, INSUFFICIENT_LIQUIDITY, no_liquidity",
        "EXPIRED, EXPIRED, EXCHANGE_CANCELED, exchange_canceled",
        "EXPIRED, EXPIRED, OCO_TRIGGER, oco_trigger",
        "EXPIRED, EXPIRED, OTO_PHASE_ONE_EXPIRED, oto_phase_one_expired",
        "EXPIRED, EXPIRED, REJECTED, rejected",
        "EXPIRED, EXPIRED, EXECUTION_RULE_PRICE_RANGE_EXCEEDED, execution_rule_price_range_exceeded",
        "EXPIRED, EXPIRED, NOT_DOCUMENTED, venue_other",
        "EXPIRED, EXPIRED, '', expired",
        "TRADE_PREVENTION, EXPIRED_IN_MATCH, '', stp",
        "EXPIRED, EXPIRED_IN_MATCH, '', stp",
    })
    void reportsWhyTheVenueEndedAnOrder(String type, String status, String reason, String code) {
        hear(changed(1, type, status, reason));
        assertThat(venue.reports).containsExactly(new OrderReport.Expired(id("ours-1"), code));
    }

    @ParameterizedTest(name = "{0} is reported as {1}")
    @CsvSource({
        "INSUFFICIENT_BALANCES, insufficient_balance",
        "STOP_PRICE_WOULD_TRIGGER_IMMEDIATELY, would_trigger",
        "WOULD_MATCH_IMMEDIATELY, would_take",
        "OCO_BAD_PRICES, list_prices",
        "NONE, rejected",
    })
    void reportsWhyTheVenueRejectedAnOrder(String reason, String code) {
        hear(changed(1, "REJECTED", "REJECTED", "").replace("\"r\":\"NONE\"", "\"r\":\"" + reason + "\""));
        assertThat(venue.reports).containsExactly(new OrderReport.Rejected(id("ours-1"), code));
    }

    @Test
    void asksForAComparisonWhenAPreventedMatchLeavesTheOrderWorking() {
        hear(changed(1, "TRADE_PREVENTION", "PARTIALLY_FILLED", ""));
        assertThat(venue.reports).isEmpty();
        assertThat(venue.notices).containsExactly(new VenueNotice.AlignmentDue("trade_prevention"));
    }

    @Test
    void tellsHowMuchAnAmendedOrderAsksFor() {
        hear(changed(1, "REPLACED", "NEW", ""));
        assertThat(venue.reports).containsExactly(new OrderReport.Amended(id("ours-1"), Quantity.of("1")));
        assertThat(venue.notices).isEmpty();
    }

    @Test
    void tellsOfOrdersThatAreNotOurs() {
        hear(
                NEW.replace("ours-1", "mUvoqJxFIILMdfAW5iGSOW"),
                NEW.replace("ours-1", "web id ÿ").replace("8641984", "8641985"));
        assertThat(venue.reports).isEmpty();
        assertThat(venue.notices)
                .containsExactly(
                        new VenueNotice.ForeignOrder(ETHBTC, "mUvoqJxFIILMdfAW5iGSOW", "NEW"),
                        new VenueNotice.ForeignOrder(ETHBTC, "web id ÿ", "NEW"));
    }

    @Test
    void reportsBalancesAndForgetsOlderOnes() {
        hear(position(2, "7"), position(1, "8"), position(2, "7"), position(3, "9"));
        assertThat(venue.balances)
                .extracting(BalanceChange::free)
                .containsExactly(new BigDecimal("7"), new BigDecimal("7"), new BigDecimal("9"));
    }

    @Test
    void passesOverAnAssetThatTheDeskCannotName() {
        hear("{\"e\":\"outboundAccountPosition\",\"E\":3,\"u\":3,\"B\":[{\"a\":\"币安人生\",\"f\":\"1\",\"l\":\"0\"},"
                + "{\"a\":\"ETH\",\"f\":\"2\",\"l\":\"0\"}]}");
        assertThat(venue.balances).hasSize(1);
        assertThat(venue.notices).isEmpty();
    }

    @Test
    void tellsOfATransferAndAsksForAComparisonWhenMoneyMovedWithoutAnOrder() {
        hear(
                "{\"e\":\"balanceUpdate\",\"E\":1573200697110,\"a\":\"BTC\",\"d\":\"100.00000000\","
                        + "\"T\":1573200697068}",
                "{\"e\":\"externalLockUpdate\",\"E\":1581557507324,\"a\":\"NEO\",\"d\":\"10.00000000\","
                        + "\"T\":1581557507268}");
        assertThat(venue.notices)
                .containsExactly(
                        new VenueNotice.AlignmentDue("transfer"), new VenueNotice.AlignmentDue("external_lock"));
        assertThat(venue.transfers)
                .containsExactly(new AssetTransfer(
                        new Asset("BTC"), new BigDecimal("100.00000000"), 1_573_200_697_068L * MILLI));
    }

    @Test
    void takesAListsStatusForKnown() {
        hear("{\"e\":\"listStatus\",\"E\":1564035303637,\"s\":\"ETHBTC\",\"g\":2,\"c\":\"OCO\",\"l\":\"EXEC_STARTED\","
                + "\"L\":\"EXECUTING\",\"r\":\"NONE\",\"C\":\"F4QN4G8DlFATFlIUQ0cjdD\",\"T\":1564035303625,\"O\":["
                + "{\"s\":\"ETHBTC\",\"i\":17,\"c\":\"AJYsMjErWJesZvqlJCTUgL\"},"
                + "{\"s\":\"ETHBTC\",\"i\":18,\"c\":\"bfYPSQdLoqAJeNrOr9adzq\"}]}");
        assertThat(venue.reports).isEmpty();
        assertThat(venue.notices).isEmpty();
    }

    @Test
    void countsEventsThatAreNotDocumented() {
        hear("{\"e\":\"somethingNew\",\"E\":1}");
        assertThat(venue.notices).containsExactly(new VenueNotice.Unknown(VenueChannel.WEBSOCKET_API, "somethingNew"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"s\":\"ETHBTC\"",
                "\"c\":\"ours-1\"",
                "\"i\":4293153",
                "\"x\":\"TRADE\"",
                "\"X\":\"FILLED\"",
                "\"t\":57",
                "\"l\":\"0.25\"",
                "\"L\":\"0.10264410\"",
                "\"N\":\"ETH\"",
                "\"I\":2",
                "\"m\":true"
            })
    void asksForAComparisonWhenAFillCannotBeRead(String field) {
        String event = trade(2, 57, "FILLED");
        assertThat(event).contains(field);
        hear(event.replace(field, "\"zz\":0"));
        assertThat(venue.reports).isEmpty();
        assertThat(venue.notices(VenueNotice.Malformed.class)).hasSize(1);
        assertThat(venue.notices).contains(new VenueNotice.AlignmentDue("malformed_event"));
    }

    @Test
    void doublesAndLosesNothingWhileTwoConnectionsOverlap() {
        venue.server.only().say("{\"event\":{\"e\":\"serverShutdown\",\"E\":1770123456789}}");
        List<String> trades = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            String trade = trade(100 + i, 1_000 + i, "PARTIALLY_FILLED");
            trades.add(Integer.toString(1_000 + i));
            venue.server.publish(trade);
            venue.timers.pass(10 * MILLI);
        }
        assertThat(venue.reports.stream()
                        .map(report -> ((OrderReport.Filled) report).fill().tradeId()))
                .containsExactlyElementsOf(trades);
        assertThat(venue.server.attempts).hasSize(2);
    }

    private void hear(String... events) {
        for (String event : events) {
            venue.server.publish(event);
        }
        venue.timers.pass(SECOND);
    }

    static String trade(int executionId, int tradeId, String status) {
        return NEW.replace("\"I\":8641984", "\"I\":" + executionId)
                .replace("\"x\":\"NEW\",\"X\":\"NEW\"", "\"x\":\"TRADE\",\"X\":\"" + status + "\"")
                .replace("\"t\":-1", "\"t\":" + tradeId)
                .replace("\"l\":\"0.00000000\"", "\"l\":\"0.25\"")
                .replace("\"L\":\"0.00000000\"", "\"L\":\"0.10264410\"")
                .replace("\"n\":\"0\",\"N\":null", "\"n\":\"0.00025\",\"N\":\"ETH\"")
                .replace("\"m\":false", "\"m\":true");
    }

    static String changed(int executionId, String type, String status, String expiry) {
        String reason = expiry.isEmpty() ? "" : ",\"eR\":\"" + expiry + "\"}";
        String event = NEW.replace("\"I\":8641984", "\"I\":" + executionId)
                .replace("\"x\":\"NEW\",\"X\":\"NEW\"", "\"x\":\"" + type + "\",\"X\":\"" + status + "\"");
        return reason.isEmpty() ? event : event.substring(0, event.length() - 1) + reason;
    }

    private static String position(int updated, String free) {
        return "{\"e\":\"outboundAccountPosition\",\"E\":9,\"u\":" + updated + ",\"B\":[{\"a\":\"ETH\",\"f\":\"" + free
                + "\",\"l\":\"0\"}]}";
    }
}
