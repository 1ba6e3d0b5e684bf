package dev.sluice.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Rows of our own JSON lines. */
final class EventLineRows implements RowDecoder {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final EventLineScanner scanner = new EventLineScanner();
    private final MarkCount marks;

    EventLineRows(ReadCounts counts) {
        this.marks = new MarkCount(counts);
    }

    @Override
    public @Nullable MarketEvent decode(byte[] bytes, int from, int to) throws BadRowException {
        MarketEvent usual = scanner.scan(bytes, from, to);
        return usual == null ? marks.eventOf(new Fields(parse(bytes, from, to))) : usual;
    }

    private static JsonNode parse(byte[] bytes, int from, int to) throws BadRowException {
        try {
            JsonNode node = JSON.readTree(bytes, from, to - from);
            if (node.isObject()) {
                return node;
            }
        } catch (IOException e) {
            throw EventFields.malformed("not JSON");
        }
        throw EventFields.malformed("a line is a JSON object");
    }

    private static final class Fields extends EventFields {
        private final JsonNode node;

        Fields(JsonNode node) {
            this.node = node;
        }

        @Override
        @Nullable String get(String name) {
            JsonNode field = node.get(name);
            return field == null || !field.isValueNode() ? null : field.asText();
        }

        @Override
        PriceLevels levels(String name) throws BadRowException {
            JsonNode side = node.get(name);
            if (side == null || !side.isArray()) {
                throw malformed(name + " must be a list of [price, quantity] pairs");
            }
            PriceLevels.Builder levels = new PriceLevels.Builder();
            for (JsonNode level : side) {
                if (!level.isArray() || level.size() < 2) {
                    throw malformed(name + " must be a list of [price, quantity] pairs");
                }
                addLevel(levels, name, level.get(0).asText(), level.get(1).asText());
            }
            return levels.build();
        }
    }
}
