package dev.sluice.journal.postgres;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where a database is and how to log in.
 *
 * @param host a name or an address; IPv6 without brackets
 * @param port 1 to 65535
 */
public record DatabaseAddress(String host, int port, String database, String username, String password) {
    /** PostgreSQL's own port, used when a URL has none. */
    public static final int DEFAULT_PORT = 5432;

    public DatabaseAddress {
        if (host.isEmpty() || database.isEmpty() || port < 1 || port > 65535) {
            throw new IllegalArgumentException("a database address needs a host, a port and a database");
        }
    }

    /**
     * Parses {@code postgresql://host[:port]/database}; also with the prefix {@code vertx-reactive:} or {@code jdbc:}.
     *
     * @throws IllegalArgumentException for any other text; credentials in the URL are refused, because URLs are logged
     */
    public static DatabaseAddress parse(String url, String username, String password) {
        URI uri = uri(url.replaceFirst("^(vertx-reactive|jdbc):", ""));
        String path = uri.getPath() == null ? "" : uri.getPath();
        boolean scheme = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
        if (!scheme || uri.getHost() == null || path.length() < 2 || path.indexOf('/', 1) >= 0) {
            throw new IllegalArgumentException("a database URL is postgresql://host:port/database");
        }
        if (uri.getUserInfo() != null || uri.getQuery() != null) {
            throw new IllegalArgumentException("user, password and options do not belong in a database URL");
        }
        String host = uri.getHost().replaceAll("^\\[|]$", "");
        int port = uri.getPort() == -1 ? DEFAULT_PORT : uri.getPort();
        return new DatabaseAddress(host, port, path.substring(1), username, password);
    }

    /** The form {@code quarkus.datasource.reactive.url} takes. */
    public String reactiveUrl() {
        return "postgresql://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + "/" + database;
    }

    /** The form {@code quarkus.datasource.jdbc.url} takes. */
    public String jdbcUrl() {
        return "jdbc:" + reactiveUrl();
    }

    /** The same server and login, another database. */
    public DatabaseAddress withDatabase(String other) {
        return new DatabaseAddress(host, port, other, username, password);
    }

    private static URI uri(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("a database URL is postgresql://host:port/database", e);
        }
    }

    /** Without the password: this text ends up in logs. */
    @Override
    public String toString() {
        return reactiveUrl() + " as " + username;
    }
}
