package dev.sluice.backtest.report;

/** Markup as it grows; whatever is text is escaped. */
final class Html {
    private final StringBuilder out = new StringBuilder(1 << 16);

    /** Markup of our own. */
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /** Text, whatever it holds. */
    Html text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c < ' ' && c != '\n' ? '\uFFFD' : c);
            }
        }
        return this;
    }

    /** An element that holds text alone. */
    Html element(String name, String text) {
        return raw("<" + name + ">").text(text).raw("</" + name + ">\n");
    }

    /** A row of two cells. */
    Html row(String name, String value) {
        return raw("<tr><th scope=\"row\">")
                .text(name)
                .raw("</th><td>")
                .text(value)
                .raw("</td></tr>\n");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
