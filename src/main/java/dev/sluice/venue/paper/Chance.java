package dev.sluice.venue.paper;

import java.util.SplittableRandom;

/** Draws from a seed that are the same on every machine: StrictMath, never Math. */
final class Chance {
    private final SplittableRandom random;

    Chance(long seed) {
        this(new SplittableRandom(seed));
    }

    private Chance(SplittableRandom random) {
        this.random = random;
    }

    /** Another one that draws independently: how often one is asked does not change what the other says. */
    Chance split() {
        return new Chance(random.split());
    }

    /** From 0 to less than 1. */
    double share() {
        return random.nextDouble();
    }

    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    /** Normal with mean 0 and deviation 1 (Box and Muller 1958). */
    double normal() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
    }

    /** Log-normal with median 1. */
    double spread(double sigma) {
        return StrictMath.exp(sigma * normal());
    }
}
