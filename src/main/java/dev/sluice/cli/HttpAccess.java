package dev.sluice.cli;

import dev.sluice.pipeline.SluiceConfig;
import io.quarkus.runtime.LaunchMode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who can reach the service: with tokens configured anybody on the network who has one; without, this machine only,
 * with a token that is made once and kept in the data directory.
 */
final class HttpAccess implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String EVERYWHERE = "0.0.0.0";
    private static final String OPERATOR_TOKEN = "sluice.security.operator-token";

    private final String host;
    private final int port;
    private final Map<String, String> tokens;
    private final Optional<OperatorToken> ownToken;
    private final Map<String, @Nullable String> before = new HashMap<>();

    private HttpAccess(String host, int port, Map<String, String> tokens, Optional<OperatorToken> ownToken) {
        this.host = host;
        this.port = port;
        this.tokens = tokens;
        this.ownToken = ownToken;
    }

    static HttpAccess of(SluiceConfig config, Path dataDirectory) {
        Map<String, String> tokens = tokens(config.security());
        return new HttpAccess(
                tokens.isEmpty() ? LOOPBACK : EVERYWHERE,
                config.http().port(),
                tokens,
                tokens.isEmpty() ? Optional.of(new OperatorToken(dataDirectory)) : Optional.empty());
    }

    private static Map<String, String> tokens(SluiceConfig.Security security) {
        Map<String, String> tokens = new HashMap<>();
        security.operatorToken().ifPresent(token -> tokens.put(OPERATOR_TOKEN, token));
        security.auditorToken().ifPresent(token -> tokens.put("sluice.security.auditor-token", token));
        security.viewerToken().ifPresent(token -> tokens.put("sluice.security.viewer-token", token));
        return tokens;
    }

    /** Says so before anything is started, rather than after. In dev mode the port stays taken over a reload. */
    void requireFreePort() {
        if (LaunchMode.current() == LaunchMode.DEVELOPMENT) {
            return;
        }
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

    /** Hands it to the HTTP server, which starts with Quarkus and does not read files of secrets. */
    void apply() {
        set("quarkus.http.host-enabled", "true");
        set("quarkus.http.host", host);
        set("service.log.json", "true");
        tokens.forEach(this::set);
        ownToken.ifPresent(token -> set(OPERATOR_TOKEN, token.value()));
    }

    /** Leaves nothing behind for a live reload to take for configuration: a token would open the service to all. */
    @Override
    public void close() {
        before.forEach((name, value) -> {
            if (value == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
    }

    private void set(String name, String value) {
        before.put(name, System.getProperty(name));
        System.setProperty(name, value);
    }

    /** Prints where the service is; the token only here, never in a log. */
    void announce(PrintWriter out, int boundPort) {
        String url = "http://" + LOOPBACK + ":" + boundPort + "/";
        out.println("sluice is ready: " + url);
        if (!host.equals(LOOPBACK)) {
            out.println("listening on " + host + ":" + boundPort + " for whoever has a token; put TLS in front of it");
        }
        ownToken.ifPresent(token -> out.println(
                "open " + url + "#token=" + token.value() + "  (operator; the token is in " + token.file() + ")"));
        out.flush();
    }
}
