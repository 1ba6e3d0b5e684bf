package dev.sluice.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasName;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What the core may not touch, and what may not be inexact. */
final class CoreRules {
    /** Streams and writers that are handed in, and exceptions, are values like others; opening something is not. */
    static final List<String> FILES = List.of(
            "java.io.File",
            "java.io.FileDescriptor",
            "java.io.FileInputStream",
            "java.io.FileOutputStream",
            "java.io.FileReader",
            "java.io.FileWriter",
            "java.io.RandomAccessFile",
            "java.io.Console",
            "java.io.PrintStream",
            "java.nio.file.",
            "java.nio.channels.");

    static final List<String> NETWORK = List.of(
            "java.net.Socket",
            "java.net.ServerSocket",
            "java.net.DatagramSocket",
            "java.net.InetAddress",
            "java.net.URL",
            "java.net.URLConnection",
            "java.net.HttpURLConnection",
            "java.net.http.");

    static final List<String> THREADS = List.of(
            "java.lang.Thread",
            "java.lang.Thread$Builder",
            "java.lang.ThreadLocal",
            "java.util.Timer",
            "java.util.concurrent.Executor",
            "java.util.concurrent.ExecutorService",
            "java.util.concurrent.Executors",
            "java.util.concurrent.ScheduledExecutorService",
            "java.util.concurrent.ThreadPoolExecutor",
            "java.util.concurrent.ForkJoinPool",
            "java.util.concurrent.CompletableFuture",
            "java.util.concurrent.CountDownLatch",
            "java.util.concurrent.BlockingQueue",
            "java.util.concurrent.locks.");

    /** Recordings are files, and this room is the one that reads and writes them. */
    static final String FILE_ROOM = "feed";

    /** Rooms in which every amount is exact. */
    static final List<String> EXACT = List.of("vocabulary", "portfolio", "journal");

    private static final Set<String> INEXACT = Set.of("double", "float", "java.lang.Double", "java.lang.Float");

    /** A ratio may be inexact and says so by its unit, which stands last. */
    private static final Pattern RATIO = Pattern.compile("(?i).*(bps|pct|ratio)");

    private CoreRules() {}

    static List<Rule> all(String base) {
        DescribedPredicate<JavaClass> core = Rooms.inCore(base);
        DescribedPredicate<JavaClass> coreButFeed =
                core.and(DescribedPredicate.not(Rooms.inside(base, List.of(FILE_ROOM))));
        return List.of(
                effectFree(
                        "no files in the core",
                        coreButFeed,
                        FILES,
                        "take a Reader or an Appendable, or leave it to " + FILE_ROOM),
                effectFree("no network in the core", core, NETWORK, "declare a port and implement it in a venue"),
                effectFree("no threads in the core", core, THREADS, "one event loop decides; return a command instead"),
                exactAmounts(base));
    }

    private static Rule effectFree(
            String name, DescribedPredicate<JavaClass> subject, List<String> forbidden, String instead) {
        return Rule.noDependency(
                name,
                subject,
                target -> forbidden.stream()
                        .anyMatch(entry -> entry.endsWith(".")
                                ? target.getName().startsWith(entry)
                                : target.getName().equals(entry)),
                name + "; " + instead);
    }

    private static Rule exactAmounts(String base) {
        return Rule.of("no double for amounts", Rooms.inside(base, EXACT), (javaClass, findings) -> {
            for (JavaField field : javaClass.getFields()) {
                if (isInexact(field, field.getRawType())) {
                    findings.add(inexact("Field", field.getFullName()));
                }
            }
            for (JavaMethod method : javaClass.getMethods()) {
                boolean written = !method.getModifiers().contains(JavaModifier.SYNTHETIC);
                if (written && isInexact(method, method.getRawReturnType())) {
                    findings.add(inexact("Method", method.getFullName()));
                }
            }
        });
    }

    private static boolean isInexact(HasName member, JavaClass type) {
        return INEXACT.contains(type.getBaseComponentType().getName())
                && !RATIO.matcher(member.getName()).matches();
    }

    private static String inexact(String kind, String name) {
        return kind + " <" + name + "> is inexact: hold amounts as Price, Quantity, Money or BigDecimal;"
                + " a ratio ends in Bps, Pct or Ratio";
    }
}
