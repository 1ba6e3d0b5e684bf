package dev.sluice.venue.binance;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.sluice.venue.binance.TradingFixture.BTCUSDT;
import static dev.sluice.venue.binance.TradingFixture.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.sluice.venue.binance.vertx.VertxVenueHttp;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every answer that rest-api.md prints, and every error, over HTTP from a stub. */
class DocumentedAnswersTest {
    private static final WireMockServer STUB =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private static final Vertx VERTX = Vertx.vertx();
    private static final OrderTerms LIMIT = Orders.limit();

    private final Context loop = VERTX.getOrCreateContext();
    private final List<VenueNotice> notices = new ArrayList<>();
    private final VertxVenueHttp http = new VertxVenueHttp(VERTX, loop, "http://127.0.0.1:" + STUB.port());
    private final RestFixture road = new RestFixture(new VirtualTimers(), http, notices::add);
    private final BinanceOrders orders = new BinanceOrders(road.rest, notices::add);

    /** An answer as the documents print it. */
    record Printed(Endpoint endpoint, int status, String body) {
        @Override
        public String toString() {
            return endpoint + " " + status + " " + body.substring(0, Math.min(40, body.length()));
        }
    }

    @BeforeAll
    static void start() {
        STUB.start();
    }

    @AfterAll
    static void stop() {
        STUB.stop();
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @BeforeEach
    void knowTheTime() {
        STUB.resetAll();
        STUB.stubFor(any(urlPathEqualTo("/api/v3/time")).willReturn(json(200, "{\"serverTime\":1700000000000}")));
        CompletableFuture<Boolean> known = new CompletableFuture<>();
        loop.runOnContext(ignored -> {
            road.clock.start(road.rest);
            road.clock.whenKnown(() -> known.complete(true));
        });
        known.join();
    }

    @ParameterizedTest
    @MethodSource("printed")
    void readsEveryPrintedAnswer(Printed answer) {
        STUB.stubFor(request(
                        answer.endpoint().method().name(),
                        urlPathEqualTo(answer.endpoint().path()))
                .willReturn(json(answer.status(), answer.body())));
        Outcome<?> outcome = asked(answer.endpoint());
        if (answer.status() == 200 || answer.body().contains("\"data\"")) {
            boolean onlyAcknowledged =
                    answer.endpoint() == Endpoint.ORDER_PLACE && !answer.body().contains("\"status\"");
            assertThat(outcome).isInstanceOf(onlyAcknowledged ? Outcome.Lost.class : Outcome.Done.class);
        } else {
            assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        }
    }

    @ParameterizedTest
    @EnumSource(VenueErrors.Code.class)
    void judgesEveryDocumentedError(VenueErrors.Code code) {
        for (int status : new int[] {400, 409, 418, 429, 500, 503}) {
            RestFixture fresh = new RestFixture(new VirtualTimers(), http, notices::add);
            STUB.stubFor(any(urlPathEqualTo("/api/v3/order"))
                    .willReturn(json(status, "{\"code\":" + code.number() + ",\"msg\":\"words\"}")));
            VenueAnswer answer = answered(fresh, OrderRequests.place(id("ours-1"), LIMIT));
            assertThat(answer).isInstanceOf(VenueAnswer.Refused.class);
            assertThat(((VenueAnswer.Refused) answer).verdict())
                    .isEqualTo(VenueErrors.classify(status, code.number(), "words"));
        }
    }

    @Test
    void tellsWhichHalfOfAReplacementHappened() {
        List<Replacement> replacements = new ArrayList<>();
        // A refusal for too many orders would end the test: no order goes out for a while after it.
        for (Printed answer : printed()
                .filter(each -> each.endpoint() == Endpoint.CANCEL_REPLACE
                        && !each.body().startsWith("{\"code\":-1015"))
                .toList()) {
            STUB.stubFor(any(urlPathEqualTo(Endpoint.CANCEL_REPLACE.path()))
                    .willReturn(json(answer.status(), answer.body())));
            if (asked(Endpoint.CANCEL_REPLACE) instanceof Outcome.Done<?> done) {
                replacements.add((Replacement) done.value());
            }
        }
        assertThat(replacements)
                .extracting(each -> each.cancel().getClass().getSimpleName() + "/"
                        + each.placement().getClass().getSimpleName())
                .containsExactly(
                        "Success/Success",
                        "Failure/NotAttempted",
                        "Success/Failure",
                        "Failure/Success",
                        "Failure/Failure",
                        "Success/Failure");
    }

    @Test
    void signsWhatItSends() {
        STUB.stubFor(any(anyUrl()).willReturn(json(200, "{}")));
        asked(Endpoint.ORDER_TEST);
        LoggedRequest sent = STUB.findAll(postRequestedFor(urlPathEqualTo("/api/v3/order/test")))
                .getFirst();
        String query = sent.getUrl().substring(sent.getUrl().indexOf('?') + 1);
        int cut = query.indexOf("&signature=");
        assertThat(sent.getHeader("X-MBX-APIKEY")).isEqualTo(RestFixture.KEY);
        assertThat(URLDecoder.decode(query.substring(cut + 11), StandardCharsets.UTF_8))
                .isEqualTo(
                        RequestSigner.hmac(RestFixture.KEY, RestFixture.SECRET).sign(query.substring(0, cut)));
    }

    @Test
    void losesARequestThatIsCutOff() {
        for (Fault fault : Fault.values()) {
            STUB.stubFor(
                    any(urlPathEqualTo("/api/v3/order")).willReturn(aResponse().withFault(fault)));
            assertThat(asked(Endpoint.ORDER_PLACE)).isInstanceOf(Outcome.Lost.class);
        }
    }

    @Test
    void knowsThatNothingWasSentWhereNobodyListens() {
        WireMockServer closed =
                new WireMockServer(WireMockConfiguration.options().dynamicPort());
        closed.start();
        int port = closed.port();
        closed.stop();
        VertxVenueHttp nowhere = new VertxVenueHttp(VERTX, loop, "http://127.0.0.1:" + port);
        CompletableFuture<VenueHttp.Result> result = new CompletableFuture<>();
        nowhere.send(new VenueHttp.Call(Endpoint.Method.POST, "/api/v3/order", "", 5_000_000_000L), result::complete);
        assertThat(result.join()).isEqualTo(new VenueHttp.Result.NotSent("not_connected"));
    }

    static Stream<Printed> printed() {
        try (InputStream file = DocumentedAnswersTest.class.getResourceAsStream("/binance/answers.jsonl")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("#"))
                            .map(line -> line.split(" ", 3))
                            .map(parts -> new Printed(Endpoint.valueOf(parts[0]), Integer.parseInt(parts[1]), parts[2]))
                            .toList()
                            .stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Outcome<?> asked(Endpoint endpoint) {
        CompletableFuture<Outcome<?>> outcome = new CompletableFuture<>();
        loop.runOnContext(ignored -> ask(endpoint, outcome::complete));
        return outcome.join();
    }

    private VenueAnswer answered(RestFixture fixture, VenueRequest request) {
        CompletableFuture<VenueAnswer> answer = new CompletableFuture<>();
        loop.runOnContext(ignored -> {
            fixture.clock.start(fixture.rest);
            fixture.rest.send(request, answer::complete);
        });
        return answer.join();
    }

    private void ask(Endpoint endpoint, Consumer<Outcome<?>> then) {
        OrderRequests.Leg leg = new OrderRequests.Leg(id("ours-2"), LIMIT);
        switch (endpoint) {
            case ORDER_PLACE -> orders.place(id("ours-1"), LIMIT, then::accept);
            case ORDER_TEST -> orders.test(id("ours-1"), LIMIT, then::accept);
            case ORDER_CANCEL -> orders.cancel(BTCUSDT, id("ours-1"), then::accept);
            case CANCEL_ALL -> orders.cancelAll(BTCUSDT, then::accept);
            case CANCEL_REPLACE ->
                orders.cancelReplace(id("ours-1"), leg, OrderRequests.ReplaceMode.STOP_ON_FAILURE, then::accept);
            case ORDER_AMEND -> orders.amend(BTCUSDT, id("ours-1"), Quantity.of("0.1"), then::accept);
            case OCO_PLACE -> orders.oco(id("list"), leg, leg, then::accept);
            case OTO_PLACE -> orders.oto(id("list"), leg, leg, then::accept);
            case OTOCO_PLACE -> orders.otoco(id("list"), leg, leg, leg, then::accept);
            case LIST_CANCEL -> orders.cancelList(BTCUSDT, id("list"), then::accept);
            case ACCOUNT -> orders.account(then::accept);
            case ORDER_STATUS -> orders.status(BTCUSDT, id("ours-1"), then::accept);
            case OPEN_ORDERS -> orders.openOrders(Optional.empty(), then::accept);
            case ALL_ORDERS -> orders.allOrders(BTCUSDT, OptionalLong.empty(), then::accept);
            case LIST_STATUS -> orders.listStatus(id("list"), then::accept);
            case ALL_LISTS -> orders.allLists(then::accept);
            case OPEN_LISTS -> orders.openLists(then::accept);
            case MY_TRADES -> orders.trades(BTCUSDT, 1, OptionalLong.empty(), then::accept);
            case MY_FILTERS -> orders.filters(BTCUSDT, then::accept);
            default ->
                orders.marketByQuote(
                        new BinanceOrders.QuoteOrder(id("ours-1"), BTCUSDT, Side.BUY), BigDecimal.TEN, then::accept);
        }
    }

    private static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody(body);
    }
}
