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
}
