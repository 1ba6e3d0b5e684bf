package dev.sluice.venue.binance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.Liquidity;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the answers of the trading and account endpoints ({@code rest-api.md}, Trading and Account endpoints). */
final class AnswerDecoder {
    private AnswerDecoder() {}

    /** An order, from an answer to placing, canceling or asking for it. */
    static OrderSnapshot order(JsonNode node) throws MalformedAnswerException {
        JsonFields fields = JsonFields.object(node);
        String original = fields.textOrEmpty("origClientOrderId");
        Symbol symbol = fields.symbol("symbol");
        Side side = fields.constant(Side.class, "side");
        long at = fields.timeNanos(fields.has("transactTime") ? "transactTime" : "updateTime");
        long orderId = fields.number("orderId");
        List<TradeSnapshot> fills = new ArrayList<>();
        for (JsonNode fill : node.path("fills")) {
            fills.add(placementFill(JsonFields.object(fill), new Placement(symbol, orderId, side, at)));
        }
        return new OrderSnapshot(
                symbol,
                original.isEmpty() ? fields.text("clientOrderId") : original,
                orderId,
                fields.number("orderListId"),
                side,
                fields.text("type"),
                fields.textOrEmpty("timeInForce"),
                fields.quantity("origQty"),
                fields.quantity("executedQty"),
                fields.priceIfAny("price"),
                fields.priceIfAny("stopPrice"),
                fields.quantityIfAny("icebergQty"),
                fields.textOrEmpty("selfTradePreventionMode"),
                fields.constant(OrderStatus.class, "status"),
                fills,
                fields.textOrEmpty("expiryReason"),
                at);
    }

    static List<OrderSnapshot> orders(byte[] body) throws MalformedAnswerException {
        List<OrderSnapshot> orders = new ArrayList<>();
        for (JsonNode each : JsonFields.array(JsonFields.parse(body))) {
            orders.add(order(each));
        }
        return orders;
    }

    static ListSnapshot list(JsonNode node) throws MalformedAnswerException {
        JsonFields fields = JsonFields.object(node);
        List<ListSnapshot.Member> members = new ArrayList<>();
        for (JsonNode each : JsonFields.array(node.path("orders"))) {
            JsonFields member = JsonFields.object(each);
            members.add(new ListSnapshot.Member(member.number("orderId"), member.text("clientOrderId")));
        }
        List<OrderSnapshot> orders = new ArrayList<>();
        for (JsonNode each : node.path("orderReports")) {
            orders.add(order(each));
        }
        return new ListSnapshot(
                fields.symbol("symbol"),
                fields.number("orderListId"),
                fields.text("listClientOrderId"),
                fields.text("contingencyType"),
                fields.text("listStatusType"),
                members,
                orders,
                fields.timeNanos("transactionTime"));
    }

    static List<ListSnapshot> lists(byte[] body) throws MalformedAnswerException {
        List<ListSnapshot> lists = new ArrayList<>();
        for (JsonNode each : JsonFields.array(JsonFields.parse(body))) {
            lists.add(list(each));
        }
        return lists;
    }

    /** The answer to "cancel all": orders, and order lists with their orders in them. */
    static List<OrderSnapshot> allCanceled(byte[] body) throws MalformedAnswerException {
        List<OrderSnapshot> canceled = new ArrayList<>();
        for (JsonNode each : JsonFields.array(JsonFields.parse(body))) {
            canceled.addAll(canceled(each));
        }
        return canceled;
    }

    /** The answer to one cancel: the order, or the whole list that it belonged to. */
    static List<OrderSnapshot> canceled(JsonNode node) throws MalformedAnswerException {
        return node.has("contingencyType") ? list(node).orders() : List.of(order(node));
    }

    /** The answer to an amend; its order calls the quantity {@code qty} and has no fills. */
    static AmendedOrder amended(byte[] body) throws MalformedAnswerException {
        JsonFields fields = JsonFields.object(body);
        JsonFields order = JsonFields.object(fields.node().path("amendedOrder"));
        return new AmendedOrder(
                order.symbol("symbol"),
                order.number("orderId"),
                order.text("origClientOrderId"),
                order.text("clientOrderId"),
                order.quantity("qty"),
                order.quantity("executedQty"),
                order.constant(OrderStatus.class, "status"),
                fields.timeNanos("transactTime"));
    }

    static List<TradeSnapshot> trades(byte[] body) throws MalformedAnswerException {
        List<TradeSnapshot> trades = new ArrayList<>();
        for (JsonNode each : JsonFields.array(JsonFields.parse(body))) {
            JsonFields fields = JsonFields.object(each);
            trades.add(new TradeSnapshot(
                    fields.symbol("symbol"),
                    fields.number("id"),
                    fields.number("orderId"),
                    fields.truth("isBuyer") ? Side.BUY : Side.SELL,
                    fields.price("price"),
                    fields.quantity("qty"),
                    new Money(fields.decimal("commission"), fields.asset("commissionAsset")),
                    fields.truth("isMaker") ? Liquidity.MAKER : Liquidity.TAKER,
                    fields.timeNanos("time")));
        }
        return trades;
    }

    static AccountSnapshot account(byte[] body) throws MalformedAnswerException {
        JsonFields fields = JsonFields.object(body);
        long updated = fields.timeNanos("updateTime");
        List<BalanceChange> balances = new ArrayList<>();
        for (JsonNode each : JsonFields.array(fields.node().path("balances"))) {
            JsonFields balance = JsonFields.object(each);
            if (balance.namesAsset("asset")) {
                balances.add(new BalanceChange(
                        balance.asset("asset"), balance.decimal("free"), balance.decimal("locked"), updated));
            }
        }
        return new AccountSnapshot(fields.truth("canTrade"), balances, updated);
    }

    /** What became of the two halves; also from the {@code data} of an error. */
    static Replacement replacement(JsonNode node) throws MalformedAnswerException {
        JsonFields fields = JsonFields.object(node);
        return new Replacement(
                half(fields, "cancelResult", "cancelResponse"), half(fields, "newOrderResult", "newOrderResponse"));
    }

    private static Replacement.Half half(JsonFields fields, String result, String response)
            throws MalformedAnswerException {
        JsonNode answer = fields.node().path(response);
        return switch (fields.text(result)) {
            case "SUCCESS" ->
                new Replacement.Half.Success(
                        JsonFields.object(answer).number("orderId"),
                        answer.has("status") ? Optional.of(order(answer)) : Optional.empty());
            case "FAILURE" -> new Replacement.Half.Failure(ErrorAnswers.of(400, answer));
            case "NOT_ATTEMPTED" -> new Replacement.Half.NotAttempted();
            default -> throw new MalformedAnswerException(result + " is not what it should be");
        };
    }

    private record Placement(Symbol symbol, long orderId, Side side, long atNanos) {}

    /** What trades at once takes; the answer tells neither that nor the time. */
    private static TradeSnapshot placementFill(JsonFields fields, Placement placement) throws MalformedAnswerException {
        return new TradeSnapshot(
                placement.symbol(),
                fields.number("tradeId"),
                placement.orderId(),
                placement.side(),
                fields.price("price"),
                fields.quantity("qty"),
                new Money(fields.decimal("commission"), fields.asset("commissionAsset")),
                Liquidity.TAKER,
                placement.atNanos());
    }
}
