package dev.sluice.feed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Files of market data in a folder, and what was read of them. */
final class FilesFixture {
    private final Path folder;
    final List<RecordingDefect> defects = new ArrayList<>();
    final List<MarketEvent> events = new ArrayList<>();

    @Nullable ReadCounts counts;

    FilesFixture(Path folder) {
        this.folder = folder;
    }

    Path write(String name, String... lines) throws IOException {
        return write(name, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    /** Reads all; what is wrong is in {@link #defects}. */
    FilesFixture read(Path... files) throws IOException {
        return read(ReadOptions.ALL, files);
    }

    FilesFixture read(ReadOptions options, Path... files) throws IOException {
        events.clear();
        defects.clear();
        try (EventFiles opened = EventFiles.open(List.of(files), options.withDefects(defects::add))) {
            for (MarketEvent event = opened.next(); event != null; event = opened.next()) {
                events.add(event);
            }
            counts = opened.counts();
        }
        return this;
    }

    ReadCounts counts() {
        if (counts == null) {
            throw new IllegalStateException("nothing was read");
        }
        return counts;
    }

    /** The kinds of the defects, in the order of the lines. */
    List<DefectKind> kinds() {
        return defects.stream().map(RecordingDefect::kind).toList();
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return out.toByteArray();
    }

    static byte[] zip(byte[]... files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < files.length; i++) {
                zip.putNextEntry(new ZipEntry(i + ".csv"));
                zip.write(files[i]);
            }
        }
        return out.toByteArray();
    }
}
