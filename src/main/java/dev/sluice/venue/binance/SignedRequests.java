package dev.sluice.venue.binance;

import dev.sluice.vocabulary.UtcNanos;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * Requests as they go out: a REST query string, percent-encoded before it is signed ({@code rest-api.md}, SIGNED
 * Endpoint Examples), or a WebSocket API message, signed over its sorted parameters as they are ({@code
 * web-socket-api.md}, SIGNED request example). What comes out holds a signature: it goes to the socket and nowhere
 * else.
 */
public final class SignedRequests {
    private static final MessageDigest SHA_256 = sha256();
    private static final Comparator<VenueRequest.Parameter> BY_NAME =
            Comparator.comparing(VenueRequest.Parameter::name);

    private final RequestSigner signer;
    private final String recvWindowMillis;

    /**
     * @param recvWindowNanos how long a request stays valid, at most 60 s; whole microseconds, as the venue takes three
     *     decimals of milliseconds
     */
    public SignedRequests(RequestSigner signer, long recvWindowNanos) {
        if (recvWindowNanos <= 0 || recvWindowNanos > 60 * UtcNanos.PER_SECOND) {
            throw new IllegalArgumentException("recvWindow must be more than 0 and at most 60 s");
        }
        this.signer = signer;
        this.recvWindowMillis = decimalMillis(recvWindowNanos);
    }

    /** For the header {@code X-MBX-APIKEY}. */
    public String apiKey() {
        return signer.apiKey();
    }

    public boolean canLogOn() {
        return signer.canLogOn();
    }

    /**
     * The query string without question mark; empty text if there are no parameters.
     *
     * @param venueNanos the venue's time now, UTC nanoseconds, for the timestamp of a signed request
     */
    public String query(VenueRequest request, long venueNanos) {
        StringBuilder query = new StringBuilder(256);
        for (VenueRequest.Parameter parameter : request.parameters()) {
            separated(query).append(parameter.name()).append('=');
            PercentEncoding.append(query, parameter.value());
        }
        if (request.endpoint().security() == Endpoint.Security.SIGNED) {
            separated(query)
                    .append("recvWindow=")
                    .append(recvWindowMillis)
                    .append("&timestamp=")
                    .append(venueNanos / UtcNanos.PER_MILLI);
            String signature = signer.sign(query.toString());
            query.append("&signature=");
            PercentEncoding.append(query, signature);
        }
        return query.toString();
    }

    /**
     * A WebSocket API message.
     *
     * @param id the request's id
     * @param loggedOn whether the session is authenticated and takes requests without key and signature
     */
    public String message(long id, VenueRequest request, long venueNanos, boolean loggedOn) {
        boolean signed = request.endpoint().security() == Endpoint.Security.SIGNED;
        List<VenueRequest.Parameter> parameters = request.parameters();
        if (signed) {
            parameters = loggedOn ? timed(parameters, venueNanos) : signed(timed(parameters, venueNanos));
        }
        return json(id, request.endpoint().apiMethod(), parameters);
    }

    /** A WebSocket API message of the session itself, such as {@code session.logon}, with key and signature. */
    public String sessionMessage(long id, String method, long venueNanos) {
        return json(id, method, signed(timed(List.of(), venueNanos)));
    }

    /** A WebSocket API message without parameters. */
    public static String plainMessage(long id, String method) {
        return json(id, method, List.of());
    }

    /** What a journal may keep of a request: SHA-256 over endpoint and unsigned parameters. */
    public static String hash(VenueRequest request) {
        StringBuilder text = new StringBuilder(256).append(request.endpoint());
        for (VenueRequest.Parameter parameter : request.parameters()) {
            text.append('&').append(parameter.name()).append('=').append(parameter.value());
        }
        return hash(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** What a journal may keep of an answer: SHA-256 in lower-case hexadecimal. */
    public static String hash(byte[] body) {
        try {
            // To copy one costs less than to look for who makes them.
            return HexFormat.of().formatHex(((MessageDigest) SHA_256.clone()).digest(body));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("Java's SHA-256 can be copied", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private List<VenueRequest.Parameter> timed(List<VenueRequest.Parameter> parameters, long venueNanos) {
        List<VenueRequest.Parameter> timed = new ArrayList<>(parameters.size() + 4);
        timed.addAll(parameters);
        timed.add(new VenueRequest.Parameter("recvWindow", recvWindowMillis, true));
        timed.add(new VenueRequest.Parameter("timestamp", Long.toString(venueNanos / UtcNanos.PER_MILLI), true));
        return timed;
    }

    private List<VenueRequest.Parameter> signed(List<VenueRequest.Parameter> parameters) {
        parameters.add(new VenueRequest.Parameter("apiKey", signer.apiKey(), false));
        parameters.sort(BY_NAME);
        StringBuilder payload = new StringBuilder(384);
        for (VenueRequest.Parameter parameter : parameters) {
            separated(payload).append(parameter.name()).append('=').append(parameter.value());
        }
        parameters.add(new VenueRequest.Parameter("signature", signer.sign(payload.toString()), false));
        return parameters;
    }

    private static String json(long id, String method, List<VenueRequest.Parameter> parameters) {
        StringBuilder json = new StringBuilder(512)
                .append("{\"id\":")
                .append(id)
                .append(",\"method\":\"")
                .append(method)
                .append('"');
        char separator = '{';
        for (VenueRequest.Parameter parameter : parameters) {
            json.append(separator == '{' ? ",\"params\":{" : ",");
            separator = ',';
            quoted(json, parameter.name()).append(':');
            if (parameter.literal()) {
                json.append(parameter.value());
            } else {
                quoted(json, parameter.value());
            }
        }
        return json.append(separator == ',' ? "}}" : "}").toString();
    }

    private static StringBuilder quoted(StringBuilder json, String text) {
        json.append('"');
        if (isPlain(text)) {
            return json.append(text).append('"');
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append("\\u00").append(HexFormat.of().toHexDigits((byte) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"');
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    private static StringBuilder separated(StringBuilder text) {
        return text.isEmpty() ? text : text.append('&');
    }

    private static String decimalMillis(long nanos) {
        long micros = nanos % UtcNanos.PER_MILLI / 1_000;
        String whole = Long.toString(nanos / UtcNanos.PER_MILLI);
        return micros == 0 ? whole : whole + "." + Long.toString(1_000 + micros).substring(1);
    }
}
