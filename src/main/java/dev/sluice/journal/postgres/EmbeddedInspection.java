package dev.sluice.journal.postgres;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Looks at the embedded server from outside, whether a desk runs on it or not. */
public final class EmbeddedInspection {
    private EmbeddedInspection() {}

    /** @throws IOException if what is there cannot be read */
    public static EmbeddedFindings inspect(Path dataDirectory) throws IOException {
        Path root = Files.exists(dataDirectory) ? dataDirectory.toRealPath() : dataDirectory;
        Path cluster = DataDirectory.clusterIn(root);
        OptionalLong holder = DataDirectory.holder(dataDirectory);
        Optional<DatabaseAddress> running =
                holder.isPresent() ? DatabaseNote.address(DataDirectory.noteIn(dataDirectory)) : Optional.empty();
        OptionalLong orphan = holder.isPresent()
                ? OptionalLong.empty()
                : Postmaster.find(cluster)
                        .map(process -> OptionalLong.of(process.pid()))
                        .orElse(OptionalLong.empty());
        return new EmbeddedFindings(hasBinaries(), clusterVersion(cluster), holder, running, orphan);
    }

    private static boolean hasBinaries() {
        if (!EmbeddedDatabase.isAvailable()) {
            return false;
        }
        boolean isMac =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");
        try (InputStream binaries = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                isMac ? "Darwin" : System.getProperty("os.name"), System.getProperty("os.arch"))) {
            return binaries != null;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private static OptionalInt clusterVersion(Path cluster) throws IOException {
        Path file = cluster.resolve("PG_VERSION");
        if (!Files.exists(file)) {
            return OptionalInt.empty();
        }
        String version = Files.readString(file).strip();
        return version.matches("[0-9]{1,4}") ? OptionalInt.of(Integer.parseInt(version)) : OptionalInt.empty();
    }
}
