package dev.sluice.venue.paper.binance;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Percent-encoded parameters, in a query string or a form ({@code rest-api.md}, "General Information on Endpoints" and
 * "SIGNED Endpoint Examples").
 */
final class FormText {
    private static final String SIGNATURE = "signature=";

    private FormText() {}

    /**
     * The parameters of both, decoded; the query string's win.
     *
     * @throws ApiError -1101 if one of them names a parameter twice, -1100 if it is not percent-encoded text
     */
    static Map<String, String> parse(String query, String body) {
        Map<String, String> params = parse(query);
        parse(body).forEach(params::putIfAbsent);
        return params;
    }

    private static Map<String, String> parse(String text) {
        Map<String, String> params = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (pair.isEmpty()) {
                continue;
            }
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            if (params.put(name, value) != null) {
                throw ApiError.of(-1101, "Duplicate values for a parameter detected.");
            }
        }
        return params;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ApiError.of(-1100, "Illegal characters found in a parameter.");
        }
    }

    /** What is signed: the query string, then the body, both as sent but without the signature itself. */
    static String signed(String query, String body) {
        return withoutSignature(query) + withoutSignature(body);
    }

    private static String withoutSignature(String text) {
        int start = text.startsWith(SIGNATURE) ? 0 : text.indexOf("&" + SIGNATURE) + 1;
        if (start == 0 && !text.startsWith(SIGNATURE)) {
            return text;
        }
        int end = text.indexOf('&', start);
        if (end < 0) {
            return text.substring(0, Math.max(0, start - 1));
        }
        return text.substring(0, start) + text.substring(end + 1);
    }
}
