package dev.sluice.feed;

/** What can be wrong with a row of a file, or be worth a word. */
public enum DefectKind {
    /** Not of the kind that the file is of: a column too few, text where a number must be, broken JSON. */
    MALFORMED,
    /** {@code NaN} or infinity. */
    NOT_A_NUMBER,
    /** A price of 0 or less, or beyond what 10⁻⁸ in 64 bits can hold. */
    BAD_PRICE,
    /** A quantity of 0 or less, or beyond what 10⁻⁸ in 64 bits can hold; a negative volume. */
    BAD_QUANTITY,
    /** A candle whose highest price is not its highest, or whose lowest is not its lowest. */
    BAD_CANDLE,
    /** No time, or one before 1970 or after 2262; a candle that ends before it begins. */
    BAD_TIME,
    /** Earlier than a row before it. */
    UNSORTED,
    /** The same trade or candle once more. */
    DUPLICATE,
    /** Longer than a line may be. */
    TOO_LONG,
    /** The file ends or breaks in the middle. */
    CUT,
    /** Trades are missing before this row, which is used all the same. */
    ID_GAP;

    /** Whether a row with this defect is left out. */
    public boolean isSkipped() {
        return this != ID_GAP;
    }
}
