package dev.sluice.storm;

import dev.sluice.execution.Order;
import dev.sluice.pipeline.TradingPipeline;
import dev.sluice.venue.paper.AccountOrder;
import dev.sluice.vocabulary.OrderState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Whether desk and exchange agree on what is open, and nothing is in doubt, on its way or waiting. */
final class Agreement {
    private Agreement() {}

    /** What is missing to it. */
    static Optional<String> missing(Storm storm) {
        Optional<TradingPipeline> running = storm.desk.pipeline();
        if (running.isEmpty()) {
            return Optional.of("no process trades");
        }
        if (storm.user.isWaiting()) {
            return Optional.of("a request is not answered");
        }
        if (storm.user.hasKilled()) {
            return Optional.of("the kill switch is not back");
        }
        Map<String, AccountOrder> open = new HashMap<>();
        for (AccountOrder order : storm.exchange.orders()) {
            if (order.order().isOpen() && Invariants.isOurs(order)) {
                open.put(order.order().clientOrderId().value(), order);
            }
        }
        for (Order order : running.get().execution().live()) {
            AccountOrder theirs = open.remove(order.clientOrderId().value());
            Optional<String> wrong = missing(order, Optional.ofNullable(theirs), storm);
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return open.keySet().stream().findFirst().map(id -> id + " is open at the exchange and not here");
    }

    private static Optional<String> missing(Order order, Optional<AccountOrder> theirs, Storm storm) {
        String name = order.clientOrderId() + " is " + order.state();
        return switch (order.state()) {
            case MANUAL_REVIEW_REQUIRED -> Optional.empty();
            case SUBMITTED, PARTIALLY_FILLED -> {
                if (storm.user.cancelled().contains(order.id())) {
                    yield Optional.of(name + " though a cancel was promised");
                }
                OrderState there = theirs.map(found -> found.order().state()).orElse(OrderState.UNKNOWN);
                boolean same = there == order.state()
                        && theirs.get().order().filled().equals(order.filled())
                        && theirs.get()
                                .order()
                                .terms()
                                .quantity()
                                .equals(order.terms().quantity());
                yield same ? Optional.empty() : Optional.of(name + " here and " + there + " there");
            }
            default -> Optional.of(name + " still");
        };
    }
}
