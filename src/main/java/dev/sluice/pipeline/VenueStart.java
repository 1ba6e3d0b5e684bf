package dev.sluice.pipeline;

import dev.sluice.alert.Alert;
import dev.sluice.feed.MarketEvent;
import dev.sluice.feed.MarketFeed;
import dev.sluice.operator.VenueMeters;
import dev.sluice.pipeline.SluiceConfig.Binance;
import dev.sluice.venue.binance.BinanceGateway;
import dev.sluice.venue.binance.ExchangeInfo;
import dev.sluice.venue.binance.RequestSigner;
import dev.sluice.venue.binance.SignedRequests;
import dev.sluice.venue.paper.PaperHost;
import dev.sluice.venue.paper.PaperStore;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Symbol;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Opens the venue of a mode, and closes it again. Blocks; everything waits with a limit.
 *
 * <p>{@code sim}: the paper exchange with agents, over loopback. {@code paper}: the paper exchange over loopback,
 * filled against live public streams. {@code testnet}, {@code demo}: Binance itself.
 */
final class VenueStart {
    private static final Logger LOG = Logger.getLogger(VenueStart.class);

    private final SluiceConfig config;
    private final DeskFactory factory;
    private final Parts parts;
    private final VenueNotices notices;
    private final VenueAlerts watch;
    private final List<BinanceSite> sites = new ArrayList<>();
    private final Optional<PaperFloor> floor;

    /**
     * What it is made of.
     *
     * @param exchange the paper exchange's loop
     * @param venue the adapter's loop
     * @param told hears what people should know
     */
    record Parts(
            Vertx vertx,
            EventLoop exchange,
            EventLoop venue,
            PaperStore store,
            PaperRoutes routes,
            VenueMeters meters,
            Consumer<Alert> told,
            Consumer<Throwable> failed) {}

    /** @param alignmentDue hears why the desk should look at the venue's books */
    VenueStart(SluiceConfig config, Parts parts, Consumer<String> alignmentDue) {
        this.config = config;
        this.factory = new DeskFactory(config);
        this.parts = parts;
        this.notices = new VenueNotices(parts.meters(), alignmentDue);
        this.watch = new VenueAlerts(notices, parts.told(), parts.venue()::nowNanos);
        this.floor = config.mode().isPlay() ? Optional.of(new PaperFloor(config, parts)) : Optional.empty();
    }

    /** The paper exchange, in modes that have one, once it is open. */
    Optional<PaperHost> paper() {
        return floor.flatMap(PaperFloor::host);
    }

    /**
     * Opens everything that the desk needs.
     *
     * @param ours whether an id is of an order of this desk
     */
    DeskVenue open(BinanceGateway.Listener listener, Predicate<ClientOrderId> ours) {
        return switch (config.mode()) {
            case SIM -> {
                PaperFloor exchange = floor.orElseThrow();
                exchange.open(List.copyOf(factory.instruments().values()));
                exchange.letAgentsIn();
                yield onPaper(exchange, listener, ours, Optional.empty());
            }
            case PAPER -> {
                PaperFloor exchange = floor.orElseThrow();
                BinanceSite market = site(VenueEndpoints.of(config.mode(), binance()), Optional.empty());
                exchange.open(List.copyOf(rules(market).values()));
                MarketFeed live = market.feed(binance().maxSilence());
                yield onPaper(exchange, listener, ours, Optional.of(new MirroredFeed(live, exchange::mirror)));
            }
            case TESTNET, DEMO, LIVE -> {
                BinanceSite site = site(VenueEndpoints.of(config.mode(), binance()), Optional.of(credentials()));
                Map<Symbol, Instrument> instruments = rules(site);
                BinanceGateway gateway = trade(site, listener, ours);
                yield new DeskVenue(
                        "binance-" + config.mode().word(),
                        gateway,
                        gateway,
                        site.feed(binance().maxSilence()),
                        instruments,
                        notices,
                        gateway.notFoundHorizonNanos());
            }
        };
    }

    private DeskVenue onPaper(
            PaperFloor exchange,
            BinanceGateway.Listener listener,
            Predicate<ClientOrderId> ours,
            Optional<MarketFeed> live) {
        RequestSigner signer =
                RequestSigner.hmac(config.paper().apiKey(), config.paper().apiSecret());
        BinanceSite site = site(VenueEndpoints.paper(exchange.port()), Optional.of(signer));
        Map<Symbol, Instrument> instruments = rules(site);
        BinanceGateway gateway = trade(site, listener, ours);
        return new DeskVenue(
                "paper",
                gateway,
                gateway,
                live.orElseGet(() -> site.feed(binance().maxSilence())),
                instruments,
                notices,
                0);
    }

    private BinanceSite site(VenueEndpoints endpoints, Optional<RequestSigner> signer) {
        BinanceSite site = new BinanceSite(
                endpoints,
                signer.map(signing ->
                        new SignedRequests(signing, binance().recvWindow().toNanos())),
                config.execution().submitTimeout(),
                parts.vertx(),
                parts.venue(),
                watch);
        sites.add(site);
        return site;
    }

    private BinanceGateway trade(BinanceSite site, BinanceGateway.Listener listener, Predicate<ClientOrderId> ours) {
        Duration horizon = binance().recvWindow().plus(config.execution().notFoundHorizon());
        return site.trade(listener, ours, horizon, config.reconciliation().interval());
    }

    /** The desk's symbols with the venue's rules. */
    private Map<Symbol, Instrument> rules(BinanceSite site) {
        Set<Symbol> wanted = factory.symbols();
        ExchangeInfo info;
        try {
            info = Patience.await(() -> site.open(wanted));
        } catch (TimeoutException e) {
            throw new VenueStartException(
                    "at " + site.address(), "no answer within " + Patience.LIMIT.toSeconds() + " s", e);
        } catch (IllegalStateException e) {
            throw new VenueStartException("at " + site.address(), e);
        }
        info.problems().forEach(problem -> LOG.warnf("the venue lists %s", problem));
        Map<Symbol, Instrument> instruments = new LinkedHashMap<>();
        for (Symbol symbol : wanted) {
            ExchangeInfo.Listing listing = info.symbols().get(symbol);
            if (listing == null) {
                throw new IllegalStateException("the venue does not list " + symbol);
            }
            if (!listing.isTrading()) {
                LOG.warnf("%s takes no orders at the venue now: %s", symbol, listing.status());
            }
            listing.unknownFilters()
                    .forEach(filter -> LOG.warnf(
                            "%s has a filter that this version does not know and cannot check: %s",
                            symbol, filter.text()));
            instruments.put(symbol, listing.instrument());
        }
        return instruments;
    }

    private RequestSigner credentials() {
        String key = binance().apiKey().orElseThrow();
        return binance()
                .privateKeyFile()
                .map(file -> RequestSigner.privateKey(key, pem(file)))
                .orElseGet(() -> RequestSigner.hmac(key, binance().apiSecret().orElseThrow()));
    }

    private static String pem(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "sluice.venue.binance.private-key-file: " + file + " cannot be read: "
                            + e.getClass().getSimpleName().replaceAll("Exception$", ""),
                    e);
        }
    }

    private Binance binance() {
        return config.venue().binance();
    }

    /** Gives everything back, the account's connections first. */
    CompletionStage<Void> close() {
        Uni<Void> closed = Uni.createFrom().voidItem();
        for (BinanceSite site : sites) {
            closed = closed.chain(() -> Uni.createFrom().completionStage(site::close));
        }
        return closed.chain(() -> floor.map(PaperFloor::close)
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .subscribeAsCompletionStage();
    }

    /** Live market data for the desk, which the paper exchange's liquidity follows. */
    private record MirroredFeed(MarketFeed live, Consumer<MarketEvent> mirror) implements MarketFeed {
        @Override
        public void start(Set<Symbol> symbols, Consumer<MarketEvent> consumer) {
            live.start(symbols, event -> {
                mirror.accept(event);
                consumer.accept(event);
            });
        }

        @Override
        public void requestSnapshot(Symbol symbol) {
            live.requestSnapshot(symbol);
        }

        @Override
        public void stop() {
            live.stop();
        }
    }
}
