package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.strategy.CrossParameters;
import dev.sluice.strategy.SmaCross;
import dev.sluice.strategy.Strategy;
import dev.sluice.strategy.StrategyFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Vetoed;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledStrategiesTest {
    @TempDir
    Path directory;

    @Test
    void findsTheBeansThatMakeStrategiesInAFolder() throws IOException {
        put(directory.resolve("classes"));

        assertThat(InstalledStrategies.beans(directory.resolve("classes")))
                .containsExactly(Direct.class.getName(), Inherited.class.getName());
    }

    @Test
    void findsThemInAnArchive() throws IOException {
        Path archive = directory.resolve("app.jar");
        try (FileSystem jar = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
            put(jar.getPath("/"));
        }

        assertThat(InstalledStrategies.beans(archive))
                .containsExactly(Direct.class.getName(), Inherited.class.getName());
    }

    @Test
    void knowsTheBuiltInStrategiesInAnyCase() {
        assertThat(InstalledStrategies.catalogue().names()).contains("micro-price-momentum", "sma-cross");
        assertThat(InstalledStrategies.find(String.class).names()).contains("sma-cross");
    }

    private static void put(Path root) throws IOException {
        for (Class<?> each : List.of(Direct.class, Inherited.class, Plain.class, OtherBean.class, Skeleton.class)) {
            Path file = root.resolve(each.getName().replace('.', '/') + ".class");
            Files.createDirectories(file.getParent());
            try (InputStream bytes =
                    each.getResourceAsStream("/" + each.getName().replace('.', '/') + ".class")) {
                Files.write(file, bytes.readAllBytes());
            }
        }
    }

    /** Makes a strategy of some name. */
    abstract static class Skeleton implements StrategyFactory<CrossParameters> {
        @Override
        public String name() {
            return "test-only";
        }

        @Override
        public String description() {
            return "A test's.";
        }

        @Override
        public CrossParameters defaults() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Strategy create(CrossParameters parameters) {
            return new SmaCross(parameters);
        }
    }

    @Vetoed
    @ApplicationScoped
    static final class Direct extends Skeleton implements StrategyFactory<CrossParameters> {}

    @Vetoed
    @Singleton
    static final class Inherited extends Skeleton {}

    static final class Plain extends Skeleton {}

    @Vetoed
    @Singleton
    static final class OtherBean {}
}
