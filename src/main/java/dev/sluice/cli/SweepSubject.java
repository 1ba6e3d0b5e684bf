package dev.sluice.cli;

import dev.sluice.backtest.Sweep;
import dev.sluice.feed.ReadOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** What results are of: the files' content, how it is read, strategies and settings. Not the grid: it may grow. */
final class SweepSubject {
    private static final int BUFFER_BYTES = 1 << 16;

    private SweepSubject() {}

    /** SHA-256 in lower case hex. */
    static String of(List<Path> files, ReadOptions reading, Sweep.Plan plan, List<String> strategies)
            throws IOException {
        MessageDigest sha = sha();
        for (Path file : files) {
            sha.update(content(file));
        }
        String how = String.join(
                "\n",
                reading.symbol().toString(),
                reading.interval().toString(),
                reading.fromNanos() + ".." + reading.toNanos(),
                plan.settings().toString(),
                plan.metric().word(),
                strategies.toString());
        sha.update(how.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(sha.digest());
    }

    private static byte[] content(Path file) throws IOException {
        MessageDigest sha = sha();
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha.update(buffer, 0, read);
            }
        }
        return sha.digest();
    }

    private static MessageDigest sha() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
