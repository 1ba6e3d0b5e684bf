package dev.sluice.bench;

import java.util.List;

/** One thing that is measured. */
interface Benchmark {
    /** As given on the command line. */
    String name();

    /** What a person should know who reads the figures. */
    String about();

    /** Warms up, runs the rounds, and gives back what came out. */
    List<Figure> run() throws Exception;
}
