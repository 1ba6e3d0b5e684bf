package dev.sluice.reconciliation;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Something on which we and the venue disagree, and which evidence alone does not repair.
 *
 * @param subject the order, symbol or asset
 * @param reference tells it from others of its kind and subject: of an order the venue's id of it; may be empty
 */
public record Divergence(
        Kind kind, String subject, String reference, String detail, Optional<String> ours, Optional<String> venues) {
    /** What can differ; the names in lower case are for ever. */
    public enum Kind {
        /** An order is open at the venue that is not alive here. */
        FOREIGN_ORDER,
        /** A trade of the account belongs to no order of ours. */
        FOREIGN_TRADE,
        /** An order works here that the venue does not know. */
        MISSING_ORDER,
        /** The venue's trades of an order do not add up to what it says is filled. */
        MISSING_FILLS,
        /** More or less of an order is filled here than there. */
        QUANTITY,
        /** It is filled at another price. */
        AVERAGE_PRICE,
        /** The venue holds more or less of an asset that only pays for trades. */
        BALANCE,
        /** Each asset is within tolerance, all together are not. */
        NET_EXPOSURE,
        /** The venue holds more or less of a traded asset, explained by no order of ours. */
        ORPHAN_POSITION,
        /** There is an order in a symbol that the desk does not trade. */
        UNEXPECTED_SYMBOL;

        /** As journaled and shown. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The same difference found again has the same key. */
    public String key() {
        return kind.code() + "/" + subject + "/" + reference;
    }

    /** As journaled. */
    public Map<String, Object> row() {
        Map<String, Object> row = new HashMap<>();
        row.put("kind", kind.code());
        row.put("subject", subject);
        row.put("reference", reference);
        row.put("detail", detail);
        ours.ifPresent(value -> row.put("ours", value));
        venues.ifPresent(value -> row.put("venues", value));
        return row;
    }

    @Override
    public String toString() {
        return kind.code() + " " + subject + ": " + detail;
    }
}
