package dev.sluice.alert;

/** What came of an attempt to hand an alert over. Reasons are short, and never hold an address or a secret. */
public sealed interface Delivery {
    /** The other side has it. */
    record Delivered() implements Delivery {}

    /** The other side will not have it, however often it is asked: a wrong address, token or chat. */
    record Refused(String reason) implements Delivery {}

    /**
     * It may work later.
     *
     * @param waitNanos how long the other side wants to be left alone; 0 if it did not say
     */
    record Failed(String reason, long waitNanos) implements Delivery {}

    Delivery DELIVERED = new Delivered();
}
