package dev.sluice.cli;

import dev.sluice.pipeline.DeskFactory;
import dev.sluice.pipeline.PaperService;
import dev.sluice.venue.paper.AccountId;
import dev.sluice.venue.paper.PaperVenue;
import dev.sluice.venue.paper.binance.ApiLimits;
import dev.sluice.venue.paper.binance.SignatureCheck;
import dev.sluice.vocabulary.Asset;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code paper}: the paper exchange alone. */
@Command(
        name = "paper",
        description = {
            "Runs the paper exchange alone, as a test exchange for any bot that speaks Binance Spot: REST, WebSocket",
            "API, market and user data streams, with a living market and accounts in memory. Needs no database."
        },
        mixinStandardHelpOptions = true)
final class PaperCommand implements Callable<Integer> {
    private static final int PORT_LIMIT = 65_535;
    private static final Pattern BALANCE = Pattern.compile("[A-Z0-9]{1,20}:[0-9]{1,12}(\\.[0-9]{1,8})?");
    private static final Pattern ACCOUNT = Pattern.compile("[^:=]{1,64}=[A-Za-z0-9_-]{1,64}:.+");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8081", description = "Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Where to listen (default: ${DEFAULT-VALUE}, this machine only).")
    private String host = "127.0.0.1";

    @Option(
            names = "--balances",
            paramLabel = "ASSET:AMOUNT",
            split = ",",
            description = "What every account owns at first (default: sluice.paper.balances).")
    private List<String> balances = List.of();

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            description = "Seeds everything that is drawn by chance (default: sluice.paper.seed).")
    private @Nullable Long seed;

    @Option(
            names = "--api-key",
            paramLabel = "KEY",
            defaultValue = "paper",
            description = "Key of the first account (default: ${DEFAULT-VALUE}).")
    private String apiKey = "paper";

    @Option(
            names = "--api-secret",
            paramLabel = "SECRET",
            defaultValue = "paper",
            description = "Its secret for HMAC signatures (default: ${DEFAULT-VALUE}).")
    private String apiSecret = "paper";

    @Option(
            names = "--public-key",
            paramLabel = "FILE",
            description = "Instead of the secret: an Ed25519 or RSA public key in PEM form.")
    private @Nullable Path publicKey;

    @Option(names = "--account", paramLabel = "NAME=KEY:SECRET", description = "A further account; may be given again.")
    private List<String> accounts = List.of();

    @Option(
            names = "--weight-limit",
            paramLabel = "WEIGHT",
            defaultValue = "6000",
            description = "Request weight a minute of one address (default: ${DEFAULT-VALUE}, as at Binance).")
    private int weightLimit;

    @Option(
            names = "--listen-keys",
            description = "Offer the listen keys of before 2026 for clients that know no other user data stream.")
    private boolean listenKeys;

    @Override
    public Integer call() throws Exception {
        if (port < 0 || port > PORT_LIMIT) {
            throw usage("--port is 0 to " + PORT_LIMIT + " but is " + port);
        }
        if (weightLimit < 1) {
            throw usage("--weight-limit is 1 or more but is " + weightLimit);
        }
        PaperVenue.Setup venue = new DeskFactory(Settings.load(spec).desk()).paperVenue();
        PaperService.Setup setup = new PaperService.Setup(
                venue.instruments(),
                venue.fees(),
                accounts(balances.isEmpty() ? venue.balances() : balances()),
                seed == null ? venue.seed() : seed,
                host,
                port,
                ApiLimits.USUAL.withWeight(weightLimit),
                listenKeys);
        try (StopSignal stop = new StopSignal();
                PaperService service = start(setup)) {
            announce(service.port(), setup);
            CountDownLatch over = new CountDownLatch(1);
            stop.onRequest(over::countDown);
            service.failed().thenAccept(cause -> over.countDown());
            over.await();
            return end(service, stop);
        }
    }

    private static int end(PaperService service, StopSignal stop) {
        Throwable cause = service.failed().toCompletableFuture().getNow(null);
        if (cause != null) {
            throw new EnvironmentFailure("the paper exchange stopped by itself: " + OneLine.of(cause), cause);
        }
        stop.endWith(ExitCode.OK);
        return ExitCode.OK;
    }

    private PaperService start(PaperService.Setup setup) {
        try {
            return PaperService.start(setup);
        } catch (RuntimeException e) {
            throw new EnvironmentFailure(
                    "cannot run the paper exchange on " + host + ":" + port + ": " + OneLine.of(e), e);
        }
    }

    private List<PaperService.Account> accounts(Map<Asset, BigDecimal> funds) throws IOException {
        List<PaperService.Account> all = new ArrayList<>();
        Path pem = publicKey;
        all.add(account(
                AccountId.DESK.value(), apiKey, pem == null ? SignatureCheck.hmac(apiSecret) : read(pem), funds));
        for (String text : accounts) {
            if (!ACCOUNT.matcher(text).matches()) {
                throw usage("--account is NAME=KEY:SECRET but is \"" + text.replaceFirst(":.*", ":…") + "\"");
            }
            String[] parts = text.split("[=:]", 3);
            all.add(account(parts[0], parts[1], SignatureCheck.hmac(parts[2]), funds));
        }
        long names = all.stream().map(PaperService.Account::id).distinct().count();
        long keys = all.stream().map(PaperService.Account::apiKey).distinct().count();
        if (names < all.size() || keys < all.size()) {
            throw usage("every account has a name and a key of its own; the first one is \"desk\"");
        }
        return all;
    }

    private PaperService.Account account(String name, String key, SignatureCheck check, Map<Asset, BigDecimal> funds) {
        if (!key.matches("[A-Za-z0-9_-]{1,64}")) {
            throw usage("an API key has 1 to 64 of A-Z a-z 0-9 _ - but is \"" + key + "\"");
        }
        return new PaperService.Account(new AccountId(name), key, check, funds);
    }

    private SignatureCheck read(Path file) {
        try {
            return SignatureCheck.publicKey(Files.readString(file));
        } catch (IOException | IllegalArgumentException e) {
            throw usage("cannot use the public key " + file + ": " + OneLine.of(e));
        }
    }

    private Map<Asset, BigDecimal> balances() {
        Map<Asset, BigDecimal> funds = new TreeMap<>();
        for (String text : balances) {
            if (!BALANCE.matcher(text).matches()) {
                throw usage("--balances is a list such as USDT:10000,BTC:0.5 but has \"" + text + "\"");
            }
            String[] parts = text.split(":", 2);
            funds.put(new Asset(parts[0]), new BigDecimal(parts[1]));
        }
        return funds;
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private void announce(int bound, PaperService.Setup setup) {
        PrintWriter out = spec.commandLine().getOut();
        String at = host + ":" + bound + PaperService.PREFIX;
        out.println("the paper exchange is ready");
        out.println("  REST           http://" + at + "  (then /api/v3/…)");
        out.println("  WebSocket API  ws://" + at + "/ws-api/v3");
        out.println("  streams        ws://" + at + "/stream, ws://" + at + "/ws");
        out.println("  faults         http://" + at + "/control/faults");
        setup.accounts()
                .forEach(each -> out.println("  account        " + each.id() + ", API key " + each.apiKey()
                        + (each.apiKey().equals("paper") && apiSecret.equals("paper") && publicKey == null
                                ? ", secret paper"
                                : "")));
        out.println("  symbols        "
                + String.join(
                        ", ",
                        setup.instruments().stream()
                                .map(each -> each.symbol().name())
                                .toList()));
        out.flush();
    }
}
