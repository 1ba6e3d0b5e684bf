package dev.sluice.pipeline;

import dev.sluice.risk.CandleRules;
import dev.sluice.risk.ComplianceRules;
import dev.sluice.risk.ExposureGroups;
import dev.sluice.risk.GuardRules;
import dev.sluice.risk.OrderRules;
import dev.sluice.risk.RestrictedHours;
import dev.sluice.risk.SizingRules;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** From the configuration of the gates to their rules, and what is wrong with it. */
final class GuardFactory {
    private static final String PREFIX = "sluice.risk.";
    private static final Duration DAY = Duration.ofDays(1);

    /** Where a symbol that moved too much goes on, as a part of the limit. */
    private static final BigDecimal CALMED_DOWN = new BigDecimal("0.8");

    private final GuardConfig config;

    GuardFactory(GuardConfig config) {
        this.config = config;
    }

    GuardRules rules() {
        return new GuardRules(sizing(), compliance(), candles(), groups(), orders());
    }

    private SizingRules sizing() {
        Map<String, BigDecimal> capitalPct = config.strategies().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().capitalPct()));
        return new SizingRules(config.sizing(), config.atrMultiple(), capitalPct);
    }

    private ComplianceRules compliance() {
        return new ComplianceRules(
                config.blacklist().orElse(List.of()).stream().map(Symbol::new).collect(Collectors.toSet()),
                RestrictedHours.of(config.restrictedHours().orElse(List.of()), ZoneId.of(config.timeZone())),
                config.maxSpreadBps(),
                config.lossCooldownAfter(),
                config.lossCooldown().toNanos());
    }

    private CandleRules candles() {
        BigDecimal most = config.maxVolatilityPct();
        return new CandleRules(
                config.candleInterval().toNanos(),
                config.atrPeriod(),
                most,
                config.resumeVolatilityPct().orElseGet(() -> most.multiply(CALMED_DOWN)),
                config.minCorrelation().doubleValue(),
                config.correlationCandles());
    }

    private ExposureGroups groups() {
        List<ExposureGroups.Group> groups = config.groups().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .map(entry -> new ExposureGroups.Group(
                        entry.getKey(),
                        entry.getValue().symbols().stream()
                                .map(Symbol::new)
                                .distinct()
                                .toList(),
                        entry.getValue().maxExposure().orElseGet(config::maxExposureGroup)))
                .toList();
        return new ExposureGroups(groups, config.maxExposureGroup());
    }

    /** The configured groups, for those who only show their exposure. */
    Map<String, Set<Symbol>> groupsByName() {
        return groups().groups().stream()
                .collect(Collectors.toMap(ExposureGroups.Group::name, group -> Set.copyOf(group.symbols())));
    }

    private OrderRules orders() {
        return new OrderRules(
                config.priceCollarBps(), config.duplicateWindow().toNanos(), config.symbolOrdersPerMinute());
    }

    /** What an annotation cannot say. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        between(problems, "candle-interval", config.candleInterval(), Duration.ofSeconds(1), DAY);
        between(problems, "loss-cooldown", config.lossCooldown(), Duration.ofSeconds(1), DAY.multipliedBy(7));
        between(problems, "duplicate-window", config.duplicateWindow(), Duration.ZERO, Duration.ofHours(1));
        for (String window : config.restrictedHours().orElse(List.of())) {
            try {
                RestrictedHours.of(List.of(window), ZoneId.of("UTC"));
            } catch (IllegalArgumentException e) {
                problems.add(PREFIX + "restricted-hours: " + e.getMessage());
            }
        }
        zone(problems, PREFIX + "time-zone", config.timeZone());
        config.resumeVolatilityPct()
                .filter(resume -> resume.compareTo(config.maxVolatilityPct()) > 0)
                .ifPresent(resume -> problems.add(PREFIX + "resume-volatility-pct: " + resume
                        + " is more than sluice.risk.max-volatility-pct: " + config.maxVolatilityPct()));
        return problems;
    }

    static void zone(List<String> problems, String key, String name) {
        try {
            ZoneId.of(name);
        } catch (DateTimeException e) {
            problems.add(key + ": \"" + name + "\" is no time zone; write one like UTC, Europe/Madrid or +02:00");
        }
    }

    private static void between(List<String> problems, String key, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            problems.add(PREFIX + key + ": must be from " + least + " to " + most + " but is " + value);
        }
    }
}
