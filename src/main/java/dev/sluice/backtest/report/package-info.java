/**
 * A backtest's result as one page of HTML that needs nothing else: no network, no other file.
 *
 * <p>Entry points: {@link dev.sluice.backtest.report.PriceTrack}, which sees the events on their way into the run, and
 * {@link dev.sluice.backtest.report.ReportPage}. Whatever comes from outside (names, parameters, files) is text and
 * never markup.
 */
@NullMarked
package dev.sluice.backtest.report;

import org.jspecify.annotations.NullMarked;
