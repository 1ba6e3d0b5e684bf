package dev.sluice.venue.binance;

import static dev.sluice.venue.binance.TradingFixture.BTCUSDT;
import static dev.sluice.venue.binance.TradingFixture.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.vocabulary.OrderOptions;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.OrderType;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.SelfTradePrevention;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.TimeInForce;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Parameter names and rules are those of rest-api.md, Trading endpoints. */
class OrderRequestsTest {
    private static final Quantity HALF = Quantity.of("0.5");
    private static final Price LOW = Price.of("90");
    private static final Price HIGH = Price.of("110");

    @Test
    void placesEveryTypeWithWhatItNeedsAndNoMore() {
        String head = "symbol=BTCUSDT&side=SELL&type=";
        String tail = "&newClientOrderId=ours-1&newOrderRespType=FULL";
        assertThat(text(place(OrderType.MARKET, TimeInForce.GTC, OrderOptions.NONE)))
                .isEqualTo(head + "MARKET&quantity=0.5" + tail);
        assertThat(text(place(OrderType.LIMIT, TimeInForce.FOK, OrderOptions.NONE)))
                .isEqualTo(head + "LIMIT&timeInForce=FOK&quantity=0.5&price=90" + tail);
        assertThat(text(place(OrderType.LIMIT_MAKER, TimeInForce.GTC, OrderOptions.NONE)))
                .isEqualTo(head + "LIMIT_MAKER&quantity=0.5&price=90" + tail);
        assertThat(text(place(OrderType.STOP_LOSS, TimeInForce.GTC, OrderOptions.stop(HIGH))))
                .isEqualTo(head + "STOP_LOSS&quantity=0.5&stopPrice=110" + tail);
        assertThat(text(place(OrderType.STOP_LOSS_LIMIT, TimeInForce.IOC, OrderOptions.stop(HIGH))))
                .isEqualTo(head + "STOP_LOSS_LIMIT&timeInForce=IOC&quantity=0.5&price=90&stopPrice=110" + tail);
        assertThat(text(place(OrderType.TAKE_PROFIT, TimeInForce.GTC, OrderOptions.stop(HIGH))))
                .isEqualTo(head + "TAKE_PROFIT&quantity=0.5&stopPrice=110" + tail);
        assertThat(text(place(OrderType.TAKE_PROFIT_LIMIT, TimeInForce.GTC, OrderOptions.stop(HIGH))))
                .isEqualTo(head + "TAKE_PROFIT_LIMIT&timeInForce=GTC&quantity=0.5&price=90&stopPrice=110" + tail);
    }

    @Test
    void placesIcebergsAndSaysHowToPreventSelfTrades() {
        OrderOptions options = OrderOptions.NONE.withIceberg(Quantity.of("0.1")).with(SelfTradePrevention.EXPIRE_MAKER);
        assertThat(text(place(OrderType.LIMIT, TimeInForce.GTC, options)))
                .contains("&icebergQty=0.1&selfTradePreventionMode=EXPIRE_MAKER&");
    }

    @Test
    void placesAMarketOrderByQuoteAmount() {
        assertThat(text(OrderRequests.marketByQuote(id("ours-1"), BTCUSDT, Side.BUY, new BigDecimal("1E+3"))))
                .isEqualTo("symbol=BTCUSDT&side=BUY&type=MARKET&quoteOrderQty=1000&newClientOrderId=ours-1"
                        + "&newOrderRespType=FULL");
    }

    @Test
    void passesTheCurrentIdOnWhenItAmends() {
        assertThat(text(OrderRequests.amend(BTCUSDT, id("ours-1"), Quantity.of("0.1"))))
                .isEqualTo("symbol=BTCUSDT&origClientOrderId=ours-1&newClientOrderId=ours-1&newQty=0.1");
    }

    @Test
    void cancelsAndReplaces() {
        assertThat(text(OrderRequests.cancelReplace(
                        id("ours-1"), leg("ours-2", OrderType.LIMIT), OrderRequests.ReplaceMode.STOP_ON_FAILURE)))
                .isEqualTo("symbol=BTCUSDT&side=SELL&type=LIMIT&timeInForce=GTC&quantity=0.5&price=90"
                        + "&newClientOrderId=ours-2&newOrderRespType=FULL&cancelReplaceMode=STOP_ON_FAILURE"
                        + "&cancelOrigClientOrderId=ours-1");
    }

    @Test
    void placesAnOcoPairWithOneSideAndQuantity() {
        VenueRequest request =
                OrderRequests.oco(id("list"), leg("up", OrderType.LIMIT_MAKER), leg("down", OrderType.STOP_LOSS_LIMIT));
        assertThat(text(request))
                .isEqualTo("symbol=BTCUSDT&listClientOrderId=list&newOrderRespType=FULL&side=SELL&quantity=0.5"
                        + "&aboveType=LIMIT_MAKER&aboveClientOrderId=up&abovePrice=90"
                        + "&belowType=STOP_LOSS_LIMIT&belowClientOrderId=down&belowPrice=90&belowStopPrice=110"
                        + "&belowTimeInForce=GTC");
        assertThat(request.orders()).isEqualTo(2);
    }

    @Test
    void placesAnEntryWithStopAndTarget() {
        VenueRequest request = OrderRequests.otoco(
                id("list"),
                leg("entry", OrderType.LIMIT),
                leg("target", OrderType.LIMIT_MAKER),
                leg("stop", OrderType.STOP_LOSS));
        assertThat(text(request))
                .isEqualTo("symbol=BTCUSDT&listClientOrderId=list&newOrderRespType=FULL&workingSide=SELL"
                        + "&workingQuantity=0.5&workingType=LIMIT&workingClientOrderId=entry&workingPrice=90"
                        + "&workingTimeInForce=GTC&pendingSide=SELL&pendingQuantity=0.5"
                        + "&pendingAboveType=LIMIT_MAKER&pendingAboveClientOrderId=target&pendingAbovePrice=90"
                        + "&pendingBelowType=STOP_LOSS&pendingBelowClientOrderId=stop&pendingBelowStopPrice=110");
        assertThat(request.orders()).isEqualTo(3);
    }

    @Test
    void placesOneOrderThatTriggersAnother() {
        VenueRequest request =
                OrderRequests.oto(id("list"), leg("entry", OrderType.LIMIT_MAKER), leg("next", OrderType.MARKET));
        assertThat(text(request))
                .isEqualTo("symbol=BTCUSDT&listClientOrderId=list&newOrderRespType=FULL&workingSide=SELL"
                        + "&workingQuantity=0.5&workingType=LIMIT_MAKER&workingClientOrderId=entry&workingPrice=90"
                        + "&pendingSide=SELL&pendingQuantity=0.5&pendingType=MARKET&pendingClientOrderId=next");
        assertThat(request.orders()).isEqualTo(2);
    }

    @Test
    void weighsRequestsAsDocumented() {
        assertThat(OrderRequests.openOrders(Optional.empty()).weight()).isEqualTo(80);
        assertThat(OrderRequests.openOrders(Optional.of(BTCUSDT)).weight()).isEqualTo(6);
        assertThat(OrderRequests.trades(BTCUSDT, 7, OptionalLong.empty()).weight())
                .isEqualTo(5);
        assertThat(OrderRequests.account().weight()).isEqualTo(20);
        assertThat(OrderRequests.status(BTCUSDT, id("ours-1")).weight()).isEqualTo(4);
        assertThat(OrderRequests.amend(BTCUSDT, id("ours-1"), HALF).weight()).isEqualTo(4);
        assertThat(OrderRequests.filters(BTCUSDT).weight()).isEqualTo(40);
        VenueRequest place = OrderRequests.place(id("ours-1"), Orders.limit());
        assertThat(place.weight()).isEqualTo(1);
        assertThat(place.orders()).isEqualTo(1);
        assertThat(OrderRequests.test(id("ours-1"), Orders.limit()).orders()).isZero();
    }

    private static VenueRequest place(OrderType type, TimeInForce force, OrderOptions options) {
        return OrderRequests.place(id("ours-1"), terms(type, force, options));
    }

    private static OrderRequests.Leg leg(String id, OrderType type) {
        OrderOptions options = type.hasStop() ? OrderOptions.stop(HIGH) : OrderOptions.NONE;
        return new OrderRequests.Leg(id(id), terms(type, TimeInForce.GTC, options));
    }

    private static OrderTerms terms(OrderType type, TimeInForce force, OrderOptions options) {
        Optional<Price> price = type.hasPrice() ? Optional.of(LOW) : Optional.empty();
        return new OrderTerms(BTCUSDT, Side.SELL, type, HALF, price, force, options);
    }

    private static String text(VenueRequest request) {
        return request.parameters().stream()
                .map(parameter -> parameter.name() + "=" + parameter.value())
                .collect(Collectors.joining("&"));
    }
}
