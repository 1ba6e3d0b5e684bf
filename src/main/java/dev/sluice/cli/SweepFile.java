package dev.sluice.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.backtest.Period;
import dev.sluice.backtest.SweepScore;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Results of a sweep, a line each as soon as there is one, so that a sweep that was stopped goes on where it was. The
 * first line says of which files and settings they are; with others they are refused.
 */
final class SweepFile implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, SweepScore> known = new HashMap<>();
    private final Writer out;

    private SweepFile(Path file, String subject) throws IOException {
        long whole = Files.exists(file) ? read(file, subject) : 0;
        if (whole == 0) {
            Files.writeString(file, JSON.createObjectNode().put("sweep", subject) + "\n");
        } else {
            cut(file, whole);
        }
        this.out = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }

    /**
     * Opens it, or begins it.
     *
     * @param file or a directory, in which it is {@code sweep.jsonl}
     * @param subject digest of files and settings
     * @throws IllegalArgumentException if it is of another subject
     */
    static SweepFile open(Path file, String subject) {
        Path path = Files.isDirectory(file) ? file.resolve("sweep.jsonl") : file;
        try {
            return new SweepFile(path, subject);
        } catch (IOException e) {
            throw new EnvironmentFailure("cannot go on with " + path + ": " + OneLine.of(e), e);
        }
    }

    /** The length of all whole lines; a last one that was cut off by a kill is as if it were not there. */
    private long read(Path file, String subject) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int from = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == '\n') {
                line(new String(bytes, from, at - from, StandardCharsets.UTF_8), from == 0, file, subject);
                from = at + 1;
            }
        }
        return from;
    }

    private void line(String text, boolean isFirst, Path file, String subject) throws JsonProcessingException {
        JsonNode line = JSON.readTree(text);
        if (!isFirst) {
            known.put(
                    line.path("key").asText(),
                    new SweepScore(
                            number(line, "metric"),
                            number(line, "returnPct"),
                            number(line, "maxDrawdownPct"),
                            line.path("trades").asInt(),
                            line.path("digest").asText()));
        } else if (!line.path("sweep").asText().equals(subject)) {
            throw new IllegalArgumentException("--resume " + file + ": it is of other files, strategies or settings;"
                    + " name another file, or delete it");
        }
    }

    private static double number(JsonNode line, String name) {
        return Double.parseDouble(line.path(name).asText());
    }

    private static void cut(Path file, long length) throws IOException {
        try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
    }

    static String key(Period stretch, Map<String, String> combination) {
        return stretch.fromNanos() + ".." + stretch.toNanos() + " " + combination;
    }

    Optional<SweepScore> find(Period stretch, Map<String, String> combination) {
        return Optional.ofNullable(known.get(key(stretch, combination)));
    }

    /** Every digit of a number counts: what is read back has to be the very same. */
    void append(Period stretch, Map<String, String> combination, SweepScore score) {
        ObjectNode line = JSON.createObjectNode()
                .put("key", key(stretch, combination))
                .put("metric", Double.toString(score.metric()))
                .put("returnPct", Double.toString(score.returnPct()))
                .put("maxDrawdownPct", Double.toString(score.maxDrawdownPct()))
                .put("trades", score.trades())
                .put("digest", score.digest());
        try {
            out.write(line + "\n");
            out.flush();
        } catch (IOException e) {
            throw new EnvironmentFailure("cannot write results down: " + OneLine.of(e), e);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
