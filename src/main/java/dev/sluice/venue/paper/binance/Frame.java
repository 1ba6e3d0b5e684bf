package dev.sluice.venue.paper.binance;

import java.util.HashMap;
import java.util.Map;

/** One event of one stream, written once for each form in which somebody wants it. */
final class Frame {
    final String stream;
    private final Object payload;
    private final Map<Form, String> texts = new HashMap<>();

    private record Form(TimeScale scale, boolean combined) {}

    Frame(String stream, Object payload) {
        this.stream = stream;
        this.payload = payload;
    }

    /** @param combined wrapped with the stream's name ({@code web-socket-streams.md}, "General WSS information") */
    String text(TimeScale scale, boolean combined) {
        return texts.computeIfAbsent(new Form(scale, combined), form -> {
            Object whole = combined ? new JsonObject().put("stream", stream).member("data", payload) : payload;
            return JsonWriter.write(whole, scale);
        });
    }
}
