package dev.sluice.journal.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The files of an embedded database and the lock that keeps a second process away from them. The lock is the operating
 * system's, so it ends with the process however that ends.
 */
final class DataDirectory implements AutoCloseable {
    private static final String OWNER_ONLY = "rw-------";
    private static final String OWNER_ONLY_DIRECTORY = "rwx------";

    private final Path root;
    private final FileChannel lock;

    private DataDirectory(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /** Creates the directory if needed and locks it. */
    static DataDirectory open(Path directory) {
        Path wanted = directory.toAbsolutePath().normalize();
        try {
            Files.createDirectories(wanted);
            Path root = wanted.toRealPath();
            keepToOwner(Files.createDirectories(root.resolve("postgres")));
            return new DataDirectory(root, lock(root.resolve("lock")));
        } catch (IOException e) {
            throw new EmbeddedDatabaseException("the data directory " + wanted + " cannot be used: " + e, e);
        }
    }

    /** What PostgreSQL runs from and logs to is nobody else's; set anew at each start, for what is there already. */
    private static void keepToOwner(Path directory) throws IOException {
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(OWNER_ONLY_DIRECTORY));
        }
    }

    Path cluster() {
        return clusterIn(root);
    }

    static Path clusterIn(Path directory) {
        return directory.resolve("postgres").resolve("data");
    }

    /**
     * The process that holds the lock, if one does; 0 if it does not say who it is. Looking takes a shared lock for a
     * moment. Not for a process that holds the lock itself: it would lose it.
     */
    static OptionalLong holder(Path directory) throws IOException {
        Path file = directory.resolve("lock");
        if (!Files.exists(file)) {
            return OptionalLong.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                FileLock free = channel.tryLock(0, Long.MAX_VALUE, true)) {
            if (free != null) {
                return OptionalLong.empty();
            }
        }
        String pid = Files.readString(file).strip();
        return OptionalLong.of(pid.matches("[0-9]{1,18}") ? Long.parseLong(pid) : 0);
    }

    Path binaries() {
        return root.resolve("postgres").resolve("binaries");
    }

    Path log() {
        return root.resolve("postgres").resolve("server.log");
    }

    Path passwordFile() {
        return root.resolve("postgres").resolve("password");
    }

    Path note() {
        return noteIn(root);
    }

    static Path noteIn(Path directory) {
        return directory.resolve("postgres.json");
    }

    /** The log of this start; that of the one before is kept beside it. */
    void rotateLog() throws IOException {
        if (Files.exists(log())) {
            Files.move(log(), log().resolveSibling("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** A cluster whose first start never ended served nobody, but is moved aside rather than deleted. */
    void setAsideIncompleteCluster() throws IOException {
        if (Files.exists(cluster()) && !Files.exists(completeMark())) {
            Path aside = Files.createTempDirectory(root.resolve("postgres"), "incomplete-");
            Files.move(cluster(), aside.resolve("data"));
        }
    }

    void markComplete() throws IOException {
        if (!Files.exists(completeMark())) {
            Files.createFile(completeMark());
        }
    }

    /** The superuser's password, made once for a cluster. */
    String password() throws IOException {
        if (Files.exists(passwordFile())) {
            return Files.readString(passwordFile()).strip();
        }
        if (Files.exists(completeMark())) {
            throw new IOException("the password file " + passwordFile() + " is missing; restore it");
        }
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        SecretFile.write(passwordFile(), password + "\n");
        return password;
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new EmbeddedDatabaseException("the lock in " + root + " cannot be released: " + e, e);
        }
    }

    private Path completeMark() {
        return root.resolve("postgres").resolve("complete");
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new EmbeddedDatabaseException(
                    "the data directory " + file.getParent() + " is in use by process " + Files.readString(file), null);
        }
        channel.truncate(0);
        String pid = Long.toString(ProcessHandle.current().pid());
        channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
