package dev.sluice.risk;

/**
 * A user's own rule: gate 7. A CDI bean that implements it is asked about every order that the gates before it let
 * pass; orders that only reduce a position are never asked about. It is called on the desk's own loop, so that it must
 * not block, wait, or do any I/O, and should answer within 2 ms: each hook is timed and one that takes longer is
 * reported. One that throws refuses.
 */
public interface OrderHook {
    /** What it is called in codes, metrics and the journal: 1 to 40 of {@code a-z 0-9 _ -}; stable and unique. */
    String name();

    /** Says whether the order may go. */
    HookAnswer check(HookedOrder order);
}
