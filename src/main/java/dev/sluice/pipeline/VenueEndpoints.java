package dev.sluice.pipeline;

import dev.sluice.pipeline.SluiceConfig.Binance;
import dev.sluice.pipeline.SluiceConfig.Mode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Where a venue is reached ({@code rest-api.md}, {@code web-socket-api.md} and {@code web-socket-streams.md}, "General
 * information"; {@code testnet/general-info.md}; {@code demo-mode/general-info.md}; {@code faqs/market_data_only.md};
 * binance-spot-api-docs a5e0bc3).
 *
 * @param rest base of the REST API, without {@code /api}
 * @param streams base of the market streams, without {@code /ws} and {@code /stream}
 * @param webSocketApi the WebSocket API, {@code /ws-api/v3} included
 */
record VenueEndpoints(String rest, String streams, String webSocketApi) {
    private static final VenueEndpoints LIVE = new VenueEndpoints(
            "https://api.binance.com", "wss://stream.binance.com:9443", "wss://ws-api.binance.com:443/ws-api/v3");
    private static final VenueEndpoints TESTNET = new VenueEndpoints(
            "https://testnet.binance.vision",
            "wss://stream.testnet.binance.vision",
            "wss://ws-api.testnet.binance.vision/ws-api/v3");
    private static final VenueEndpoints DEMO = new VenueEndpoints(
            "https://demo-api.binance.com", "wss://demo-stream.binance.com", "wss://demo-ws-api.binance.com/ws-api/v3");

    /** Public market data alone: nothing can be ordered there. The WebSocket API is not used. */
    private static final VenueEndpoints MARKET_DATA = new VenueEndpoints(
            "https://data-api.binance.vision", "wss://data-stream.binance.vision", LIVE.webSocketApi);

    private static final Set<String> PRODUCTION = Set.of("binance.com", "binance.us", "binance.me");

    /** The paper exchange of this process. */
    static VenueEndpoints paper(int port) {
        String base = "://127.0.0.1:" + port + PaperService.PREFIX;
        return new VenueEndpoints("http" + base, "ws" + base, "ws" + base + "/ws-api/v3");
    }

    /** What the mode says, and the configuration instead where it says something. */
    static VenueEndpoints of(Mode mode, Binance configured) {
        VenueEndpoints usual = switch (mode) {
            case LIVE -> LIVE;
            case TESTNET -> TESTNET;
            case DEMO -> DEMO;
            case PAPER, SIM -> MARKET_DATA;
        };
        return new VenueEndpoints(
                trimmed(configured.restUrl().orElse(usual.rest)),
                trimmed(configured.streamUrl().orElse(usual.streams)),
                trimmed(configured.wsApiUrl().orElse(usual.webSocketApi)));
    }

    /** Why these may not be used in that mode: production hosts are for {@code live} alone. */
    List<String> problems(Mode mode) {
        List<String> problems = new ArrayList<>();
        if (mode == Mode.TESTNET || mode == Mode.DEMO) {
            refuseProduction(problems, mode, "rest-url", rest);
            refuseProduction(problems, mode, "stream-url", streams);
            refuseProduction(problems, mode, "ws-api-url", webSocketApi);
        }
        return problems;
    }

    private static void refuseProduction(List<String> problems, Mode mode, String key, String url) {
        String host = host(url);
        if (host.isEmpty()) {
            problems.add("sluice.venue.binance." + key + ": " + url + " names no host");
        } else if (isProduction(host)) {
            problems.add("sluice.venue.binance." + key + ": " + host + " is a production host, which mode "
                    + mode.word() + " must not touch");
        }
    }

    private static boolean isProduction(String host) {
        return !host.startsWith("demo-")
                && PRODUCTION.stream().anyMatch(domain -> host.equals(domain) || host.endsWith("." + domain));
    }

    private static String host(String url) {
        try {
            String host = URI.create(url).getHost();
            return host == null ? "" : host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String trimmed(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
