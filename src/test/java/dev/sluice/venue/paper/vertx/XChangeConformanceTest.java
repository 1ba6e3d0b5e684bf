package dev.sluice.venue.paper.vertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.ExchangeFactory;
import org.knowm.xchange.ExchangeSpecification;
import org.knowm.xchange.binance.BinanceExchange;
import org.knowm.xchange.binance.dto.trade.BinanceCancelOrderParams;
import org.knowm.xchange.binance.service.BinanceTradeService;
import org.knowm.xchange.currency.Currency;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.Order;
import org.knowm.xchange.dto.marketdata.OrderBook;
import org.knowm.xchange.dto.trade.LimitOrder;
import org.knowm.xchange.dto.trade.MarketOrder;
import org.knowm.xchange.exceptions.ExchangeException;
import org.knowm.xchange.service.trade.params.orders.DefaultQueryOrderParamInstrument;

/** XChange against the paper exchange, with nothing but base URL and keys changed. */
class XChangeConformanceTest {
    private PaperSite site;
    private Exchange exchange;

    @BeforeEach
    void start() throws Exception {
        site = PaperSite.start();
        exchange = exchange("paper", "paper");
    }

    private Exchange exchange(String key, String secret) {
        ExchangeSpecification specification = new BinanceExchange().getDefaultExchangeSpecification();
        specification.setSslUri(site.restUrl());
        specification.setApiKey(key);
        specification.setSecretKey(secret);
        specification.setShouldLoadRemoteMetaData(true);
        return ExchangeFactory.INSTANCE.createExchange(specification);
    }

    @AfterEach
    void stop() throws Exception {
        site.close();
    }

    private static LimitOrder limit(Order.OrderType side, String quantity, String price) {
        return new LimitOrder.Builder(side, CurrencyPair.BTC_USDT)
                .originalAmount(new BigDecimal(quantity))
                .limitPrice(new BigDecimal(price))
                .build();
    }

    @Test
    void loadsTheExchangesRules() {
        assertThat(exchange.getExchangeMetaData().getInstruments()).containsKey(CurrencyPair.BTC_USDT);
    }

    @Test
    void placesQueriesAndCancels() throws Exception {
        BinanceTradeService trade = (BinanceTradeService) exchange.getTradeService();
        String id = trade.placeLimitOrder(limit(Order.OrderType.ASK, "1", "101.5"));
        OrderBook book = exchange.getMarketDataService().getOrderBook(CurrencyPair.BTC_USDT);
        assertThat(book.getAsks()).hasSize(1);

        Exchange other = exchange("other", "other");
        other.getTradeService()
                .placeMarketOrder(new MarketOrder(Order.OrderType.BID, new BigDecimal("0.25"), CurrencyPair.BTC_USDT));

        Order order = trade.getOrder(new DefaultQueryOrderParamInstrument(CurrencyPair.BTC_USDT, id))
                .iterator()
                .next();
        assertThat(order.getStatus()).isEqualTo(Order.OrderStatus.PARTIALLY_FILLED);
        assertThat(order.getCumulativeAmount()).isEqualByComparingTo("0.25");
        assertThat(trade.getOpenOrders().getOpenOrders()).hasSize(1);
        assertThat(trade.cancelOrder(new BinanceCancelOrderParams(CurrencyPair.BTC_USDT, id, null)))
                .isTrue();
        assertThat(List.copyOf(trade.getOpenOrders().getOpenOrders())).isEmpty();
        assertThat(exchange.getAccountService()
                        .getAccountInfo()
                        .getWallet()
                        .getBalance(Currency.BTC)
                        .getTotal())
                .isEqualByComparingTo("99.75");
    }

    @Test
    void showsDocumentedErrors() {
        assertThatThrownBy(() -> exchange("paper", "wrong"))
                .isInstanceOf(ExchangeException.class)
                .hasMessageContaining("Signature for this request is not valid.");
    }
}
