package dev.sluice.venue.binance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Recorded depth messages, one row per level, put together again as the venue sent them. */
final class DepthRows {
    private DepthRows() {}

    /** A level of a message. */
    record Row(
            long receivedMicros,
            long eventMicros,
            String symbol,
            long first,
            long last,
            boolean ask,
            String price,
            String quantity) {
        boolean isOfTheSameMessageAs(Row other) {
            return receivedMicros == other.receivedMicros
                    && eventMicros == other.eventMicros
                    && first == other.first
                    && last == other.last;
        }
    }

    static List<Row> read(Path file) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
            lines.readLine(); // the heading
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",");
                rows.add(new Row(
                        Long.parseLong(cells[0]),
                        Long.parseLong(cells[3]),
                        cells[4],
                        Long.parseLong(cells[5]),
                        Long.parseLong(cells[6]),
                        cells[7].equals("1"),
                        cells[8],
                        cells[9]));
            }
        }
        return rows;
    }

    /** Neighbouring rows that agree in everything that a message has once are one message. */
    static List<List<Row>> messages(List<Row> rows) {
        List<List<Row>> messages = new ArrayList<>();
        for (Row row : rows) {
            if (messages.isEmpty() || !messages.getLast().getFirst().isOfTheSameMessageAs(row)) {
                messages.add(new ArrayList<>());
            }
            messages.getLast().add(row);
        }
        return messages;
    }

    /** The message as the venue's stream has it. */
    static String json(List<Row> message) {
        Row head = message.getFirst();
        return "{\"e\":\"depthUpdate\",\"E\":" + head.eventMicros() + ",\"s\":\"" + head.symbol() + "\",\"U\":"
                + head.first() + ",\"u\":" + head.last() + ",\"b\":" + levels(message, false) + ",\"a\":"
                + levels(message, true) + "}";
    }

    private static String levels(List<Row> message, boolean asks) {
        return "["
                + String.join(
                        ",",
                        message.stream()
                                .filter(row -> row.ask() == asks)
                                .map(row -> "[\"" + row.price() + "\",\"" + row.quantity() + "\"]")
                                .toList())
                + "]";
    }
}
