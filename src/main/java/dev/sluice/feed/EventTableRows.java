package dev.sluice.feed;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of our own table of events: a column for each field, empty where an event has no such field. */
final class EventTableRows implements RowDecoder {
    private final Map<String, Integer> columns = new HashMap<>();
    private final int width;
    private final MarkCount marks;

    /** @param header names reduced to lower-case letters and digits */
    EventTableRows(List<String> header, ReadCounts counts) {
        for (String name : header) {
            columns.put(name, columns.size());
        }
        this.width = header.size();
        this.marks = new MarkCount(counts);
    }

    static boolean isHeader(List<String> header) {
        return header.containsAll(List.of("type", "symbol", "received"));
    }

    @Override
    public @Nullable MarketEvent decode(byte[] bytes, int from, int to) throws BadRowException {
        String[] fields = new String(bytes, from, to - from, StandardCharsets.UTF_8).split(",", -1);
        if (fields.length != width) {
            throw EventFields.malformed("a row has " + width + " columns here but this one has " + fields.length);
        }
        return marks.eventOf(new Fields(fields));
    }

    private final class Fields extends EventFields {
        private final String[] row;

        Fields(String[] row) {
            this.row = row;
        }

        @Override
        @Nullable String get(String name) {
            Integer column = columns.get(name.toLowerCase(Locale.ROOT));
            return column == null ? null : row[column];
        }

        @Override
        PriceLevels levels(String name) throws BadRowException {
            String side = get(name);
            if (side == null || side.isEmpty()) {
                return PriceLevels.NONE;
            }
            PriceLevels.Builder levels = new PriceLevels.Builder();
            for (String level : side.split(" ")) {
                int at = level.indexOf('@');
                if (at < 0) {
                    throw malformed(name + " must be levels such as 2.5@61837.63, parted by spaces");
                }
                addLevel(levels, name, level.substring(at + 1), level.substring(0, at));
            }
            return levels.build();
        }
    }
}
