package dev.sluice.portfolio;

import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Price;

record MintedReduction(OrderTerms terms, Price reference, String origin, String rationale, long atNanos)
        implements ReducingOrder {}
