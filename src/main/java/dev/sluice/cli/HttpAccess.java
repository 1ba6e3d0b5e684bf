package dev.sluice.cli;

import dev.sluice.pipeline.SluiceConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Who can reach the service: with tokens configured anybody on the network who has one; without, this machine only,
 * with a token that is made once and kept in the data directory.
 */
final class HttpAccess {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String EVERYWHERE = "0.0.0.0";

    private final String host;
    private final int port;
    private final Optional<OperatorToken> ownToken;

    private HttpAccess(String host, int port, Optional<OperatorToken> ownToken) {
        this.host = host;
        this.port = port;
        this.ownToken = ownToken;
    }

    static HttpAccess of(SluiceConfig config, Path dataDirectory) {
        SluiceConfig.Security security = config.security();
        boolean hasTokens = security.operatorToken().isPresent()
                || security.auditorToken().isPresent()
                || security.viewerToken().isPresent();
        return new HttpAccess(
                hasTokens ? EVERYWHERE : LOOPBACK,
                config.http().port(),
                hasTokens ? Optional.empty() : Optional.of(new OperatorToken(dataDirectory)));
    }

    /** Says so before anything is started, rather than after. */
    void requireFreePort() {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (IOException e) {
            throw new EnvironmentFailure(
                    "cannot listen on " + host + ":" + port + ": " + OneLine.of(e) + "; set sluice.http.port"
                            + " (SLUICE_HTTP_PORT) to a free port",
                    e);
        }
    }

    /** Hands it to the HTTP server, which starts with Quarkus. */
    void apply() {
        System.setProperty("quarkus.http.host-enabled", "true");
        System.setProperty("quarkus.http.host", host);
        System.setProperty("service.log.json", "true");
        ownToken.ifPresent(token -> System.setProperty("sluice.security.operator-token", token.value()));
    }

    /** Prints where the service is; the token only here, never in a log. */
    void announce(PrintWriter out, int boundPort) {
        String url = "http://" + LOOPBACK + ":" + boundPort + "/";
        out.println("sluice is ready: " + url);
        ownToken.ifPresent(token -> out.println(
                "open " + url + "#token=" + token.value() + "  (operator; the token is in " + token.file() + ")"));
        out.flush();
    }
}
