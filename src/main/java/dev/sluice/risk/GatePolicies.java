package dev.sluice.risk;

/**
 * How the gates judge what is no amount of money.
 *
 * @param explain whether the gates after the first refusal are asked too, to show what else stood in the way
 */
public record GatePolicies(boolean explain) {
    /** Holds nothing back. */
    public static final GatePolicies DEFAULT = new GatePolicies(false);
}
