package dev.sluice.execution;

/**
 * The port to a venue. What comes of a request arrives later as {@link OrderReport}s; a gateway never blocks and never
 * retries by itself.
 */
public interface OrderGateway {
    /** Sends an order. */
    void submit(JournaledIntent intent);

    /** Asks to cancel; a refusal comes back as {@link OrderReport.CancelRefused}. */
    void cancel(CancelOrder request);

    /** Asks to make an order smaller: {@link OrderReport.Amended} or {@link OrderReport.AmendRefused}. */
    void amend(AmendOrder request);

    /**
     * Asks what became of an order: {@link OrderReport.Described} or {@link OrderReport.NotFound}; nothing at all if
     * the question could not be put or answered.
     */
    void query(QueryOrder request);
}
