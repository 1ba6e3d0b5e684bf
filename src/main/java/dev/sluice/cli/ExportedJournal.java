package dev.sluice.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.journal.ChainVerifier;
import dev.sluice.journal.JournalRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;

/** A journal as {@code journal export} writes it, believed only if its chain holds. */
final class ExportedJournal {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    private ExportedJournal(Path file) {
        this.file = file;
    }

    /** @throws EnvironmentFailure if it cannot be read, or its chain is broken */
    static ExportedJournal read(Path file) {
        ExportedJournal journal = new ExportedJournal(file);
        ChainVerifier chain = new ChainVerifier(Optional.empty());
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            lines.lines().forEach(line -> chain.accept(journal.row(line)));
        } catch (IOException | UncheckedIOException e) {
            throw new EnvironmentFailure("cannot read " + file + ": " + OneLine.of(e), e);
        }
        chain.finish().ifPresent(problem -> {
            throw new EnvironmentFailure(file + " is broken at " + problem, null);
        });
        return journal;
    }

    /** The rows behind that sequence; the file stays open until the last was read. */
    Iterator<JournalRecord> after(long sequence) {
        try {
            BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8);
            return lines.lines()
                    .map(this::row)
                    .filter(row -> row.seq() > sequence)
                    .iterator();
        } catch (IOException e) {
            throw new EnvironmentFailure("cannot read " + file + ": " + OneLine.of(e), e);
        }
    }

    private JournalRecord row(String line) {
        try {
            JsonNode row = JSON.readTree(line);
            return new JournalRecord(
                    row.required("seq").asLong(),
                    row.required("entry").asText(),
                    row.required("previous_hash").asText(),
                    row.required("hash").asText());
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new EnvironmentFailure(file + " is no exported journal: " + OneLine.of(e), e);
        }
    }
}
