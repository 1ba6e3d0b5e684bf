package dev.sluice.pipeline;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * All of the desk's own configuration. A key that is not here stops the start: a mistyped limit must not pass silently.
 * Percentages are 0–100, {@code bps} are basis points, amounts are in the account currency, durations {@code 10s},
 * {@code 5m} or ISO-8601.
 */
@ConfigMapping(prefix = "sluice")
public interface SluiceConfig {
    /** Symbols that the desk may trade; each needs an instrument (see {@code paper.instruments}). */
    @WithDefault("BTCUSDT,ETHUSDT,SOLUSDT")
    @NotEmpty List<@Pattern(regexp = "[A-Z0-9_.-]{1,20}") String> symbols();

    /** Where the desk keeps its files: the embedded PostgreSQL and its lock. */
    @WithDefault("./data")
    String dataDir();

    /** Where the market comes from and where orders go. */
    @WithDefault("sim")
    Mode mode();

    Http http();

    Security security();

    Shutdown shutdown();

    Trading trading();

    AccountConfig account();

    Signal signal();

    RiskConfig risk();

    RateConfig rate();

    BreakerConfig breaker();

    ApprovalConfig approval();

    HealthConfig health();

    AlertConfig alert();

    InputLogConfig inputLog();

    HaltConfig halt();

    Execution execution();

    Reconciliation reconciliation();

    Strategies strategy();

    RecordConfig record();

    /** Strategies by their names; {@code micro-price-momentum} has its own section, {@code strategy}. */
    Map<String, StrategyConfig> strategies();

    Venue venue();

    Paper paper();

    /** The modes of the service; what is not built yet refuses to start. */
    enum Mode {
        SIM,
        PAPER,
        TESTNET,
        DEMO,
        LIVE;

        /** As it is written in the configuration. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether it trades on an exchange of its own, where no money is at stake. */
        public boolean isPlay() {
            return this == SIM || this == PAPER;
        }
    }

    /** The service's own HTTP server. */
    interface Http {
        /** Its port; 0 takes a free one and says which. Bound to loopback while no token is configured. */
        @WithDefault("8080")
        @Min(0) @Max(65_535) int port();
    }

    /** Bearer tokens, one per role; without any, an operator token is made and kept in the data directory. */
    interface Security {
        /** May do everything. */
        Optional<@Pattern(regexp = "[!-~]{16,256}") String> operatorToken();

        /** May read everything. */
        Optional<@Pattern(regexp = "[!-~]{16,256}") String> auditorToken();

        /** May read everything but the journal. */
        Optional<@Pattern(regexp = "[!-~]{16,256}") String> viewerToken();
    }

    /** How the service stops. */
    interface Shutdown {
        /** Whether open orders are cancelled at the venue before it stops. */
        @WithDefault("false")
        @WithConverter(StrictBoolean.class)
        boolean cancelOpen();
    }

    /** Whether orders may open positions at all. */
    interface Trading {
        /**
         * False starts HALTED: everything runs, nothing is opened. True in sim, paper and a replay, else false, unless
         * it is set; {@code TRADING_ENABLED} is an alias.
         */
        @WithConverter(StrictBoolean.class)
        Optional<Boolean> enabled();
    }

    /** From idea to proposal. */
    interface Signal {
        /** How long the same idea (strategy, symbol, side) counts as a repetition and is dropped. */
        @WithDefault("1s")
        Duration dedup();

        /** How long a signal may take to reach its stop or target before it counts as expired. */
        @WithDefault("1h")
        Duration outcomeHorizon();
    }

    /** The saga. */
    interface Execution {
        /** How far the price may move against an order between decision and submit. */
        @WithDefault("25")
        @DecimalMin("0") @DecimalMax("10000") double maxPriceDriftBps();

        /** How long the venue may take to answer a request before its outcome counts as unknown. */
        @WithDefault("10s")
        Duration submitTimeout();

        /**
         * How long after a request's validity ended a "not found" of the venue still proves nothing, because its query
         * side may lag.
         */
        @WithDefault("10m")
        Duration notFoundHorizon();

        /** How long an order may be in doubt before it needs a person. */
        @WithDefault("15m")
        Duration unknownTimeout();

        /** How long an order that cannot rest in the book may stand before it is asked for and cancelled. */
        @WithDefault("30s")
        Duration slaTimeout();

        /** How long an order that opens may wait for its turn. */
        @WithDefault("30s")
        Duration queueTimeout();

        /** Submits of one intent, the first included, while the venue definitely did not accept it. */
        @WithDefault("3")
        @Min(1) @Max(10) int maxAttempts();

        /** Submits under way at once; further orders wait for their turn, those that reduce first. */
        @WithDefault("64")
        @Min(1) @Max(1000) int maxInFlight();

        /**
         * Whether an intent that was proven not to be placed is submitted again, as a new attempt: {@code never} or
         * {@code after-evidence}.
         */
        @WithDefault("never")
        Resubmit resubmit();
    }

    /** What follows when an order was proven not to be placed. */
    enum Resubmit {
        NEVER,
        AFTER_EVIDENCE
    }

    /** Comparing with the venue's books. */
    interface Reconciliation {
        /** Time between two looks at the venue's books, besides those after every lost connection. */
        @WithDefault("60s")
        Duration interval();

        /** How much an asset may differ from what the account should hold, in the account currency. */
        @WithDefault("1")
        @DecimalMin("0") BigDecimal balanceTolerance();
    }

    /** Venues outside this process. */
    interface Venue {
        Binance binance();
    }

    /** Binance Spot, or whatever speaks its protocol; the mode says which by default. */
    interface Binance {
        /** Base of the REST API, without {@code /api}. */
        Optional<@Pattern(regexp = "https?://[^?#]+") String> restUrl();

        /** Another base of the REST API, for orders that the first way definitely did not accept. */
        Optional<@Pattern(regexp = "https?://[^?#]+") String> backupRestUrl();

        /** Base of the market streams, without {@code /ws} and {@code /stream}. */
        Optional<@Pattern(regexp = "wss?://[^?#]+") String> streamUrl();

        /** The WebSocket API, {@code /ws-api/v3} included. */
        Optional<@Pattern(regexp = "wss?://[^?#]+") String> wsApiUrl();

        /** Names the account. */
        Optional<@Pattern(regexp = "[!-~]{1,256}") String> apiKey();

        /** Signs requests by HMAC-SHA256. */
        Optional<@Pattern(regexp = "[!-~]{1,256}") String> apiSecret();

        /** A PKCS#8 file in PEM with an Ed25519 or RSA key that signs requests instead. */
        Optional<String> privateKeyFile();

        /** How long a signed request is valid. */
        @WithDefault("5s")
        Duration recvWindow();

        /** A market stream that delivers nothing for this long is replaced, however alive it looks. */
        @WithDefault("10s")
        Duration maxSilence();
    }

    /** The built-in strategies. */
    interface Strategies {
        MicroPrice microPriceMomentum();
    }

    /** Follows short moves of the micro-price. */
    interface MicroPrice {
        /** Whether it runs. */
        @WithDefault("true")
        @WithConverter(StrictBoolean.class)
        boolean enabled();

        /** How far back momentum looks. */
        @WithDefault("2s")
        Duration lookback();

        /** Move of the micro-price over the lookback that counts as momentum. */
        @WithDefault("0.5")
        @DecimalMin(value = "0", inclusive = false) @DecimalMax("10000") double momentumBps();

        /** Least imbalance of the top of the book on the same side, 0 to 1. */
        @WithDefault("0.3")
        @DecimalMin("0") @DecimalMax("1") double imbalance();

        /** Distance of the protective exit from the entry. */
        @WithDefault("8")
        @DecimalMin(value = "0", inclusive = false) @DecimalMax("5000") double stopBps();

        /** Distance of the profit exit from the entry. */
        @WithDefault("12")
        @DecimalMin(value = "0", inclusive = false) @DecimalMax("10000") double targetBps();

        /** Longest time in a position. */
        @WithDefault("30s")
        Duration hold();

        /** Pause between two entries in a symbol. */
        @WithDefault("5s")
        Duration cooldown();

        /** How much worse than the best price an entry may trade. */
        @WithDefault("0.5")
        @DecimalMin("0") @DecimalMax("1000") double collarBps();
    }

    /** The built-in paper exchange. */
    interface Paper {
        /** Seeds everything in the paper exchange that is drawn by chance. */
        @WithDefault("1")
        long seed();

        /** Mean time from the desk to the matching core, and again back. */
        @WithDefault("5ms")
        Duration latency();

        /** The key of the desk's account. */
        @WithDefault("paper")
        @Pattern(regexp = "[!-~]{1,256}") String apiKey();

        /** The secret that signs the desk's requests. */
        @WithDefault("paper")
        @Pattern(regexp = "[!-~]{1,256}") String apiSecret();

        /** Whether it offers the listen keys of before 2026 to clients that know no other user data stream. */
        @WithDefault("false")
        @WithConverter(StrictBoolean.class)
        boolean listenKeys();

        /** Commission of takers, and of makers unless {@code maker-fees-bps} says otherwise. */
        @WithDefault("10")
        @DecimalMin("0") @DecimalMax("1000") BigDecimal feesBps();

        /** Commission of makers. */
        Optional<@DecimalMin("0") @DecimalMax("1000") BigDecimal> makerFeesBps();

        /** Opening balances, such as {@code USDT:10000,BTC:0.5}. */
        @WithDefault("USDT:100000")
        @NotEmpty List<@Pattern(regexp = "[A-Z0-9]{1,20}:[0-9]{1,12}(\\.[0-9]{1,8})?") String> balances();

        /** Instruments of the paper exchange by symbol, with Binance's filters (filters.md). */
        Map<String, PaperInstrument> instruments();
    }

    /** Trading rules of one instrument; decimals as text, 0 disables a rule. */
    interface PaperInstrument {
        /** The asset that is bought and sold. */
        @Pattern(regexp = "[A-Z0-9]{1,20}") String base();

        /** The asset that it is priced in. */
        @Pattern(regexp = "[A-Z0-9]{1,20}") String quote();

        /** PRICE_FILTER tickSize. */
        BigDecimal tickSize();

        /** PRICE_FILTER minPrice. */
        BigDecimal minPrice();

        /** PRICE_FILTER maxPrice. */
        BigDecimal maxPrice();

        /** LOT_SIZE minQty. */
        BigDecimal minQuantity();

        /** LOT_SIZE maxQty. */
        BigDecimal maxQuantity();

        /** LOT_SIZE stepSize. */
        BigDecimal stepSize();

        /** MARKET_LOT_SIZE maxQty. */
        @WithDefault("0")
        BigDecimal maxMarketQuantity();

        /** NOTIONAL minNotional, which applies to MARKET orders too. */
        BigDecimal minNotional();

        /** NOTIONAL maxNotional, which does not apply to MARKET orders. */
        BigDecimal maxNotional();
    }
}
