package dev.sluice.venue.paper.binance;

import dev.sluice.venue.paper.AccountId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The way of every request, on either road: limits of its address, signature, parameters, limits of its account, then
 * the operation itself.
 */
final class Dispatcher {
    /** Beyond it those that have used nothing lately are forgotten. */
    private static final int ADDRESSES_LIMIT = 10_000;

    private final TradingFloor floor;
    private final Authentication authentication;
    private final ApiLimits limits;
    private final OrderCounts counts;
    private final Faults faults;
    private final Consumer<Throwable> defects;
    private final PartialFills partialFills;
    private final HiddenOrders hidden = new HiddenOrders();
    private final Map<String, AddressLimits> addresses = new HashMap<>();

    /** @param defects hears of failures that are ours; their clients get -1000 */
    Dispatcher(
            TradingFloor floor,
            Authentication authentication,
            ApiLimits limits,
            Faults faults,
            Consumer<Throwable> defects) {
        this.floor = floor;
        this.authentication = authentication;
        this.limits = limits;
        this.counts = new OrderCounts(limits);
        this.faults = faults;
        this.partialFills = new PartialFills(floor);
        this.defects = defects;
        floor.listen(counts::on);
    }

    AddressLimits address(String address) {
        if (addresses.size() > ADDRESSES_LIMIT) {
            long now = nowNanos();
            addresses.values().removeIf(each -> each.isForgotten(now));
        }
        return addresses.computeIfAbsent(address, key -> new AddressLimits(limits));
    }

    ApiLimits limits() {
        return limits;
    }

    /** The exchange's clock as clients see it. */
    long nowNanos() {
        return floor.nowNanos() + faults.skewNanos();
    }

    OrderCounts.Count counts(AccountId account) {
        return counts.of(account);
    }

    Authentication authentication() {
        return authentication;
    }

    /** Gives the request's only answer to the reply. */
    void dispatch(Operation operation, Params params, Caller caller, Answer answer) {
        long now = nowNanos();
        try {
            caller.address().use(operation.weight().applyAsInt(params), now);
            AccountId owner = owner(operation, params, caller, now);
            Operation.Action action = operation.handler().read(params);
            params.requireAllRead();
            if (owner != null) {
                hidden.check(operation, params, owner, now);
            }
            perform(operation, action, new Call(owner, now), answer);
        } catch (ApiError error) {
            answer.refused(error);
        } catch (RuntimeException defect) {
            fail(defect, answer);
        }
    }

    private @Nullable AccountId owner(Operation operation, Params params, Caller caller, long now) {
        if (operation.security() == Security.NONE) {
            return null;
        }
        if (caller.presentedKey().isEmpty() && caller.session().isPresent()) {
            if (operation.security() != Security.API_KEY) {
                params.has("signature");
                Authentication.requireInTime(params, now);
            }
            return caller.session().get().account();
        }
        if (caller.presentedKey().isEmpty()) {
            throw caller.missingKey();
        }
        ApiKey key = authentication.key(caller.presentedKey());
        if (operation.security() == Security.API_KEY) {
            return key.account();
        }
        String signature = params.text("signature");
        Authentication.requireInTime(params, now);
        Authentication.requireSignature(key, caller.payload(), signature);
        return key.account();
    }

    private void perform(Operation operation, Operation.Action action, Call call, Answer answer) {
        AccountId owner = call.owner();
        if (operation.orders() == 0 || owner == null) {
            action.perform(call, answer);
            return;
        }
        counts.add(owner, operation.orders(), call.nowNanos());
        answer.ordersOf = owner;
        action.perform(call, new Reply() {
            @Override
            public void ok(Object json) {
                long hiddenNanos = faults.hidesNanos(operation.name());
                if (hiddenNanos > 0) {
                    hidden.hide(owner, json, nowNanos() + hiddenNanos, nowNanos());
                }
                answer.ok(json);
                faults.partialFill(operation.name())
                        .flatMap(FaultRule::fraction)
                        .ifPresent(fraction -> partialFills.fill(owner, json, fraction));
            }

            @Override
            public void refused(ApiError error) {
                counts.remove(owner, operation.orders(), call.nowNanos());
                answer.refused(error);
            }
        });
    }

    private void fail(RuntimeException defect, Answer answer) {
        defects.accept(defect);
        answer.refused(new ApiError(-1000, "An unknown error occurred while processing the request.", 500, null));
    }

    /** Takes the answer; knows whose orders were counted, if any were. */
    abstract static class Answer implements Reply {
        private @Nullable AccountId ordersOf;

        Optional<AccountId> ordersOf() {
            return Optional.ofNullable(ordersOf);
        }
    }
}
