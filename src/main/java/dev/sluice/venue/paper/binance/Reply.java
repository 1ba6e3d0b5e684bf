package dev.sluice.venue.paper.binance;

/** Takes the one answer to a request, on the exchange's loop. */
public interface Reply {
    /**
     * It worked.
     *
     * @param json any JSON value; see {@link JsonObject}
     */
    void ok(Object json);

    /** It was refused. */
    void refused(ApiError error);
}
