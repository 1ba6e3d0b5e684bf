package dev.sluice.cli;

import dev.sluice.pipeline.SluiceConfig;
import dev.sluice.pipeline.SluiceConfig.PaperInstrument;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Whether the filters of what is traded let any order through at all. A filter of 0 is switched off. */
final class InstrumentsCheck {
    private static final String NAME = "instruments";

    private final String symbol;
    private final PaperInstrument instrument;
    private final List<Finding> findings;

    private InstrumentsCheck(String symbol, PaperInstrument instrument, List<Finding> findings) {
        this.symbol = symbol;
        this.instrument = instrument;
        this.findings = findings;
    }

    static List<Finding> run(SluiceConfig config) {
        List<Finding> findings = new ArrayList<>();
        for (String symbol : config.symbols()) {
            PaperInstrument instrument = config.paper().instruments().get(symbol);
            if (instrument != null) {
                new InstrumentsCheck(symbol, instrument, findings).look(config);
            }
        }
        return findings.isEmpty()
                ? List.of(Finding.ok(NAME, "filters of " + config.symbols().size() + " symbols agree"))
                : findings;
    }

    private void look(SluiceConfig config) {
        ordered("price", instrument.minPrice(), instrument.maxPrice());
        ordered("quantity", instrument.minQuantity(), instrument.maxQuantity());
        ordered("notional", instrument.minNotional(), instrument.maxNotional());
        if (instrument.tickSize().signum() == 0 || instrument.stepSize().signum() == 0) {
            findings.add(Finding.warn(NAME, symbol + " has no tick-size or no step-size; real venues have both"));
        }
        if (instrument.minNotional().compareTo(config.risk().maxOrderNotional()) > 0) {
            findings.add(Finding.fail(
                    NAME,
                    symbol + ": min-notional " + instrument.minNotional()
                            + " is more than sluice.risk.max-order-notional "
                            + config.risk().maxOrderNotional() + "; no order could ever be placed"));
        }
    }

    private void ordered(String what, BigDecimal least, BigDecimal most) {
        if (most.signum() > 0 && least.compareTo(most) > 0) {
            findings.add(Finding.fail(
                    NAME, symbol + ": min-" + what + " " + least + " is more than max-" + what + " " + most));
        }
    }
}
