package dev.sluice.pipeline;

import dev.sluice.strategy.StrategyCatalogue;
import dev.sluice.strategy.StrategyFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.constant.ClassDesc;
import java.lang.reflect.Constructor;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The strategies that there are, where no container runs: commands such as {@code backtest}, and the check of the
 * configuration, come before it.
 *
 * <p>What the container would find is found by looking through the classes of the application itself: those that make
 * strategies and are beans. They need a constructor without parameters here. Their files are read, not loaded, so
 * nothing of theirs runs before it is chosen. A native executable has no class files; it knows the built-in strategies
 * and those that {@code META-INF/services} names.
 */
public final class InstalledStrategies {
    private static final String FACTORY = StrategyFactory.class.getName().replace('.', '/');
    private static final String BUILT_IN = "dev/sluice/strategy/";
    private static final Set<String> BEAN = Set.of(
            "jakarta.enterprise.context.ApplicationScoped",
            "jakarta.enterprise.context.Dependent",
            "jakarta.inject.Singleton");

    private InstalledStrategies() {}

    private static final class Holder {
        private static final StrategyCatalogue CATALOGUE = find(InstalledStrategies.class);
    }

    /**
     * All of them; looked for once in a process.
     *
     * @throws IllegalArgumentException if two have one name
     * @throws IllegalStateException if one cannot be made
     */
    public static StrategyCatalogue catalogue() {
        return Holder.CATALOGUE;
    }

    /** @param inside a class of the archive or folder that is looked through */
    static StrategyCatalogue find(Class<?> inside) {
        Map<String, StrategyFactory<?>> found = new HashMap<>();
        archive(inside).ifPresent(archive -> {
            for (String name : beans(archive)) {
                found.put(name, made(name, inside.getClassLoader()));
            }
        });
        for (StrategyFactory<?> named : ServiceLoader.load(StrategyFactory.class, inside.getClassLoader())) {
            found.putIfAbsent(named.getClass().getName(), named);
        }
        return StrategyCatalogue.with(found.values());
    }

    private static Optional<Path> archive(Class<?> inside) {
        CodeSource source = inside.getProtectionDomain().getCodeSource();
        try {
            return source == null
                            || source.getLocation() == null
                            || !"file".equals(source.getLocation().getProtocol())
                    ? Optional.empty()
                    : Optional.of(Path.of(source.getLocation().toURI())).filter(Files::exists);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Names of the classes that are factories and beans, in their order. */
    static List<String> beans(Path archive) {
        try {
            if (Files.isDirectory(archive)) {
                return beansUnder(archive);
            }
            try (FileSystem jar = FileSystems.newFileSystem(archive)) {
                return beansUnder(jar.getPath("/"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the classes in " + archive + " cannot be read", e);
        }
    }

    private static List<String> beansUnder(Path root) throws IOException {
        Map<String, Seen> classes = new HashMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".class")).toList()) {
                if (!root.relativize(file).toString().startsWith(BUILT_IN)) {
                    note(ClassFile.of().parse(Files.readAllBytes(file)), classes);
                }
            }
        }
        return classes.entrySet().stream()
                .filter(each -> each.getValue().bean() && makes(each.getKey(), classes))
                .map(each -> each.getKey().replace('/', '.'))
                .sorted()
                .toList();
    }

    /** A class and what it is made of. */
    private record Seen(List<String> above, boolean bean) {}

    private static void note(ClassModel model, Map<String, Seen> classes) {
        List<String> above = new ArrayList<>();
        model.superclass().map(ClassEntry::asInternalName).ifPresent(above::add);
        model.interfaces().forEach(each -> above.add(each.asInternalName()));
        boolean bean = model.findAttribute(Attributes.runtimeVisibleAnnotations())
                .map(found -> found.annotations().stream()
                        .map(Annotation::classSymbol)
                        .anyMatch(InstalledStrategies::isBean))
                .orElse(false);
        classes.put(model.thisClass().asInternalName(), new Seen(above, bean));
    }

    private static boolean isBean(ClassDesc annotation) {
        return BEAN.contains(annotation.packageName() + '.' + annotation.displayName());
    }

    private static boolean makes(String name, Map<String, Seen> classes) {
        Seen seen = classes.get(name);
        return name.equals(FACTORY) || seen != null && seen.above().stream().anyMatch(above -> makes(above, classes));
    }

    private static StrategyFactory<?> made(String name, ClassLoader loader) {
        try {
            Constructor<?> constructor = Class.forName(name, true, loader).getDeclaredConstructor();
            constructor.setAccessible(true);
            return (StrategyFactory<?>) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    name + " makes strategies but cannot be made itself: it needs a constructor without parameters", e);
        }
    }
}
