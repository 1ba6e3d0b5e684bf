package dev.sluice.venue.paper.binance;

import java.util.Map;

/** An HTTP answer; the body is JSON unless a header says something else. */
public record RestAnswer(int status, Map<String, String> headers, String body) {
    static final String CONTENT_TYPE = "Content-Type";
    static final String JSON = "application/json;charset=UTF-8";
}
