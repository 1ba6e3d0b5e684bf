package dev.sluice.journal.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A real PostgreSQL of our own under {@code <data-dir>/postgres}, for those who have none; its data outlives it.
 *
 * <p>It listens on loopback only and asks for a password that is made with the cluster ({@code postgres/password},
 * readable by its owner alone). {@code <data-dir>/postgres.json} tells scripts where it is; {@code <data-dir>/lock}
 * keeps a second process away. A server that survived the {@code kill -9} of its JVM is stopped and started afresh.
 *
 * <p>Everything here blocks: call it from a main or a test, never from an event loop. There is no shutdown hook;
 * whoever started it closes it, last of all.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    /** The desk's database. */
    public static final String DESK = "sluice";

    /** The throw-away database of replays. */
    public static final String REPLAY = "replay";

    /** The version of the server that comes along. */
    public static final int MAJOR_VERSION = 18;

    static final String HOST = "127.0.0.1";

    private static final Logger LOG = System.getLogger(EmbeddedDatabase.class.getName());
    private static final String SUPERUSER = "postgres";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    /** Settled when an executable is built, so that the server's library and all that it needs stay out of it. */
    private static final boolean IN_NATIVE_EXECUTABLE = System.getProperty("org.graalvm.nativeimage.imagecode") != null;

    private final DataDirectory files;
    private final Path binaries;
    private EmbeddedPostgres server;
    private ProcessHandle postmaster;
    private DatabaseAddress address;
    private boolean closed;

    private EmbeddedDatabase(
            DataDirectory files,
            Path binaries,
            EmbeddedPostgres server,
            ProcessHandle postmaster,
            DatabaseAddress address) {
        this.files = files;
        this.binaries = binaries;
        this.server = server;
        this.postmaster = postmaster;
        this.address = address;
    }

    /**
     * Starts the server, with its binaries unpacked beside the data, and creates the database if it is missing.
     *
     * @throws EmbeddedDatabaseException if another process uses the directory, it cannot be written, or the server does
     *     not start
     */
    public static EmbeddedDatabase start(Path dataDirectory, String database) {
        return start(dataDirectory, database, Optional.empty());
    }

    /** The same with another place for the binaries (about 60 MB), such as one that many test servers share. */
    public static EmbeddedDatabase start(Path dataDirectory, String database, Optional<Path> binaries) {
        return start(dataDirectory, binaries, server -> server.database(database));
    }

    /**
     * Starts the server for a database that is there already.
     *
     * @throws EmbeddedDatabaseException as {@link #start(Path, String)}, and if there is no such database
     */
    public static EmbeddedDatabase startExisting(Path dataDirectory, String database) {
        return start(dataDirectory, Optional.empty(), server -> server.existing(database));
    }

    /** Whether this program can start a server at all; the native executable cannot. */
    public static boolean isAvailable() {
        return !IN_NATIVE_EXECUTABLE;
    }

    /** Whether a database may be called so: a lowercase letter, then letters, digits and underscores, 63 at most. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    private static EmbeddedDatabase start(
            Path dataDirectory, Optional<Path> binaries, Consumer<EmbeddedDatabase> choose) {
        if (IN_NATIVE_EXECUTABLE) {
            throw new EmbeddedDatabaseException("the native executable has no PostgreSQL of its own", null);
        }
        DataDirectory files = DataDirectory.open(dataDirectory);
        try {
            return startLocked(files, binaries.orElse(files.binaries())).prepared(choose);
        } catch (IOException e) {
            files.close();
            throw new EmbeddedDatabaseException("the embedded PostgreSQL in " + dataDirectory + " failed: " + e, e);
        } catch (InterruptedException e) {
            files.close();
            Thread.currentThread().interrupt();
            throw new EmbeddedDatabaseException("starting PostgreSQL in " + dataDirectory + " was interrupted", e);
        } catch (RuntimeException e) {
            files.close();
            throw e;
        }
    }

    /** The database that was used last under this data directory; empty if there never was one. */
    public static Optional<String> lastUsed(Path dataDirectory) {
        return DatabaseNote.lastDatabase(DataDirectory.noteIn(dataDirectory));
    }

    /** The address of the database asked for last. */
    public DatabaseAddress address() {
        return address;
    }

    /**
     * The address of another database of this server, created if it is missing.
     *
     * @param name lowercase letters, digits and underscores
     * @throws EmbeddedDatabaseException if the server refuses
     */
    public DatabaseAddress database(String name) {
        try {
            create(name);
            address = address.withDatabase(name);
            DatabaseNote.running(files.note(), address, postmaster.pid());
            return address;
        } catch (IOException | SQLException e) {
            throw new EmbeddedDatabaseException("the database " + name + " cannot be created: " + e, e);
        }
    }

    private void existing(String name) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet names = statement.executeQuery("SELECT datname FROM pg_database WHERE NOT datistemplate")) {
            List<String> known = new ArrayList<>();
            while (names.next()) {
                known.add(names.getString(1));
            }
            known.remove(SUPERUSER);
            if (!known.contains(name)) {
                throw new EmbeddedDatabaseException("there is no database " + name + "; there are " + known, null);
            }
            address = address.withDatabase(name);
            DatabaseNote.running(files.note(), address, postmaster.pid());
        } catch (IOException | SQLException e) {
            throw new EmbeddedDatabaseException("the database " + name + " cannot be used: " + e, e);
        }
    }

    /**
     * Starts the server again, at the same address, if it has died. PostgreSQL itself refuses as long as anything of
     * the dead one is left.
     *
     * @throws EmbeddedDatabaseException if it does not start
     */
    public synchronized void keepRunning() {
        if (closed || postmaster.isAlive()) {
            return;
        }
        LOG.log(Level.WARNING, "PostgreSQL on {0} has died and is started again", files.cluster());
        try {
            server.close(); // gives its own lock back
            files.rotateLog();
            server = new ServerStart(files, binaries, address.password()).run(address.port());
            postmaster = find(files);
            DatabaseNote.running(files.note(), address, postmaster.pid());
        } catch (IOException e) {
            throw new EmbeddedDatabaseException("PostgreSQL on " + files.cluster() + " does not start again: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedDatabaseException("starting PostgreSQL again was interrupted", e);
        }
    }

    /** Stops the server (fast: open transactions are rolled back) and frees the directory. May be called twice. */
    @Override
    public synchronized void close() {
        closed = true;
        try {
            checkpoint();
            server.close();
            Postmaster.awaitEnd(postmaster, files.cluster());
            DatabaseNote.stopped(files.note(), address);
        } catch (IOException e) {
            throw new EmbeddedDatabaseException("stopping PostgreSQL on " + files.cluster() + " failed: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            files.close();
        }
    }

    /** Zonky gives the server five seconds; what it has to write to disk is better written before they begin. */
    private void checkpoint() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "no checkpoint before stopping PostgreSQL: {0}", e.getMessage());
        }
    }

    private static EmbeddedDatabase startLocked(DataDirectory files, Path binaries)
            throws IOException, InterruptedException {
        Postmaster.stopOrphan(files.cluster());
        files.setAsideIncompleteCluster();
        files.rotateLog();
        String password = files.password();
        EmbeddedPostgres server = new ServerStart(files, binaries, password).run(ServerStart.ANY_PORT);
        files.markComplete();
        ProcessHandle postmaster = find(files);
        // Until a database is chosen the note keeps the one used last, so that a failed choice forgets nothing.
        String last = DatabaseNote.lastDatabase(files.note()).orElse(SUPERUSER);
        DatabaseAddress address = new DatabaseAddress(HOST, server.getPort(), last, SUPERUSER, password);
        return new EmbeddedDatabase(files, binaries, server, postmaster, address);
    }

    private static ProcessHandle find(DataDirectory files) throws IOException {
        return Postmaster.find(files.cluster())
                .orElseThrow(() -> new IOException("the server is gone again; see " + files.log()));
    }

    private EmbeddedDatabase prepared(Consumer<EmbeddedDatabase> choose) {
        try {
            requireDurability();
            choose.accept(this);
            return this;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** The journal's promise hangs on it, and zonky starts servers without. */
    private void requireDurability() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet fsync = statement.executeQuery("SHOW fsync")) {
            if (!fsync.next() || !"on".equals(fsync.getString(1))) {
                throw new EmbeddedDatabaseException("PostgreSQL on " + files.cluster() + " runs with fsync off", null);
            }
        } catch (SQLException e) {
            throw new EmbeddedDatabaseException("PostgreSQL on " + files.cluster() + " does not answer: " + e, e);
        }
    }

    private void create(String name) throws SQLException {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a database name must match " + NAME + " but is \"" + name + "\"");
        }
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + name + "'")) {
            if (!found.next()) {
                statement.execute("CREATE DATABASE " + name);
            }
        }
    }

    private Connection connect() throws SQLException {
        DatabaseAddress main = address.withDatabase(SUPERUSER);
        return DriverManager.getConnection(main.jdbcUrl(), main.username(), main.password());
    }
}
