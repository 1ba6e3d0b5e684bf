package dev.sluice.journal.postgres;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.sluice.journal.JournalHead;
import dev.sluice.journal.JournalRecord;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicReference;

/** Writes the journal as JSON lines that anyone can verify with nothing but SHA-256. */
public final class JournalExport {
    private static final JsonFactory JSON = JsonFactory.builder().build();

    private final JournalReader reader;

    public JournalExport(JournalReader reader) {
        this.reader = reader;
    }

    /**
     * One object a line, UTF-8, with exactly the keys {@code seq, entry, previous_hash, hash}; {@code entry} is the
     * stored text verbatim. Writes on a worker thread, because the stream may block; flushes, but does not close it.
     *
     * @return the last row's head; fails with {@link UncheckedIOException} when the stream does
     */
    public Uni<JournalHead> writeTo(OutputStream out) {
        AtomicReference<JournalHead> head = new AtomicReference<>(JournalHead.EMPTY);
        return Uni.createFrom()
                .item(() -> generator(out))
                .onItem()
                .transformToUni(json -> reader.after(Long.MIN_VALUE)
                        .emitOn(Infrastructure.getDefaultWorkerPool(), JournalReader.PAGE_ROWS)
                        .invoke(row -> head.set(line(json, row)))
                        .onItem()
                        .ignoreAsUni()
                        .invoke(() -> flush(json)))
                .map(done -> head.get());
    }

    private static JsonGenerator generator(OutputStream out) {
        try {
            JsonGenerator json = JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            return json.setRootValueSeparator(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JournalHead line(JsonGenerator json, JournalRecord row) {
        try {
            json.writeStartObject();
            json.writeNumberField("seq", row.seq());
            json.writeStringField("entry", row.entry());
            json.writeStringField("previous_hash", row.previousHash());
            json.writeStringField("hash", row.hash());
            json.writeEndObject();
            json.writeRaw('\n');
            return row.head();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void flush(JsonGenerator json) {
        try {
            json.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
