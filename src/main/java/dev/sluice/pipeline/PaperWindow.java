package dev.sluice.pipeline;

import dev.sluice.operator.PaperDoor;
import dev.sluice.operator.PaperStateView;
import dev.sluice.operator.PaperStateView.PaperBalance;
import dev.sluice.operator.PaperStateView.PaperFill;
import dev.sluice.operator.PaperStateView.PaperOrder;
import dev.sluice.venue.paper.AccountOrder;
import dev.sluice.venue.paper.OrderView;
import dev.sluice.venue.paper.PaperState;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.UtcNanos;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The paper exchange's own view of the account, in its own words, for those who compare it with the desk's. */
@Singleton
public class PaperWindow implements PaperDoor {
    private final DeskService service;

    @Inject
    public PaperWindow(DeskService service) {
        this.service = service;
    }

    @Override
    public Uni<Optional<PaperStateView>> state() {
        return service.paper()
                .map(state -> state.map(PaperWindow::view).map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    static PaperStateView view(PaperState state) {
        List<PaperBalance> balances = state.balances().entrySet().stream()
                .map(entry -> new PaperBalance(
                        entry.getKey().code(),
                        Money.plain(entry.getValue().free()),
                        Money.plain(entry.getValue().locked())))
                .toList();
        return new PaperStateView(
                state.orders().stream().map(each -> order(each.order())).toList(),
                state.orders().stream().flatMap(PaperWindow::fills).toList(),
                balances);
    }

    private static PaperOrder order(OrderView order) {
        return new PaperOrder(
                order.clientOrderId().value(),
                order.venueOrderId().value(),
                order.terms().symbol().name(),
                order.terms().side().name(),
                order.terms().type().name(),
                order.terms().timeInForce().name(),
                order.terms().quantity().toString(),
                order.terms().price().map(Price::toString).orElse(null),
                word(order.state()),
                order.filled().toString(),
                Money.plain(order.filledQuote()),
                UtcNanos.format(order.acceptedAtNanos()),
                UtcNanos.format(order.changedAtNanos()));
    }

    /** Binance {@code enums.md}, "Order status". */
    private static String word(OrderState state) {
        return switch (state) {
            case SUBMITTED -> "NEW";
            case CANCELLED -> "CANCELED";
            default -> state.name();
        };
    }

    private static Stream<PaperFill> fills(AccountOrder order) {
        return order.fills().stream().map(fill -> fill(order.order(), fill));
    }

    private static PaperFill fill(OrderView order, Fill fill) {
        return new PaperFill(
                fill.symbol().name(),
                fill.tradeId(),
                fill.clientOrderId().value(),
                order.venueOrderId().value(),
                fill.side().name(),
                fill.price().toString(),
                fill.quantity().toString(),
                fill.commission().plain(),
                fill.commission().asset().code(),
                fill.liquidity().name(),
                UtcNanos.format(fill.atNanos()));
    }
}
