/**
 * The ways to people that lead through the network: webhook, Telegram, and the heartbeat's URL.
 *
 * <p>Entry points: {@link dev.sluice.alert.vertx.WebhookChannel}, {@link dev.sluice.alert.vertx.TelegramChannel},
 * {@link dev.sluice.alert.vertx.HttpLine}.
 *
 * <p>Invariants: every request ends within its limit; no address and no token is in any text that comes back.
 */
@NullMarked
package dev.sluice.alert.vertx;

import org.jspecify.annotations.NullMarked;
