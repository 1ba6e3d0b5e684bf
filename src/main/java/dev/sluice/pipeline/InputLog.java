package dev.sluice.pipeline;

/** Where everything that reaches the desk's core is written down, in its order. */
interface InputLog {
    /** Writes nothing down. */
    InputLog NONE = new InputLog() {
        @Override
        public void note(InputLine line) {}

        @Override
        public void close() {}
    };

    /** Notes a line, on the desk's loop. Never waits and never throws: what cannot be kept ends the log alone. */
    void note(InputLine line);

    /** Writes what is left; blocks, with a limit. */
    void close();
}
