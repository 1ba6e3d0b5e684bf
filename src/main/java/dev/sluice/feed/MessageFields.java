package dev.sluice.feed;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sluice.vocabulary.FixedPoint;
import java.io.IOException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The scalar fields of one message as they were read. They are converted only when the message's type asks for them,
 * because one letter means different things in different events ({@code a} is a price here and an id there).
 */
final class MessageFields {
    private static final String LETTERS = "esEUutTpqbBaAm";
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final String LAST_UPDATE_ID = "lastUpdateId";

    private final @Nullable String[] texts = new @Nullable String[128];
    private final @Nullable JsonToken[] kinds = new @Nullable JsonToken[128];

    void clear() {
        Arrays.fill(texts, null);
    }

    void set(String name, JsonParser parser) throws IOException, MalformedMessageException {
        int slot = slot(name);
        if (slot >= 0) {
            if (texts[slot] != null) {
                throw new MalformedMessageException(name + " stands twice");
            }
            texts[slot] = parser.getText();
            kinds[slot] = parser.currentToken();
        }
    }

    boolean has(String name) {
        return texts[slot(name)] != null;
    }

    /** Text in quotes. */
    String text(String name) throws MalformedMessageException {
        String text = raw(name);
        if (kinds[slot(name)] != JsonToken.VALUE_STRING) {
            throw new MalformedMessageException(name + " must be text in quotes but is " + shortened(text));
        }
        return text;
    }

    boolean truth(String name) throws MalformedMessageException {
        String text = raw(name);
        JsonToken kind = kinds[slot(name)];
        if (kind != JsonToken.VALUE_TRUE && kind != JsonToken.VALUE_FALSE) {
            throw new MalformedMessageException(name + " must be true or false but is " + shortened(text));
        }
        return kind == JsonToken.VALUE_TRUE;
    }

    /** A whole number, zero or more. */
    long id(String name) throws MalformedMessageException {
        String text = raw(name);
        if (kinds[slot(name)] != JsonToken.VALUE_NUMBER_INT || text.length() > 18 || text.startsWith("-")) {
            throw new MalformedMessageException(name + " must be a whole number from 0 but is " + shortened(text));
        }
        return Long.parseLong(text);
    }

    /** A decimal in quotes, zero or more, in 10⁻⁸. */
    long zeroOrMore(String name) throws MalformedMessageException {
        String text = raw(name);
        long units = decimal(text, kinds[slot(name)], name);
        if (units < 0) {
            throw new MalformedMessageException(name + " must be 0 or more but is " + shortened(text));
        }
        return units;
    }

    /** A decimal in quotes, more than zero, in 10⁻⁸. */
    long positive(String name) throws MalformedMessageException {
        String text = raw(name);
        long units = decimal(text, kinds[slot(name)], name);
        if (units <= 0) {
            throw new MalformedMessageException(name + " must be more than 0 but is " + shortened(text));
        }
        return units;
    }

    static long decimal(String text, @Nullable JsonToken kind, String name) throws MalformedMessageException {
        if (kind != JsonToken.VALUE_STRING) {
            throw new MalformedMessageException(name + " must be a decimal in quotes but is " + shortened(text));
        }
        try {
            return FixedPoint.parse(text);
        } catch (NumberFormatException e) {
            throw new MalformedMessageException(name + ": " + printable(String.valueOf(e.getMessage())));
        }
    }

    private static int slot(String name) {
        if (name.length() == 1) {
            char letter = name.charAt(0);
            return LETTERS.indexOf(letter) >= 0 ? letter : -1;
        }
        return name.equals(LAST_UPDATE_ID) ? 0 : -1;
    }

    private String raw(String name) throws MalformedMessageException {
        String text = texts[slot(name)];
        if (text == null) {
            throw new MalformedMessageException(name + " is missing");
        }
        return text;
    }

    /** At most 41 characters on one line, whatever the venue sent. */
    static String shortened(String text) {
        return printable(text.length() <= 40 ? text : text.substring(0, 40) + "…");
    }

    static String printable(String text) {
        return CONTROL.matcher(text).replaceAll("?");
    }
}
