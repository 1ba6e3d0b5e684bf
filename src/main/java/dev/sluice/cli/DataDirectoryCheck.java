package dev.sluice.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Whether the data directory can be written and has room. It is not made for the check. */
final class DataDirectoryCheck {
    static final long LEAST_BYTES = 1_000_000_000;

    private static final String NAME = "data-directory";

    private DataDirectoryCheck() {}

    static List<Finding> run(Path directory) throws IOException {
        Path wanted = directory.toAbsolutePath().normalize();
        Path existing = existing(wanted);
        if (!Files.isDirectory(existing)) {
            return List.of(Finding.fail(NAME, existing + " is no directory"));
        }
        if (!Files.isWritable(existing)) {
            return List.of(Finding.fail(NAME, existing + " cannot be written"));
        }
        String state = existing.equals(wanted) ? "" : ", is made at the first start";
        return List.of(room(wanted + state, Files.getFileStore(existing).getUsableSpace()));
    }

    static Finding room(String directory, long bytes) {
        String detail = String.format(Locale.ROOT, "%s, %.1f GB free", directory, bytes / 1e9);
        return bytes >= LEAST_BYTES
                ? Finding.ok(NAME, detail)
                : Finding.fail(NAME, detail + "; a journal that cannot grow stops the desk: have 1 GB free");
    }

    private static Path existing(Path wanted) {
        Path path = wanted;
        while (!Files.exists(path) && path.getParent() != null) {
            path = path.getParent();
        }
        return path;
    }
}
