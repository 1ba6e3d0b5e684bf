package dev.sluice.indicator;

/** Something about the structure of a market that became certain when a candle closed. It is never taken back. */
public sealed interface StructureEvent {
    /** Number of the candle with which it became certain, counted from 0. */
    long candle();

    /** When that candle closed, UTC nanoseconds. */
    long knownNanos();

    /** Stable name for tables and JSON, such as {@code order-block-formed}. */
    String kind();

    /**
     * A turning point, {@code swingLength} candles after it.
     *
     * @param replaces whether it goes beyond the swing of the same kind told last, with none of the other kind between
     */
    record SwingFormed(long candle, long knownNanos, Swing swing, boolean replaces) implements StructureEvent {
        @Override
        public String kind() {
            return "swing";
        }
    }

    /**
     * A candle closed beyond the newest swing.
     *
     * @param isChange whether the breaks before went the other way: a change of character, else a break of structure
     */
    record StructureBroken(long candle, long knownNanos, Direction direction, Swing swing, boolean isChange)
            implements StructureEvent {
        @Override
        public String kind() {
            return isChange ? "change-of-character" : "break-of-structure";
        }
    }

    /** A break of structure left an order block behind. */
    record OrderBlockFormed(long candle, long knownNanos, OrderBlock block) implements StructureEvent {
        @Override
        public String kind() {
            return "order-block-formed";
        }
    }

    /** Price came back into an order block for the first time. */
    record OrderBlockRetested(long candle, long knownNanos, OrderBlock block) implements StructureEvent {
        @Override
        public String kind() {
            return "order-block-retested";
        }
    }

    /** Price went through an order block, which is over. */
    record OrderBlockMitigated(long candle, long knownNanos, OrderBlock block) implements StructureEvent {
        @Override
        public String kind() {
            return "order-block-mitigated";
        }
    }

    /** A fair value gap, one candle after its middle. */
    record GapFormed(long candle, long knownNanos, FairValueGap gap) implements StructureEvent {
        @Override
        public String kind() {
            return "gap-formed";
        }
    }

    /** Price came back into a gap for the first time. */
    record GapMitigated(long candle, long knownNanos, FairValueGap gap) implements StructureEvent {
        @Override
        public String kind() {
            return "gap-mitigated";
        }
    }

    /** Price has crossed a gap, which is over. */
    record GapFilled(long candle, long knownNanos, FairValueGap gap) implements StructureEvent {
        @Override
        public String kind() {
            return "gap-filled";
        }
    }

    /** Another swing at about the price of one or more before. */
    record LiquidityPooled(long candle, long knownNanos, LiquidityPool pool) implements StructureEvent {
        @Override
        public String kind() {
            return "liquidity-pooled";
        }
    }

    /**
     * Price went beyond a pool, which is over.
     *
     * @param cameBack whether the candle closed on the near side again
     */
    record LiquiditySwept(long candle, long knownNanos, LiquidityPool pool, boolean cameBack)
            implements StructureEvent {
        @Override
        public String kind() {
            return "liquidity-swept";
        }
    }

    /** The first candle of a trading session has closed; {@code range} is that candle's. */
    record SessionOpened(long candle, long knownNanos, PriceRange range) implements StructureEvent {
        @Override
        public String kind() {
            return "session-opened";
        }
    }

    /** A trading session is over: its last candle closed, or a later one came. */
    record SessionClosed(long candle, long knownNanos, PriceRange range) implements StructureEvent {
        @Override
        public String kind() {
            return "session-closed";
        }
    }

    /** A day, week or month is over: its high and low are the previous ones from now on. */
    record PeriodClosed(long candle, long knownNanos, PriceRange range) implements StructureEvent {
        @Override
        public String kind() {
            return "period-closed";
        }
    }

    /** Price went beyond the high or low of the previous day, week or month for the first time. */
    record PreviousLevelBroken(long candle, long knownNanos, PriceRange range, SwingKind level)
            implements StructureEvent {
        @Override
        public String kind() {
            return "previous-level-broken";
        }
    }
}
