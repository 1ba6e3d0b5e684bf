package dev.sluice.venue.paper.binance;

import dev.sluice.venue.paper.AccountId;
import dev.sluice.venue.paper.binance.FaultRule.Point;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The REST API ({@code rest-api.md}). */
public final class RestFace {
    private static final RestAnswer NO_SUCH_PATH = page(404, "Not found");
    private static final RestAnswer WRONG_VERB = page(405, "Method Not Allowed");

    /** {@code CHANGELOG.md}, 2025-04-07: listen keys are gone; the user data stream is in the WebSocket API. */
    private static final RestAnswer GONE = page(410, "Gone");

    private static final String LISTEN_KEYS = "/api/v3/userDataStream";

    private final TradingFloor floor;
    private final Catalogue catalogue;
    private final Dispatcher dispatcher;
    private final Faults faults;
    private final Map<Symbol, Instrument> instruments;

    RestFace(TradingFloor floor, Catalogue catalogue, Dispatcher dispatcher, Faults faults) {
        this.floor = floor;
        this.catalogue = catalogue;
        this.dispatcher = dispatcher;
        this.faults = faults;
        this.instruments = new LinkedHashMap<>();
        floor.instruments().forEach(instrument -> instruments.put(instrument.symbol(), instrument));
    }

    /** Takes what becomes of one request. */
    public interface Exchange {
        /** The answer. */
        void answer(RestAnswer answer);

        /** The connection is cut without one. */
        void disconnect();
    }

    /** Answers a request once, later or never; on the exchange's loop. */
    public void handle(RestRequest request, Exchange exchange) {
        Optional<Operation> operation = catalogue.rest(request.verb(), request.path());
        if (operation.isEmpty()) {
            exchange.answer(missing(request.path()));
            return;
        }
        AddressLimits address = dispatcher.address(request.address());
        Outgoing out = new Outgoing(exchange, address, operation.get().name(), request);
        FaultyRoad.pass(faults.fate(Point.REQUEST, out.name, dispatcher.nowNanos()), floor, new FaultyRoad.Message() {
            @Override
            public void deliver(int copy) {
                dispatch(operation.get(), request, out.copy(copy));
            }

            @Override
            public void instead(Fate.Instead fault) {
                fault.banNanos().ifPresent(nanos -> address.ban(nanos, dispatcher.nowNanos()));
                out.send(out.refusal(fault.error()));
            }

            @Override
            public void disconnect() {
                exchange.disconnect();
            }
        });
    }

    private RestAnswer missing(String path) {
        if (path.equals(LISTEN_KEYS)) {
            return GONE;
        }
        return catalogue.hasPath(path) ? WRONG_VERB : NO_SUCH_PATH;
    }

    private void dispatch(Operation operation, RestRequest request, Outgoing out) {
        try {
            out.scale = TimeScale.parse(request.timeUnit());
            Params params = new Params(FormText.parse(request.query(), request.body()), instruments);
            Caller caller = new Caller(
                    out.address,
                    request.apiKey(),
                    FormText.signed(request.query(), request.body()),
                    Optional.empty(),
                    new ApiError(-2014, "API-key format invalid.", 401, null));
            dispatcher.dispatch(operation, params, caller, out);
        } catch (ApiError error) {
            out.refused(error);
        }
    }

    private static RestAnswer page(int status, String text) {
        return new RestAnswer(
                status,
                Map.of(RestAnswer.CONTENT_TYPE, "text/html"),
                "<html><body><h2>" + status + " " + text + "</h2></body></html>");
    }

    /** One answer on its way out. */
    private final class Outgoing extends Dispatcher.Answer {
        private final Exchange exchange;
        private final AddressLimits address;
        private final String name;
        private final RestRequest request;
        private TimeScale scale = TimeScale.MILLISECOND;

        Outgoing(Exchange exchange, AddressLimits address, String name, RestRequest request) {
            this.exchange = exchange;
            this.address = address;
            this.name = name;
            this.request = request;
        }

        /** A duplicate of the request is carried out, but HTTP has room for one answer only. */
        Outgoing copy(int copy) {
            return copy == 0 ? this : new Outgoing(Unheard.INSTANCE, address, name, request);
        }

        @Override
        public void ok(Object json) {
            Map<String, String> headers = headers();
            ordersOf().ifPresent(account -> countOrders(account, headers));
            leave(new RestAnswer(200, headers, JsonWriter.write(json, scale)));
        }

        @Override
        public void refused(ApiError error) {
            leave(refusal(error));
        }

        RestAnswer refusal(ApiError error) {
            Map<String, String> headers = headers();
            error.retryAtNanos().ifPresent(at -> {
                long wait = Math.max(0, at - dispatcher.nowNanos());
                headers.put("Retry-After", Long.toString(Math.ceilDiv(wait, UtcNanos.PER_SECOND)));
            });
            return new RestAnswer(error.httpStatus(), headers, JsonWriter.write(error.json(), scale));
        }

        private void leave(RestAnswer answer) {
            FaultyRoad.pass(faults.fate(Point.ANSWER, name, dispatcher.nowNanos()), floor, new FaultyRoad.Message() {
                @Override
                public void deliver(int copy) {
                    if (copy == 0) {
                        send(answer);
                    }
                }

                @Override
                public void instead(Fate.Instead fault) {
                    fault.banNanos().ifPresent(nanos -> address.ban(nanos, dispatcher.nowNanos()));
                    send(refusal(fault.error()));
                }

                @Override
                public void disconnect() {
                    exchange.disconnect();
                }
            });
        }

        void send(RestAnswer answer) {
            exchange.answer(answer);
        }

        private Map<String, String> headers() {
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put(RestAnswer.CONTENT_TYPE, RestAnswer.JSON);
            String used = Long.toString(address.usedWeight(dispatcher.nowNanos()));
            headers.put("X-MBX-USED-WEIGHT", used);
            headers.put("X-MBX-USED-WEIGHT-1M", used);
            return headers;
        }

        private void countOrders(AccountId account, Map<String, String> headers) {
            OrderCounts.Count count = dispatcher.counts(account);
            long now = dispatcher.nowNanos();
            headers.put("X-MBX-ORDER-COUNT-10S", Long.toString(count.inTenSeconds(now)));
            headers.put("X-MBX-ORDER-COUNT-1D", Long.toString(count.inDay(now)));
        }
    }

    private enum Unheard implements Exchange {
        INSTANCE;

        @Override
        public void answer(RestAnswer answer) {}

        @Override
        public void disconnect() {}
    }
}
