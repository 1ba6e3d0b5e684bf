package dev.sluice.venue.paper.binance;

/** A time in an answer, UTC nanoseconds; it becomes a number in the unit that the client asked for. */
public record WireTime(long nanos) {}
