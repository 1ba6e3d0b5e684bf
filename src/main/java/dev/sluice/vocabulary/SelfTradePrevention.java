package dev.sluice.vocabulary;

/** What happens when two orders of one account would trade with each other (Binance {@code faqs/stp_faq.md}). */
public enum SelfTradePrevention {
    /** They trade. */
    NONE,
    /** What is left of the taking order expires. */
    EXPIRE_TAKER,
    /** What is left of the resting order expires. */
    EXPIRE_MAKER,
    /** Both do. */
    EXPIRE_BOTH,
    /** Both lose the quantity that would have traded; the one with nothing left expires. */
    DECREMENT,
    /** As DECREMENT, between accounts of one group, with the assets moved; needs the venue's permission. */
    TRANSFER
}
