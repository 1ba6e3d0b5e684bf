package dev.sluice.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A copy of the launcher in a small checkout of its own, on a machine of its own: the home folder, the PATH and the
 * usual JDK folders are inside the test's folder, Maven is a script that counts, and Java is a script that tells how
 * it was called.
 */
final class Checkout {
    private static final List<String> TOOLS = List.of(
            "sh",
            "cat",
            "cksum",
            "dirname",
            "env",
            "find",
            "grep",
            "ln",
            "mkdir",
            "mkfifo",
            "mv",
            "ps",
            "readlink",
            "rm",
            "rmdir",
            "sed",
            "sleep",
            "sort",
            "wc");

    private static final String MAVEN = """
            #!/bin/sh
            echo "$@" >>builds
            echo "$JAVA_HOME" >>build-jdks
            if [ -e slow ]; then sleep 1; fi
            if [ -e broken ]; then echo '[INFO] noise'; echo '[ERROR] Risk.java: missing ;'; exit 7; fi
            case "$*" in
                *-Pnative*) mkdir -p target/native; ln -s "$PWD/executable" target/native/sluice-runner; exit ;;
                *quarkus:dev*) echo "$PWD: $DESK_DEV_ARGUMENTS" >>dev-arguments; exit 9 ;;
            esac
            mkdir -p target/quarkus-app target/classes
            echo jar >target/quarkus-app/quarkus-run.jar
            echo lib.jar >target/test-classpath
            """;

    final Path machine;
    final Path folder;
    private final Map<String, String> environment = new TreeMap<>();

    private Checkout(Path machine) {
        this.machine = machine;
        this.folder = machine.resolve("some where/sluice");
    }

    static Checkout on(Path machine) throws IOException {
        Checkout checkout = new Checkout(machine.toRealPath());
        checkout.write("src/main/java/Risk.java", "class Risk {}\n");
        checkout.write("src/main/java/Gate.java", "class Gate {}\n");
        checkout.write("src/test/java/Bench.java", "class Bench {}\n");
        checkout.write("pom.xml", "<project/>\n");
        checkout.write(".mvn/maven.config", "\n");
        checkout.write(".sdkmanrc", "java=25.0.9-tem\n");
        script(checkout.folder.resolve("mvnw"), MAVEN);
        script(checkout.folder.resolve("sluice"), checkout.launcher());
        Path tools = Files.createDirectories(checkout.machine.resolve("tools"));
        for (String tool : TOOLS) {
            Files.createSymbolicLink(tools.resolve(tool), onThisMachine(tool));
        }
        Files.createDirectories(checkout.home());
        checkout.set("PATH", tools.toString());
        checkout.set("HOME", checkout.home().toString());
        return checkout;
    }

    Path home() {
        return machine.resolve("home");
    }

    void set(String name, String value) {
        environment.put(name, value);
    }

    void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    List<String> builds() throws IOException {
        return lines("builds");
    }

    List<String> lines(String file) throws IOException {
        Path path = folder.resolve(file);
        return Files.exists(path) ? Files.readAllLines(path) : List.of();
    }

    /** A JDK whose java prints how it was called and ends with the exit code in {@code EXIT_CODE}. */
    Path jdk(String home, String version) throws IOException {
        Path folder = machine.resolve(home);
        script(folder.resolve("bin/javac"), "#!/bin/sh\necho javac " + version + "\n");
        script(folder.resolve("bin/java"), """
                #!/bin/sh
                echo "java %s in $PWD"
                for argument; do echo "<$argument>"; done
                if [ -n "${SLEEPS:-}" ]; then trap 'echo stopped; exit 42' TERM; echo ready; sleep 30 & wait; fi
                exit "${EXIT_CODE:-0}"
                """.formatted(version));
        return folder;
    }

    /** A GraalVM whose native-image is never called, because Maven is a script. */
    Path graalvm(String home, String version) throws IOException {
        Path folder = jdk(home, version);
        script(folder.resolve("bin/native-image"), "#!/bin/sh\n");
        return folder;
    }

    /** What the native build makes: a program that behaves as asked for. */
    void executable(String script) throws IOException {
        script(folder.resolve("executable"), "#!/bin/sh\n" + script);
    }

    Run run(String... arguments) throws IOException, InterruptedException {
        return runIn(folder, "./sluice", arguments);
    }

    Run runIn(Path directory, String launcher, String... arguments) throws IOException, InterruptedException {
        Process process = start(directory, launcher, arguments);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the launcher hangs: " + Files.readString(machine.resolve("stderr")));
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.exitValue(), out, err);
    }

    Process start(Path directory, String launcher, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(onThisMachine("sh").toString(), launcher));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** The real launcher, with its absolute folders moved into this machine. */
    private String launcher() throws IOException {
        String text = Files.readString(Path.of("sluice"));
        for (String root : List.of("/usr/lib/jvm", "/opt", "/Library", "/usr/libexec")) {
            if (!text.contains(" " + root + "/")) {
                throw new AssertionError("the launcher no longer looks into " + root);
            }
            text = text.replace(" " + root + "/", " \"" + machine + "\"" + root + "/");
        }
        return text;
    }

    private static void script(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path onThisMachine(String tool) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError(tool + " is not on the PATH"));
    }

    /** What a run came to. */
    record Run(int exitCode, String out, String err) {}
}
