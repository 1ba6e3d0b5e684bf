package dev.sluice.pipeline;

import dev.sluice.execution.Command;
import dev.sluice.execution.OrderReport;
import dev.sluice.journal.JournalEntry;
import dev.sluice.journal.JournalReceipt;
import dev.sluice.market.SymbolMarket;
import dev.sluice.pipeline.StormDesk.CrashPoint;
import dev.sluice.portfolio.AccountMarked;
import dev.sluice.reconciliation.ReconciliationDesk;
import dev.sluice.reconciliation.ReconciliationFinished;
import dev.sluice.reconciliation.VenueLedger;
import dev.sluice.reconciliation.VenueStatement;
import dev.sluice.storm.StormTime;
import dev.sluice.storm.WireClient;
import dev.sluice.venue.binance.BinanceGateway;
import dev.sluice.venue.binance.BinanceMarketFeed;
import dev.sluice.venue.binance.ExchangeInfo;
import dev.sluice.venue.binance.VenueNotice;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.AssetTransfer;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One process of the desk: starts as {@link StagedStart} does and carries out commands as {@link LiveRun} does, on
 * virtual time, until it dies.
 */
final class StormLife implements BinanceGateway.Listener {
    private static final long START_LIMIT_NANOS = 60 * StormTime.SECOND;
    private static final long RECV_WINDOW_NANOS = 5 * StormTime.SECOND;
    private static final long RECHECK_RETRY_NANOS = 5 * StormTime.SECOND;
    private static final long COMMIT_NANOS = StormTime.SECOND / 1_000;

    private final StormDesk desk;
    private final MortalLoop loop;
    private final WireClient client;
    private final StormSite site;
    private final Recovered recovered;
    private final Saboteur saboteur;
    private final ArrayDeque<Command> commands = new ArrayDeque<>();
    private final ArrayDeque<Commit> inFlight = new ArrayDeque<>();
    private final List<Runnable> answers = new ArrayList<>();
    private @Nullable BinanceGateway gateway;
    private @Nullable TradingPipeline pipeline;
    private boolean listening;
    private boolean looking;
    private @Nullable String due;
    private long lastCommitNanos;

    private record Commit(List<JournalEntry> entries, List<OrderId> intents, List<Runnable> answers) {}

    StormLife(StormDesk desk, int number) {
        this.desk = desk;
        this.loop = new MortalLoop(desk.time);
        this.client = desk.wire.client(() -> desk.pass(CrashPoint.AFTER_CALL));
        this.site = new StormSite(loop, client, desk.chance.split(), this::onNotice, RECV_WINDOW_NANOS);
        this.saboteur = new Saboteur(desk.settings.sabotage);
        this.recovered = desk.journal.recovered();
    }

    /** The core, once it trades. */
    Optional<TradingPipeline> trading() {
        return listening ? Optional.ofNullable(pipeline) : Optional.empty();
    }

    void begin() {
        loop.in(START_LIMIT_NANOS, () -> {
            if (!listening) {
                desk.die(CrashPoint.START);
            }
        });
        StringBuilder symbols = new StringBuilder();
        desk.settings
                .factory
                .symbols()
                .forEach(symbol ->
                        symbols.append(symbols.isEmpty() ? "[\"" : "\",\"").append(symbol.name()));
        site.open(
                symbols.append("\"]").toString(),
                info -> info.ifPresentOrElse(this::opened, () -> desk.die(CrashPoint.START)));
    }

    private void opened(ExchangeInfo info) {
        Map<Symbol, Instrument> instruments = new LinkedHashMap<>();
        desk.settings
                .factory
                .symbols()
                .forEach(symbol -> Optional.ofNullable(info.symbols().get(symbol))
                        .ifPresent(listing -> instruments.put(symbol, listing.instrument())));
        BinanceGateway opened = gateway = site.trade(this, StormDesk.NAME, horizonNanos());
        ask(opened, question(instruments.keySet()), statement -> align(instruments, statement));
    }

    private VenueLedger.Question question(Set<Symbol> symbols) {
        List<VenueLedger.Query> queries = recovered.orders().stream()
                .filter(row -> !row.text("state").equals(OrderState.PENDING.name()))
                .map(row -> new VenueLedger.Query(
                        new Symbol(row.text("symbol")), new ClientOrderId(row.text("clientOrderId"))))
                .toList();
        Map<Symbol, Long> readUpTo =
                ReconciliationDesk.readUpTo(recovered.reconciled().cursors());
        return new VenueLedger.Question(queries, List.of(), ReconciliationDesk.tradesAfter(symbols, readUpTo));
    }

    /** A start that cannot read the venue's books is over. */
    private void ask(BinanceGateway books, VenueLedger.Question question, Consumer<VenueStatement> then) {
        books.statement(question).whenComplete((statement, cause) -> loop.execute(() -> {
            if (statement == null) {
                desk.die(CrashPoint.START);
            } else {
                then.accept(saboteur.statement(statement));
            }
        }));
    }

    private long horizonNanos() {
        return RECV_WINDOW_NANOS
                + desk.settings.config.execution().notFoundHorizon().toNanos();
    }

    private void align(Map<Symbol, Instrument> instruments, VenueStatement statement) {
        Map<Asset, BigDecimal> opening =
                recovered.account().map(AccountMarked::openingBalances).orElseGet(() -> total(statement.balances()));
        String prefix = StormDesk.NAME + Long.toString(desk.journal.head().sequence() + 1, Character.MAX_RADIX);
        DeskSetup setup = desk.settings.factory.desk(prefix, instruments, opening);
        TradingPipeline made = pipeline = new TradingPipeline(setup, recovered);
        turn(out -> out.accept(new Command.Journal(new SessionStarted("storm", Optional.of("s"), Map.of(), loop.nowNanos()))));
        align(made, statement, instruments.keySet());
    }

    /** Until what the venue says is either explained or stays. */
    private void align(TradingPipeline made, VenueStatement statement, Set<Symbol> symbols) {
        List<ReconciliationFinished> finished = new ArrayList<>();
        turn(out -> made.align(statement, horizonNanos(), out, loop.nowNanos()).ifPresent(finished::add));
        BinanceGateway books = gateway;
        if (!finished.isEmpty()) {
            listen(made, symbols);
        } else if (books != null) {
            loop.in(
                    ReconciliationDesk.PAUSE_NANOS,
                    () -> ask(books, made.reconciliation().question(), next -> align(made, next, symbols)));
        }
    }

    private void listen(TradingPipeline made, Set<Symbol> symbols) {
        listening = true;
        BinanceMarketFeed market = site.feed();
        market.start(symbols, event -> {
            made.onMarket(event, commands::add);
            carryOut();
        });
        keepWatch(made, market);
        keepMarks(made);
        look();
    }

    private static Map<Asset, BigDecimal> total(List<BalanceChange> balances) {
        Map<Asset, BigDecimal> total = new TreeMap<>();
        balances.forEach(each -> total.put(each.asset(), each.free().add(each.locked())));
        return total;
    }

    private void keepWatch(TradingPipeline of, BinanceMarketFeed market) {
        loop.in(2 * StormTime.SECOND, () -> {
            for (SymbolMarket each : of.markets().all()) {
                if (each.depthSequence().needsSnapshot()) {
                    market.requestSnapshot(each.symbol());
                }
            }
            keepWatch(of, market);
        });
    }

    private void keepMarks(TradingPipeline of) {
        loop.in(StormTime.MINUTE, () -> {
            turn(out -> of.mark(out, loop.nowNanos()));
            keepMarks(of);
        });
    }

    /** The process is gone; of its commits on their way, some are durable. */
    void die() {
        loop.die();
        client.die();
        int lucky = inFlight.isEmpty() ? 0 : desk.chance.nextInt(inFlight.size() + 1);
        for (int i = 0; i < lucky; i++) {
            desk.journal.commit(inFlight.remove().entries());
        }
    }

    @Override
    public void onReport(OrderReport report) {
        saboteur.report(report)
                .ifPresent(told -> loop.execute(() -> {
                    TradingPipeline to = pipeline;
                    if (listening && to != null) {
                        turn(out -> to.onReport(told, out, loop.nowNanos()));
                    }
                }));
    }

    @Override
    public void onBalance(BalanceChange balance) {
        loop.execute(() -> {
            TradingPipeline to = pipeline;
            if (listening && to != null) {
                turn(out -> to.onBalance(balance, out, loop.nowNanos()));
            }
        });
    }

    @Override
    public void onTransfer(AssetTransfer transfer) {
        loop.execute(() -> {
            TradingPipeline to = pipeline;
            if (listening && to != null) {
                turn(out -> to.onTransfer(transfer, out, loop.nowNanos()));
            }
        });
    }

    private void onNotice(VenueNotice notice) {
        if (notice instanceof VenueNotice.AlignmentDue news) {
            loop.execute(() -> note(news.cause()));
        }
    }

    private void note(String cause) {
        if (due == null || due.equals(ReconciliationDesk.INTERVAL)) {
            due = cause;
        }
        look();
    }

    private void look() {
        TradingPipeline of = pipeline;
        BinanceGateway books = gateway;
        String cause = due;
        if (cause == null || looking || !listening || of == null || books == null || saboteur.sleeps()) {
            return;
        }
        due = null;
        looking = true;
        of.reconciliation().begin(cause);
        look(of, books, cause);
    }

    private void look(TradingPipeline of, BinanceGateway books, String cause) {
        books.statement(of.reconciliation().question()).whenComplete((statement, failure) -> loop.execute(() -> {
            if (statement == null) {
                of.reconciliation().abandon();
                looking = false;
                loop.in(RECHECK_RETRY_NANOS, () -> note(cause));
            } else {
                looked(of, books, cause, saboteur.statement(statement));
            }
        }));
    }

    private void looked(TradingPipeline of, BinanceGateway books, String cause, VenueStatement statement) {
        List<ReconciliationFinished> finished = new ArrayList<>();
        turn(out -> of.reconcile(statement, horizonNanos(), out, loop.nowNanos()).ifPresent(finished::add));
        if (finished.isEmpty()) {
            loop.in(ReconciliationDesk.PAUSE_NANOS, () -> look(of, books, cause));
        } else {
            looking = false;
            look();
        }
    }

    /** One step of a person's; the answer comes when all that was journaled until then is durable. */
    <T> void ask(BiFunction<TradingPipeline, Consumer<Command>, T> step, Consumer<T> answer) {
        TradingPipeline of = pipeline;
        if (of != null) {
            T result = step.apply(of, commands::add);
            answers.add(() -> answer.accept(result));
            carryOut();
        }
    }

    private void turn(Consumer<Consumer<Command>> step) {
        step.accept(commands::add);
        carryOut();
    }

    private void carryOut() {
        List<JournalEntry> batch = new ArrayList<>();
        List<OrderId> intents = new ArrayList<>();
        for (Command command = commands.poll(); command != null; command = commands.poll()) {
            if (loop.isDead()) {
                return;
            }
            carryOut(command, batch, intents);
        }
        if (!batch.isEmpty() || !answers.isEmpty()) {
            if (desk.pass(CrashPoint.BEFORE_COMMIT)) {
                return;
            }
            begin(new Commit(batch, intents, List.copyOf(answers)));
            answers.clear();
        }
    }

    private void carryOut(Command command, List<JournalEntry> batch, List<OrderId> intents) {
        switch (command) {
            case Command.Journal(JournalEntry entry) -> batch.add(entry);
            case Command.JournalIntent intent -> {
                batch.addAll(intent.entries());
                intents.add(intent.order());
            }
            case Command.Submit submit -> {
                for (int i = 0; i < saboteur.copies(); i++) {
                    call(submit);
                }
            }
            case Command.ToVenue request -> call(request);
            case Command.WakeAt(long atNanos) -> loop.at(atNanos, this::wake);
        }
    }

    private void wake() {
        TradingPipeline of = pipeline;
        if (of != null && !saboteur.sleeps()) {
            turn(out -> of.onTime(out, loop.nowNanos()));
        }
    }

    private void call(Command.ToVenue request) {
        BinanceGateway venue = gateway;
        if (venue != null && !desk.pass(CrashPoint.BEFORE_CALL)) {
            request.sendTo(venue);
        }
    }

    /** In order: of what is in flight, what was begun first is durable first. */
    private void begin(Commit commit) {
        inFlight.add(commit);
        long takes = COMMIT_NANOS + desk.chance.nextLong(2 * COMMIT_NANOS);
        lastCommitNanos = Math.max(Math.max(lastCommitNanos, desk.stalledUntilNanos()), loop.nowNanos() + takes);
        loop.at(lastCommitNanos, this::finish);
    }

    private void finish() {
        Commit commit = inFlight.remove();
        desk.journal.commit(saboteur.entries(commit.entries()));
        if (pipeline != null) {
            saboteur.reserve(pipeline, commit.entries());
        }
        if (desk.pass(CrashPoint.AFTER_COMMIT)) {
            return;
        }
        commit.answers().forEach(Runnable::run);
        TradingPipeline of = pipeline;
        if (of != null && !commit.intents().isEmpty()) {
            JournalReceipt receipt = new JournalReceipt(1, 1, desk.journal.head());
            commit.intents().forEach(order -> turn(out -> of.onCommitted(order, receipt, out, loop.nowNanos())));
        }
    }
}
