package dev.sluice.operator;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the token in a request. It is taken from headers only: a URL ends up in logs and histories.
 *
 * <ul>
 *   <li>{@code Authorization: Bearer TOKEN} everywhere (RFC 6750);
 *   <li>{@code Authorization: Basic …} under {@code /q/swagger-ui}, whose password is the token and whose name is
 *       ignored, because a browser can open that page in no other way (RFC 7617);
 *   <li>{@code Sec-WebSocket-Protocol: bearer, TOKEN} for {@code /api/stream}, because a browser's WebSocket can set no
 *       other header; a token with characters that are not allowed there is written {@code base64url.} and its
 *       base64url form.
 * </ul>
 */
final class Credentials {
    static final String STREAM = "/api/stream";
    static final String SUBPROTOCOL = "bearer";

    private static final String SWAGGER = "/q/swagger-ui";
    private static final String BEARER = "bearer ";
    private static final String BASIC = "basic ";
    private static final String ENCODED = "base64url.";

    private Credentials() {}

    /** Whether HTTP Basic is taken there. */
    static boolean takesBasic(String path) {
        return path.equals(SWAGGER) || path.startsWith(SWAGGER + "/");
    }

    /**
     * The token.
     *
     * @param path normalised
     * @param authorization the header of that name
     * @param protocols the header {@code Sec-WebSocket-Protocol}
     */
    static Optional<String> token(String path, Optional<String> authorization, Optional<String> protocols) {
        Optional<String> bearer = authorization
                .filter(header -> starts(header, BEARER))
                .map(header -> header.substring(BEARER.length()).strip());
        if (bearer.isPresent()) {
            return bearer;
        }
        if (takesBasic(path)) {
            return authorization
                    .filter(header -> starts(header, BASIC))
                    .flatMap(header -> decoded(header.substring(BASIC.length()).strip(), Base64.getDecoder()))
                    .filter(pair -> pair.indexOf(':') >= 0)
                    .map(pair -> pair.substring(pair.indexOf(':') + 1));
        }
        return path.equals(STREAM) ? protocols.flatMap(Credentials::offered) : Optional.empty();
    }

    private static boolean starts(String header, String scheme) {
        return header.toLowerCase(Locale.ROOT).startsWith(scheme);
    }

    private static Optional<String> offered(String protocols) {
        String[] names = protocols.split(",", -1);
        if (names.length != 2 || !names[0].strip().equals(SUBPROTOCOL)) {
            return Optional.empty();
        }
        String token = names[1].strip();
        return token.startsWith(ENCODED)
                ? decoded(token.substring(ENCODED.length()), Base64.getUrlDecoder())
                : Optional.of(token);
    }

    private static Optional<String> decoded(String text, Base64.Decoder decoder) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(decoder.decode(text));
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
