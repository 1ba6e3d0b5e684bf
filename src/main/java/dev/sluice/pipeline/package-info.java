/**
 * The composition root: the numbered stages in one file, the configuration, and the shells that drive them.
 *
 * <p>Entry points: {@link dev.sluice.pipeline.TradingPipeline} (read this first),
 * {@link dev.sluice.pipeline.SluiceConfig}, {@link dev.sluice.pipeline.ReplayRun}.
 *
 * <p>Invariants: {@code TradingPipeline} is pure: it decides and asks by commands; the shells execute commands, feed
 * what comes of them back, and decide nothing. Nobody but {@code cli} and {@code backtest} imports this room.
 */
@NullMarked
package dev.sluice.pipeline;

import org.jspecify.annotations.NullMarked;
