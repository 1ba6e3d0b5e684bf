package dev.sluice.cli;

/**
 * What a check found.
 *
 * @param name of the check; several findings may bear it
 * @param detail one line
 */
record Finding(String name, Result result, String detail) {
    /** From good to bad. */
    enum Result {
        OK,
        WARN,
        FAIL
    }

    static Finding ok(String name, String detail) {
        return new Finding(name, Result.OK, detail);
    }

    static Finding warn(String name, String detail) {
        return new Finding(name, Result.WARN, detail);
    }

    static Finding fail(String name, String detail) {
        return new Finding(name, Result.FAIL, detail);
    }
}
