package dev.sluice.health;

/** How a number of a part is judged. Getting better takes a margin, so that a value at the limit does not flap. */
interface Rule {
    /** @param before what it was judged last */
    Condition judge(long value, Condition before);
}
