package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.feed.CandleClosed;
import dev.sluice.market.Markets;
import dev.sluice.strategy.Holding;
import dev.sluice.strategy.Idea;
import dev.sluice.strategy.Strategy;
import dev.sluice.strategy.StrategyCatalogue;
import dev.sluice.strategy.StrategyFactory;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Symbol;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide's code compiles, is found, takes the parameters that the guide names, and decides as the guide says. */
class WriteAStrategyPageTest {
    private static final Symbol SYMBOL = new Symbol("BTCUSDT");

    @TempDir
    Path directory;

    @Test
    void theGuidesStrategyCompilesAndTrades() throws Exception {
        String page = Files.readString(Path.of("docs", "write-a-strategy.md"));
        compile(code(page));
        assertThat(InstalledStrategies.beans(directory)).containsExactly("mine.Breakout$Factory");

        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {directory.toUri().toURL()}, getClass().getClassLoader())) {
            StrategyFactory<?> factory = (StrategyFactory<?>)
                    loader.loadClass("mine.Breakout$Factory").getConstructor().newInstance();
            Strategy strategy = StrategyCatalogue.with(List.of(factory))
                    .create("breakout", Map.of("lookback", "5", "stop-pct", "3"));

            assertThat(ideas(strategy, Holding.FLAT, 100, 99, 98, 99, 98, 101))
                    .singleElement()
                    .isInstanceOf(Idea.Enter.class);
            assertThat(ideas(strategy, new Holding(Quantity.ofUnits(1), false), 101, 90))
                    .singleElement()
                    .isInstanceOf(Idea.Exit.class);
        }
    }

    private static String code(String page) {
        Matcher block = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(page);
        assertThat(block.find()).isTrue();
        return block.group(1);
    }

    private void compile(String code) throws IOException {
        Path source = Files.writeString(directory.resolve("Breakout.java"), code);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> problems = new ArrayList<>();
            boolean compiled = compiler.getTask(
                            null,
                            files,
                            problem -> problems.add(problem.toString()),
                            List.of(
                                    "-proc:none",
                                    "-d",
                                    directory.toString(),
                                    "-cp",
                                    System.getProperty("java.class.path")),
                            null,
                            files.getJavaFileObjects(source))
                    .call();

            assertThat(compiled).as(problems.toString()).isTrue();
        }
    }

    private static List<Idea> ideas(Strategy strategy, Holding holding, long... closes) {
        Markets markets = new Markets();
        List<Idea> ideas = new ArrayList<>();
        long at = 0;
        for (long close : closes) {
            at += 60_000_000_000L;
            long price = close * FixedPoint.ONE;
            CandleClosed candle = new CandleClosed(
                    SYMBOL,
                    at,
                    at - 60_000_000_000L,
                    at,
                    price,
                    price,
                    price,
                    price,
                    BigDecimal.ONE,
                    BigDecimal.ONE,
                    1,
                    BigDecimal.ONE,
                    BigDecimal.ONE);
            ideas.addAll(strategy.onEvent(candle, markets.on(candle).orElseThrow(), holding));
        }
        return ideas;
    }
}
