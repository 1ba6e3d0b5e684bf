package dev.sluice.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The input logs of a directory: {@code <start in ns>-<number>.jsonl.gz}, one start for each life of the desk. */
final class InputLogs {
    /** Under the data directory. */
    static final String DIRECTORY = "inputs";

    private static final Pattern NAME = Pattern.compile("(\\d{1,19})-(\\d{1,9})\\.jsonl\\.gz");

    private InputLogs() {}

    static Path file(Path directory, long beganNanos, int number) {
        return directory.resolve("%d-%04d.jsonl.gz".formatted(beganNanos, number));
    }

    /**
     * The files of each life by its start, both oldest first.
     *
     * @throws UncheckedIOException if the directory cannot be read
     */
    static SortedMap<Long, List<Path>> lives(Path directory) {
        SortedMap<Long, List<Path>> lives = new TreeMap<>();
        if (!Files.isDirectory(directory)) {
            return lives;
        }
        try (Stream<Path> files = Files.list(directory)) {
            files.sorted().forEach(path -> {
                Matcher name = NAME.matcher(path.getFileName().toString());
                if (name.matches()) {
                    lives.computeIfAbsent(Long.parseLong(name.group(1)), life -> new ArrayList<>())
                            .add(path);
                }
            });
            return lives;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + directory + ": " + e.getMessage(), e);
        }
    }

    /**
     * Deletes logs of earlier lives, oldest first, until the rest takes less than that.
     *
     * @param own the life whose files stay
     * @return false if the own files alone take more
     */
    static boolean makeRoom(Path directory, long own, long totalBytes) throws IOException {
        SortedMap<Long, List<Path>> lives = lives(directory);
        long taken = 0;
        for (List<Path> files : lives.values()) {
            taken += size(files);
        }
        for (Map.Entry<Long, List<Path>> life : lives.entrySet()) {
            if (taken >= totalBytes && life.getKey() != own) {
                taken -= size(life.getValue());
                for (Path path : life.getValue()) {
                    Files.delete(path);
                }
            }
        }
        return taken < totalBytes;
    }

    private static long size(List<Path> files) throws IOException {
        long bytes = 0;
        for (Path path : files) {
            bytes += Files.size(path);
        }
        return bytes;
    }
}
