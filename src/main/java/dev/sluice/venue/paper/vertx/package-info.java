/**
 * The paper exchange's sockets: HTTP requests and WebSockets on a Vert.x router, handed over to the exchange's loop and
 * back.
 *
 * <p>Entry point: {@link dev.sluice.venue.paper.vertx.PaperServer}.
 *
 * <p>Invariants: nothing blocks; whatever a client sends or fails to read is bounded in size; nothing is decided here.
 */
@NullMarked
package dev.sluice.venue.paper.vertx;

import org.jspecify.annotations.NullMarked;
