package dev.sluice.execution;

import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import java.util.Optional;

/** What a person decided about an order, and what is booked by that word alone: the venue's trades take its place. */
final class PersonsWord {
    /** How the trade ids begin of what is booked, or taken back, by a person's word. */
    static final String TRADE_ID = "operator-";

    private boolean given;
    private Quantity booked = Quantity.ZERO;
    private Optional<Price> price = Optional.empty();

    static boolean isOf(Fill fill) {
        return fill.tradeId().startsWith(TRADE_ID);
    }

    /** A person has decided; what the venue tells from here on confirms that, or contradicts it. */
    void give() {
        given = true;
    }

    /** Takes note of a fill that was booked. */
    void noteBooked(Fill fill) {
        if (isOf(fill)) {
            given = true;
            booked = booked.plus(fill.quantity());
            price = Optional.of(fill.price());
        }
    }

    void noteTakenBack(Fill reversal) {
        booked = booked.minus(reversal.quantity());
    }

    /** How much of a real trade it covers. */
    Quantity covers(Fill fill) {
        return isOf(fill) ? Quantity.ZERO : fill.quantity().min(booked);
    }

    /** Whether a real trade is more than what was decided. */
    boolean isContradictedBy(Fill fill) {
        return given && !isOf(fill) && fill.quantity().compareTo(booked) > 0;
    }

    /** At which it is booked. */
    Price price() {
        return price.orElseThrow();
    }
}
