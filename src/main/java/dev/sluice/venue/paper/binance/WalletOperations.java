package dev.sluice.venue.paper.binance;

import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.Instrument;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The little of Binance's wallet API that clients read before they trade on Spot (developers.binance.com, Wallet:
 * "System Status", "All Coins' Information", "Asset Detail",
 * "Trade Fee"): nothing can be deposited or withdrawn.
 */
final class WalletOperations {
    private final TradingFloor floor;
    private final Set<Asset> assets = new TreeSet<>();

    WalletOperations(TradingFloor floor) {
        this.floor = floor;
        for (Instrument instrument : floor.instruments()) {
            assets.add(instrument.base());
            assets.add(instrument.quote());
        }
    }

    List<Operation> operations() {
        return List.of(
                Operation.security(Security.NONE)
                        .rest("GET /sapi/v1/system/status")
                        .does(params -> (call, reply) ->
                                reply.ok(new JsonObject().put("status", 0).put("msg", "normal"))),
                Operation.security(Security.USER_DATA)
                        .rest("GET /sapi/v1/capital/config/getall")
                        .weight(10)
                        .does(params -> (call, reply) -> reply.ok(
                                assets.stream().map(WalletOperations::coin).toList())),
                Operation.security(Security.USER_DATA)
                        .rest("GET /sapi/v1/asset/assetDetail")
                        .does(this::assetDetail),
                Operation.security(Security.USER_DATA)
                        .rest("GET /sapi/v1/asset/tradeFee")
                        .does(this::tradeFee));
    }

    private Operation.Action tradeFee(Params params) {
        Optional<Instrument> one = params.instrumentIfSent();
        List<Instrument> wanted = one.map(List::of).orElseGet(floor::instruments);
        return (call, reply) -> floor.call(
                exchange -> exchange.queries(call.account()).fees(),
                fees -> reply.ok(wanted.stream()
                        .map(instrument -> new JsonObject()
                                .put("symbol", instrument.symbol().name())
                                .put("makerCommission", CommissionTexts.rate(fees.makerBps()))
                                .put("takerCommission", CommissionTexts.rate(fees.takerBps())))
                        .toList()));
    }

    private static JsonObject coin(Asset asset) {
        return new JsonObject()
                .put("coin", asset.code())
                .put("name", asset.code())
                .put("trading", true)
                .put("depositAllEnable", false)
                .put("withdrawAllEnable", false)
                .put("isLegalMoney", false)
                .put("free", "0")
                .put("locked", "0")
                .put("freeze", "0")
                .put("withdrawing", "0")
                .put("ipoing", "0")
                .put("ipoable", "0")
                .put("storage", "0")
                .put("networkList", List.of());
    }

    private Operation.Action assetDetail(Params params) {
        params.textIfSent("asset");
        return (call, reply) -> {
            JsonObject all = new JsonObject();
            assets.forEach(asset -> all.put(
                    asset.code(),
                    new JsonObject()
                            .put("minWithdrawAmount", "0")
                            .put("depositStatus", false)
                            .put("withdrawFee", "0")
                            .put("withdrawStatus", false)));
            reply.ok(all);
        };
    }
}
