package dev.sluice.operator;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Gates of which one limit can be changed, up to 1000. */
final class FakeRisk {
    private static final String LIMIT = "maxOrderNotional";
    private static final BigDecimal CONFIGURED = new BigDecimal("1000");

    private volatile String value = "1000";

    RiskView view() {
        return new RiskView(
                true,
                List.of(
                        new RiskView.Check(
                                "rate",
                                "global",
                                7,
                                1,
                                new RiskView.Answer(
                                        "refuse", "rate_global", "0 left", "10/s", "BTCUSDT", FakeDesk.STARTED)),
                        new RiskView.Check("rate", "symbol", 0, 0, null)),
                List.of(new RiskView.Reading("rate", "global", "*", "9 left", "10/s")),
                List.of(new RiskView.Limit(LIMIT, value, "1000", null, null, null)),
                List.of(new RiskView.Circuit("*", "CLOSED", 0, 0, null)),
                List.of(new RiskView.Hook("mine", 3, 1, "0.020", "2.500")),
                FakeDesk.STARTED);
    }

    RiskAnswer change(RiskChange change) {
        SortedMap<String, String> problems = new TreeMap<>();
        change.limits().forEach((name, wanted) -> {
            if (!name.equals(LIMIT)) {
                problems.put(name, "is no limit");
            } else if (wanted.isPresent() && wanted.get().compareTo(CONFIGURED) > 0) {
                problems.put(name, "must not be more than 1000");
            }
        });
        if (!problems.isEmpty()) {
            return new RiskAnswer.Refused(problems);
        }
        Optional<BigDecimal> wanted = Objects.requireNonNull(change.limits().get(LIMIT));
        value = wanted.map(BigDecimal::toPlainString).orElse("1000");
        return new RiskAnswer.Changed(view());
    }
}
