package dev.sluice.venue.paper.binance;

import static dev.sluice.vocabulary.VocabularyFixture.*;

import dev.sluice.venue.paper.AccountId;
import dev.sluice.venue.paper.ExchangeEvent;
import dev.sluice.venue.paper.Fees;
import dev.sluice.venue.paper.MemoryPaperStore;
import dev.sluice.venue.paper.PaperHost;
import dev.sluice.venue.paper.Timers;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Symbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Two accounts that use the operations of the face as an admitted client does, in a time that stands still. */
final class TradingClient {
    static final AccountId OTHER = new AccountId("other");
    static final long NOW = 1_700_000_000_123_456_789L;

    private final Map<Symbol, Instrument> bySymbol = new HashMap<>();
    private final Catalogue catalogue;
    private final UserEvents format = new UserEvents();
    private final PaperHost host;
    final List<JsonObject> told = new ArrayList<>();

    /** Time as the test has it: none passes. */
    private static final Timers STANDSTILL = new Timers() {
        @Override
        public long nowNanos() {
            return NOW;
        }

        @Override
        public void at(long nanos, Runnable action) {}
    };

    TradingClient() {
        this(List.of(bitcoin(), ether()));
    }

    TradingClient(List<Instrument> instruments) {
        instruments.forEach(instrument -> bySymbol.put(instrument.symbol(), instrument));
        PaperHost.Funding rich =
                new PaperHost.Funding(Fees.ofBps("2", "10"), Map.of(USDT, decimal("1000000"), BTC, decimal("100")));
        Map<AccountId, PaperHost.Funding> accounts = Map.of(AccountId.DESK, rich, OTHER, rich);
        host = new PaperHost(
                new PaperHost.Setup(instruments, accounts, 1), STANDSTILL, Runnable::run, new MemoryPaperStore());
        host.open();
        host.listen(this::onEvents);
        HostFloor floor = new HostFloor(host, STANDSTILL);
        OrderCounts counts = new OrderCounts(ApiLimits.USUAL);
        catalogue = new Catalogue(List.of(
                new TradingOperations(floor).operations(),
                new ListOperations(floor).operations(),
                new AccountOperations(floor, ApiLimits.USUAL, counts::of).operations()));
    }

    private void onEvents(List<ExchangeEvent> events) {
        told.addAll(format.payloads(AccountId.DESK, events));
    }

    /** Sends {@code "symbol=BTCUSDT&side=BUY…"} and gives the answer's text, or the error's. */
    String send(String route, String parameters) {
        return send(AccountId.DESK, route, parameters);
    }

    String send(AccountId account, String route, String parameters) {
        String[] verbAndPath = route.split(" ", 2);
        Operation operation =
                catalogue.rest(verbAndPath[0], "/api/v3/" + verbAndPath[1]).orElseThrow();
        Map<String, String> sent = new LinkedHashMap<>();
        for (String each : parameters.split("&")) {
            if (!each.isEmpty()) {
                sent.put(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1));
            }
        }
        Answer answer = new Answer();
        try {
            Params params = new Params(sent, bySymbol);
            Operation.Action action = operation.handler().read(params);
            params.requireAllRead();
            action.perform(new Call(account, NOW), answer);
        } catch (ApiError error) {
            answer.refused(error);
        }
        return Optional.ofNullable(answer.text).orElseThrow();
    }

    /** The payloads of the desk's user stream since the last time, one a line. */
    List<String> events() {
        List<String> texts = told.stream().map(JsonObject::toString).toList();
        told.clear();
        return texts;
    }

    void deposit(String amount) {
        host.call(exchange -> exchange.deposit(AccountId.DESK, USDT, decimal(amount), NOW), events -> {});
    }

    private static final class Answer implements Reply {
        private @Nullable String text;

        @Override
        public void ok(Object json) {
            text = JsonWriter.write(json, TimeScale.MILLISECOND);
        }

        @Override
        public void refused(ApiError error) {
            text = error.httpStatus() + " " + error.json();
        }
    }
}
