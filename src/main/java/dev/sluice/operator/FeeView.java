package dev.sluice.operator;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Commissions in one asset; decimals as strings.
 *
 * @param amount all of them, in that asset
 * @param value what the priced ones were worth when they were booked, in the account currency
 * @param unpriced so much of the amount nothing priced; it is in no other number
 */
@Schema(name = "Fee")
public record FeeView(String asset, String amount, String value, String unpriced) {}
