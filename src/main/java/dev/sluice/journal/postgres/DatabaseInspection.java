package dev.sluice.journal.postgres;

import dev.sluice.journal.JournalHead;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import org.postgresql.Driver;

/** Looks into a database through a connection of its own that can only read. Blocks, with a limit. */
public final class DatabaseInspection {
    private static final String JOURNAL = "SELECT to_regclass('sluice.journal') IS NOT NULL";
    private static final String HISTORY = "SELECT to_regclass('sluice.flyway_schema_history') IS NOT NULL";
    private static final String MIGRATED =
            "SELECT max(version::int) FROM sluice.flyway_schema_history" + " WHERE success AND version ~ '^[0-9]+$'";
    private static final String FAILED = "SELECT count(*) > 0 FROM sluice.flyway_schema_history WHERE NOT success";
    private static final String MAY_CREATE = "SELECT has_database_privilege(current_database(), 'CREATE')";
    private static final String WRITTEN = "SELECT count(*) > 0 FROM pg_locks WHERE locktype = 'advisory' AND granted"
            + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
            + " AND classid::bigint << 32 | objid::bigint = " + JournalWriter.LOCK_KEY;

    private final Connection connection;

    private DatabaseInspection(Connection connection) {
        this.connection = connection;
    }

    /**
     * Connects and looks.
     *
     * @param limit for the connection, and again for each answer; at least a second
     * @throws DatabaseUnavailableException if the database cannot be reached or asked, with one line that says why
     */
    public static DatabaseFindings inspect(DatabaseAddress address, Duration limit) {
        Properties properties = new Properties();
        String seconds = Long.toString(Math.max(1, limit.toSeconds()));
        properties.setProperty("user", address.username());
        properties.setProperty("password", address.password());
        properties.setProperty("connectTimeout", seconds);
        properties.setProperty("socketTimeout", seconds);
        properties.setProperty("loginTimeout", seconds);
        properties.setProperty("ApplicationName", "sluice doctor");
        try (Connection connection = Objects.requireNonNull(new Driver().connect(address.jdbcUrl(), properties))) {
            connection.setReadOnly(true);
            return new DatabaseInspection(connection).look();
        } catch (SQLException e) {
            String why = String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", " ");
            throw new DatabaseUnavailableException(address + ": " + why, e);
        }
    }

    private DatabaseFindings look() throws SQLException {
        boolean hasHistory = isTrue(HISTORY);
        OptionalInt version = hasHistory ? number(MIGRATED) : OptionalInt.empty();
        return new DatabaseFindings(
                number("SHOW server_version_num").orElse(0) / 10_000,
                text("SHOW server_version"),
                text("SHOW fsync"),
                text("SHOW synchronous_commit"),
                version,
                hasHistory && isTrue(FAILED),
                isTrue(MAY_CREATE),
                isTrue(JOURNAL) ? Optional.of(head()) : Optional.empty(),
                isTrue(WRITTEN));
    }

    private JournalHead head() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(JournalSql.HEAD)) {
            return rows.next() ? new JournalHead(rows.getLong(1), rows.getString(2)) : JournalHead.EMPTY;
        }
    }

    private boolean isTrue(String question) throws SQLException {
        return text(question).equals("t");
    }

    private OptionalInt number(String question) throws SQLException {
        String text = text(question);
        return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
    }

    /** The first column of the first row; an empty text if it is null. */
    private String text(String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            String text = rows.next() ? rows.getString(1) : null;
            return text == null ? "" : text;
        }
    }
}
