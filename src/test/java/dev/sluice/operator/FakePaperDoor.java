package dev.sluice.operator;

import dev.sluice.operator.PaperStateView.PaperBalance;
import dev.sluice.operator.PaperStateView.PaperFill;
import dev.sluice.operator.PaperStateView.PaperOrder;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** A paper exchange with one order, or none in this process. */
@Alternative
@Singleton
public class FakePaperDoor implements PaperDoor {
    private static final String AT = "2026-01-31T12:00:00.000Z";

    volatile boolean here = true;

    @Override
    public Uni<Optional<PaperStateView>> state() {
        return Uni.createFrom().item(here ? Optional.of(books()) : Optional.empty());
    }

    private static PaperStateView books() {
        PaperOrder order = new PaperOrder(
                "c1", "v1", "BTCUSDT", "BUY", "MARKET", "GTC", "0.1", null, "FILLED", "0.1", "6000", AT, AT);
        PaperFill fill = new PaperFill("BTCUSDT", "7", "c1", "v1", "BUY", "60000", "0.1", "0.0001", "BTC", "TAKER", AT);
        return new PaperStateView(List.of(order), List.of(fill), List.of(new PaperBalance("USDT", "4000", "0")));
    }
}
