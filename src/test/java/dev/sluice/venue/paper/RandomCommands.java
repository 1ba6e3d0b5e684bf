package dev.sluice.venue.paper;

import static dev.sluice.venue.paper.PaperFixture.*;

import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.TimeInForce;
import java.util.List;
import java.util.random.RandomGenerator;

/** Commands that crowd few prices and few ids, so that orders meet, ids repeat and funds run out. */
final class RandomCommands {
    private static final List<AccountId> ACCOUNTS = List.of(ANN, BOB, CAT);
    private final RandomGenerator random;

    RandomCommands(RandomGenerator random) {
        this.random = random;
    }

    /** One request to the exchange. */
    sealed interface Command {
        record Place(AccountId account, ClientOrderId id, OrderTerms terms) implements Command {}

        record Cancel(AccountId account, Symbol symbol, ClientOrderId id) implements Command {}
    }

    Command next() {
        AccountId account = ACCOUNTS.get(random.nextInt(ACCOUNTS.size()));
        ClientOrderId id = id("o" + random.nextInt(40));
        Symbol symbol = symbol();
        return random.nextInt(5) == 0
                ? new Command.Cancel(account, symbol, id)
                : new Command.Place(account, id, terms(symbol));
    }

    private Symbol symbol() {
        int choice = random.nextInt(100);
        return choice == 0 ? new Symbol("NOPE") : choice < 30 ? ETHBTC : BTCUSDT;
    }

    private OrderTerms terms(Symbol symbol) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        Quantity quantity =
                Quantity.ofUnits(random.nextLong(1, random.nextInt(10) == 0 ? 60_000 : 5_000) * units("0.001")
                        + (random.nextInt(50) == 0 ? 1 : 0));
        long middle = symbol.equals(BTCUSDT) ? 10_000 : 300;
        long cents = middle + random.nextLong(-8, 8) + (side == Side.BUY ? -2 : 2);
        Price price = Price.ofUnits(cents * units("0.01") + (random.nextInt(50) == 0 ? 1 : 0));
        return switch (random.nextInt(10)) {
            case 0, 1 -> OrderTerms.market(symbol, side, quantity);
            case 2 -> OrderTerms.limitMaker(symbol, side, quantity, price);
            case 3 -> OrderTerms.limit(symbol, side, quantity, price, TimeInForce.IOC);
            case 4 -> OrderTerms.limit(symbol, side, quantity, price, TimeInForce.FOK);
            default -> OrderTerms.limit(symbol, side, quantity, price, TimeInForce.GTC);
        };
    }
}
