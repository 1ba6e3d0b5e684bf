package dev.sluice.venue.paper.binance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The whole face: hands REST requests to the operations and opens WebSocket sessions. Everything is called on the
 * exchange's loop.
 */
public final class BinanceFace {
    private final Parts parts;
    private final RestFace rest;
    private final ControlFace control;
    private final Set<Session> sessions = new LinkedHashSet<>();

    /**
     * What a face is made of.
     *
     * @param keys who may sign
     * @param listenKeys whether listen keys, which Binance has abolished, are still offered
     * @param seed of the faults and the listen keys
     * @param defects hears of failures that are ours
     * @param latencyNanos mean time of a request to the exchange, and of an answer or user event back
     */
    public record Setup(
            Collection<ApiKey> keys,
            ApiLimits limits,
            boolean listenKeys,
            long seed,
            Consumer<Throwable> defects,
            long latencyNanos) {
        /** One whose messages take no time. */
        public Setup(
                Collection<ApiKey> keys, ApiLimits limits, boolean listenKeys, long seed, Consumer<Throwable> defects) {
            this(keys, limits, listenKeys, seed, defects, 0);
        }
    }

    /** What sessions are made of. */
    record Parts(
            TradingFloor floor,
            Catalogue catalogue,
            Dispatcher dispatcher,
            Faults faults,
            UserStreams userStreams,
            ListenKeys listenKeys,
            StreamHub streams) {}

    /**
     * A WebSocket that opens.
     *
     * @param parameters of its URL, decoded
     */
    public record Connect(String address, Map<String, String> parameters) {
        Optional<String> parameter(String name) {
            return Optional.ofNullable(parameters.get(name));
        }

        TimeScale scale() {
            return TimeScale.parse(parameter("timeUnit"));
        }
    }

    public BinanceFace(TradingFloor floor, Setup setup) {
        Faults faults = new Faults(setup.seed(), setup.latencyNanos());
        MarketBoard market = new MarketBoard(floor);
        UserStreams userStreams = new UserStreams(floor, new UserEvents());
        ListenKeys listenKeys = new ListenKeys(floor, userStreams, setup.listenKeys(), setup.seed());
        Dispatcher dispatcher =
                new Dispatcher(floor, new Authentication(setup.keys()), setup.limits(), faults, setup.defects());
        Catalogue catalogue = new Catalogue(List.of(
                new GeneralOperations(floor, setup.limits()).operations(),
                new MarketDataOperations(market).operations(),
                new TickerOperations(market).operations(),
                new WalletOperations(floor).operations(),
                listenKeys.operations(),
                new TradingOperations(floor).operations(),
                new ListOperations(floor).operations(),
                new AccountOperations(floor, setup.limits(), dispatcher::counts).operations()));
        this.parts =
                new Parts(floor, catalogue, dispatcher, faults, userStreams, listenKeys, new StreamHub(floor, market));
        this.rest = new RestFace(floor, catalogue, dispatcher, faults);
        this.control = new ControlFace(floor, faults, new Sessions());
    }

    public RestFace rest() {
        return rest;
    }

    /** The switchboard for tests; not part of Binance's API. */
    public ControlFace control() {
        return control;
    }

    /**
     * A client connects to the WebSocket API.
     *
     * @throws ApiError 418 if its address is banned, 429 if it connects too often, -1194 for an unknown time unit
     */
    public Session connect(Connect connect, Socket socket) {
        AddressLimits address = admit(connect);
        address.use(2, parts.dispatcher().nowNanos());
        return add(new WsApiSession(parts, socket, connect, sessions::remove));
    }

    /**
     * A client connects to the market streams; errors as of {@link #connect}.
     *
     * @param streams those that the URL names
     * @param combined whether it is {@code /stream} and not {@code /ws}
     */
    public Session listen(Connect connect, Socket socket, List<String> streams, boolean combined) {
        admit(connect);
        StreamSession session = new StreamSession(parts, socket, connect, combined, sessions::remove);
        if (!session.subscribe(streams)) {
            throw new ApiError(-1191, "Too many subscriptions.", 400, null);
        }
        return add(session);
    }

    private AddressLimits admit(Connect connect) {
        long now = parts.dispatcher().nowNanos();
        connect.scale();
        AddressLimits address = parts.dispatcher().address(connect.address());
        address.requireNotBanned(now);
        if (!address.connect(now)) {
            throw new ApiError(
                    -1034, "Too many connection attempts from IP; current limit is 300 per '5m'.", 429, null);
        }
        return address;
    }

    private Session add(Session session) {
        sessions.add(session);
        return session;
    }

    /** The exchange is about to stop. */
    public void announceShutdown() {
        new ArrayList<>(sessions).forEach(Session::announceShutdown);
    }

    /** All connections at once. */
    private final class Sessions implements ControlFace.Events {
        @Override
        public void disconnect() {
            new ArrayList<>(sessions).forEach(Session::disconnect);
        }

        @Override
        public void terminateUserStreams() {
            new ArrayList<>(sessions).forEach(Session::terminateUserStreams);
        }

        @Override
        public void announceShutdown() {
            BinanceFace.this.announceShutdown();
        }
    }
}
