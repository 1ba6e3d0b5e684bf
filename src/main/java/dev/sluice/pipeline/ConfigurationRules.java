package dev.sluice.pipeline;

import dev.sluice.pipeline.SluiceConfig.MicroPrice;
import dev.sluice.pipeline.SluiceConfig.Mode;
import dev.sluice.pipeline.SluiceConfig.PaperInstrument;
import dev.sluice.vocabulary.FixedPoint;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What must hold between keys, and what an annotation cannot say. Collects all problems. */
final class ConfigurationRules {
    private final List<String> problems = new ArrayList<>();

    private ConfigurationRules() {}

    static List<String> problems(SluiceConfig config) {
        ConfigurationRules rules = new ConfigurationRules();
        rules.symbols(config);
        rules.durations(config);
        rules.limits(config.risk());
        rules.problems.addAll(new GuardFactory(config.risk().guards()).problems());
        GuardFactory.zone(
                rules.problems, "sluice.account.time-zone", config.account().timeZone());
        rules.health(config.health());
        rules.halt(config.halt());
        rules.tokens(config.security());
        rules.balance(config);
        rules.alert(config.alert());
        rules.problems.addAll(new StrategyFleet(config, InstalledStrategies.catalogue()).problems());
        config.paper().instruments().forEach(rules::instrument);
        return rules.problems;
    }

    /** What a service needs beyond what a replay does. */
    static List<String> forService(SluiceConfig config) {
        List<String> problems = new ArrayList<>();
        Mode mode = config.mode();
        if (mode == Mode.LIVE) {
            problems.add("sluice.mode: live is refused: there is no evidence and no signature for it yet, and this"
                    + " version has no rollout to collect them");
        } else if (!mode.isPlay()) {
            account(config, problems);
        }
        problems.addAll(VenueEndpoints.of(mode, config.venue().binance()).problems(mode));
        return problems;
    }

    private static void account(SluiceConfig config, List<String> problems) {
        SluiceConfig.Binance binance = config.venue().binance();
        String mode = config.mode().word();
        if (binance.apiKey().isEmpty()) {
            problems.add("sluice.venue.binance.api-key: mode " + mode + " needs one");
        }
        if (binance.apiSecret().isPresent() == binance.privateKeyFile().isPresent()) {
            problems.add("sluice.venue.binance.api-secret, sluice.venue.binance.private-key-file: mode " + mode
                    + " needs one of them, and one alone");
        }
        if (config.security().operatorToken().isEmpty()) {
            problems.add(
                    "sluice.security.operator-token: mode " + mode + " needs one; only sim and paper make their own");
        }
    }

    private void symbols(SluiceConfig config) {
        Map<String, PaperInstrument> instruments = config.paper().instruments();
        String currency = config.account().currency();
        for (String symbol : config.symbols()) {
            PaperInstrument instrument = instruments.get(symbol);
            if (instrument == null && config.mode() != Mode.SIM) {
                continue; // the venue says what it has
            }
            if (instrument == null) {
                problems.add("sluice.symbols: " + symbol + " has no instrument; known are "
                        + instruments.keySet().stream().sorted().toList()
                        + ", more by sluice.paper.instruments." + symbol + ".*");
            } else if (!instrument.quote().equals(currency)) {
                problems.add("sluice.symbols: " + symbol + " is priced in " + instrument.quote()
                        + ", but sluice.account.currency is " + currency);
            }
        }
    }

    private void durations(SluiceConfig config) {
        MicroPrice strategy = config.strategy().microPriceMomentum();
        String prefix = "sluice.strategy.micro-price-momentum.";
        between("sluice.signal.dedup", config.signal().dedup(), Duration.ZERO, Duration.ofDays(1));
        Duration week = Duration.ofDays(7);
        between("sluice.signal.outcome-horizon", config.signal().outcomeHorizon(), Duration.ofSeconds(1), week);
        between("sluice.risk.max-data-age", config.risk().maxDataAge(), Duration.ofMillis(1), Duration.ofHours(1));
        Duration longest = Duration.ofHours(1);
        gates(config.risk(), config.breaker());
        SluiceConfig.Execution execution = config.execution();
        between("sluice.execution.submit-timeout", execution.submitTimeout(), Duration.ofMillis(100), longest);
        between("sluice.execution.not-found-horizon", execution.notFoundHorizon(), Duration.ZERO, Duration.ofDays(1));
        Duration day = Duration.ofDays(1);
        between("sluice.execution.unknown-timeout", execution.unknownTimeout(), Duration.ofSeconds(1), day);
        between("sluice.execution.sla-timeout", execution.slaTimeout(), Duration.ofSeconds(1), day);
        between("sluice.execution.queue-timeout", execution.queueTimeout(), Duration.ofMillis(100), longest);
        AccountConfig account = config.account();
        between("sluice.record.rotate-interval", config.record().rotateInterval(), Duration.ofMinutes(1), day);
        between("sluice.account.snapshot-interval", account.snapshotInterval(), Duration.ofSeconds(1), day);
        Duration years = Duration.ofDays(3_650);
        between("sluice.account.snapshot-retention", account.snapshotRetention(), Duration.ofHours(1), years);
        between("sluice.approval.ttl", config.approval().ttl(), Duration.ofSeconds(1), day);
        between("sluice.reconciliation.interval", config.reconciliation().interval(), Duration.ofSeconds(1), longest);
        SluiceConfig.Binance binance = config.venue().binance();
        between("sluice.venue.binance.recv-window", binance.recvWindow(), Duration.ofMillis(1), Duration.ofMinutes(1));
        between("sluice.venue.binance.max-silence", binance.maxSilence(), Duration.ofSeconds(1), longest);
        between("sluice.paper.latency", config.paper().latency(), Duration.ZERO, Duration.ofMinutes(1));
        between(prefix + "lookback", strategy.lookback(), Duration.ofMillis(1), Duration.ofMinutes(1));
        between(prefix + "hold", strategy.hold(), Duration.ofMillis(1), Duration.ofDays(1));
        between(prefix + "cooldown", strategy.cooldown(), Duration.ZERO, Duration.ofDays(1));
    }

    private void gates(RiskConfig risk, BreakerConfig breaker) {
        Duration hour = Duration.ofHours(1);
        between("sluice.risk.max-round-trip", risk.maxRoundTrip(), Duration.ofMillis(1), hour);
        between("sluice.risk.max-loop-lag", risk.maxLoopLag(), Duration.ofMillis(1), hour);
        between("sluice.risk.data-check-ttl", risk.dataCheckTtl(), Duration.ofMillis(1), Duration.ofMinutes(1));
        between("sluice.risk.data-gap-window", risk.dataGapWindow(), Duration.ZERO, hour);
        between("sluice.breaker.window", breaker.window(), Duration.ofSeconds(1), hour);
        between("sluice.breaker.open", breaker.open(), Duration.ofMillis(1), Duration.ofDays(1));
    }

    /** A token that is two people's would give one the other's rights. The values are not shown. */
    private void tokens(SluiceConfig.Security security) {
        Map<String, String> owners = new HashMap<>();
        distinct(owners, "operator-token", security.operatorToken());
        distinct(owners, "auditor-token", security.auditorToken());
        distinct(owners, "viewer-token", security.viewerToken());
    }

    private void distinct(Map<String, String> owners, String name, Optional<String> token) {
        String owner = token.map(value -> owners.putIfAbsent(value, name)).orElse(null);
        if (owner != null) {
            problems.add("sluice.security." + name + ": must differ from sluice.security." + owner);
        }
    }

    private void alert(AlertConfig alert) {
        AlertConfig.Telegram telegram = alert.telegram();
        if (telegram.botToken().isPresent() != telegram.chatId().isPresent()) {
            problems.add("sluice.alert.telegram.bot-token, sluice.alert.telegram.chat-id: one needs the other");
        }
        if (alert.webhookSecret().isPresent() && alert.webhookUrl().isEmpty()) {
            problems.add("sluice.alert.webhook-secret: signs nothing without sluice.alert.webhook-url");
        }
        alert.webhookSecret()
                .filter(secret -> secret.startsWith("whsec_")
                        && !secret.matches("whsec_([A-Za-z0-9+/]{4})+([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?"))
                .ifPresent(secret ->
                        problems.add("sluice.alert.webhook-secret: what follows whsec_ must be a key in Base64"));
    }

    private void limits(RiskConfig risk) {
        if (risk.maxExposureSymbol().compareTo(risk.maxExposureTotal()) > 0) {
            problems.add("sluice.risk.max-exposure-symbol: " + risk.maxExposureSymbol()
                    + " is more than sluice.risk.max-exposure-total: " + risk.maxExposureTotal());
        }
    }

    private void health(HealthConfig health) {
        ordered("loop-lag", health.loopLagDegraded(), health.loopLagCritical());
        ordered("round-trip", health.roundTripDegraded(), health.roundTripCritical());
        ordered("append", health.appendDegraded(), health.appendCritical());
        ordered("clock-offset", health.clockOffsetDegraded(), health.clockOffsetCritical());
        if (health.diskFreeCriticalMib() > health.diskFreeDegradedMib()) {
            problems.add("sluice.health.disk-free-critical-mib: " + health.diskFreeCriticalMib()
                    + " is more than sluice.health.disk-free-degraded-mib: " + health.diskFreeDegradedMib());
        }
        Duration day = Duration.ofDays(1);
        between("sluice.health.outage", health.outage(), Duration.ofSeconds(1), day);
        between("sluice.health.comparison-overdue", health.comparisonOverdue(), Duration.ofSeconds(1), day);
    }

    private void halt(HaltConfig halt) {
        Duration hour = Duration.ofHours(1);
        Duration second = Duration.ofSeconds(1);
        between("sluice.halt.connection-lost-for", halt.connectionLostFor(), Duration.ZERO, hour);
        between("sluice.halt.latency-limit", halt.latencyLimit(), Duration.ofMillis(1), hour);
        between("sluice.halt.latency-for", halt.latencyFor(), Duration.ZERO, hour);
        between("sluice.halt.errors-window", halt.errorsWindow(), second, Duration.ofDays(1));
        between("sluice.halt.inconsistency-window", halt.inconsistencyWindow(), second, Duration.ofDays(1));
        between("sluice.halt.journal-window", halt.journalWindow(), second, Duration.ofDays(1));
        between("sluice.halt.stale-data-limit", halt.staleDataLimit(), Duration.ofMillis(1), hour);
        between("sluice.halt.clear-after", halt.clearAfter(), Duration.ZERO, hour);
        between("sluice.halt.close-pause", halt.closePause(), Duration.ofMillis(250), hour);
    }

    private void ordered(String part, Duration degraded, Duration critical) {
        String prefix = "sluice.health." + part;
        Duration least = Duration.ofMillis(1);
        between(prefix + "-degraded", degraded, least, Duration.ofHours(1));
        between(prefix + "-critical", critical, least, Duration.ofHours(1));
        if (degraded.compareTo(critical) > 0) {
            problems.add(prefix + "-degraded: " + degraded + " is more than " + prefix + "-critical: " + critical);
        }
    }

    /** Every size follows from equity; without any, nothing could be sized. A missing amount is reported elsewhere. */
    private void balance(SluiceConfig config) {
        String currency = config.account().currency();
        boolean funded = config.paper().balances().stream()
                .map(entry -> entry.split(":", 2))
                .anyMatch(parts -> parts.length < 2 || (parts[0].equals(currency) && parts[1].matches(".*[1-9].*")));
        if (!funded) {
            problems.add("sluice.paper.balances: must hold some " + currency + ", the sluice.account.currency, but is "
                    + config.paper().balances());
        }
    }

    private void instrument(String symbol, PaperInstrument instrument) {
        String prefix = "sluice.paper.instruments." + symbol + ".";
        scaled(prefix + "tick-size", instrument.tickSize());
        scaled(prefix + "min-price", instrument.minPrice());
        scaled(prefix + "max-price", instrument.maxPrice());
        scaled(prefix + "min-quantity", instrument.minQuantity());
        scaled(prefix + "max-quantity", instrument.maxQuantity());
        scaled(prefix + "step-size", instrument.stepSize());
        scaled(prefix + "max-market-quantity", instrument.maxMarketQuantity());
        notNegative(prefix + "min-notional", instrument.minNotional());
        notNegative(prefix + "max-notional", instrument.maxNotional());
    }

    private void between(String key, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            problems.add(key + ": must be from " + least + " to " + most + " but is " + value);
        }
    }

    private void scaled(String key, BigDecimal value) {
        notNegative(key, value);
        if (value.stripTrailingZeros().scale() > FixedPoint.SCALE || value.compareTo(new BigDecimal("1e10")) > 0) {
            problems.add(key + ": must have at most 8 decimals and be at most 10000000000 but is " + value);
        }
    }

    private void notNegative(String key, BigDecimal value) {
        if (value.signum() < 0) {
            problems.add(key + ": must be 0 or more but is " + value);
        }
    }
}
