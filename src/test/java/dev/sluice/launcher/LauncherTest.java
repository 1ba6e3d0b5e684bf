package dev.sluice.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.launcher.Checkout.Run;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./sluice} does before the program has a say. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final String BUILDING = "building (first time or sources changed)…\n";

    /** What a sound executable says to the launcher's three questions. */
    private static final String SOUND = """
            case $1:${SLUICE_NO_SUCH_KEY:-} in
                --version:) echo 'sluice 0.1, native' ;;
                replay:1)
                    echo 'SLUICE_NO_SUCH_KEY: no such setting'
                    echo 'sluice.risk.max-positions must be at least 1'
                    exit 2 ;;
                *) echo 'name it by QUARKUS_DATASOURCE_REACTIVE_URL'; exit 3 ;;
            esac
            """;

    private Checkout checkout;

    @BeforeEach
    void checkOut(@TempDir Path machine) throws IOException {
        checkout = Checkout.on(machine);
    }

    @Test
    void saysHowToGetAJdkWhenThereIsNone() throws Exception {
        Run run = checkout.run("run");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err())
                .contains(
                        "needs a JDK 25 or newer", "sdk install java 25.0.9-tem", "apt install openjdk-25-jdk-headless")
                .contains("dnf install java-25-openjdk-devel", "brew install openjdk@25", "adoptium.net")
                .contains("JAVA_HOME is not set, there is no java on the PATH and none in the usual folders");
        assertThat(checkout.builds()).isEmpty();
    }

    @Test
    void saysWhatItLookedAt() throws Exception {
        Path old = checkout.jdk("usr/lib/jvm/java-17", "17.0.2");
        Path runtimeOnly = checkout.jdk("opt/jre-25", "25.0.1");
        Files.delete(runtimeOnly.resolve("bin/javac"));
        checkout.set("JAVA_HOME", "/nowhere");

        Run run = checkout.run("run");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err())
                .contains("  /nowhere (JAVA_HOME): no JDK, bin/java or bin/javac is missing\n")
                .contains("  " + old + " (usual folder): 17.0.2\n")
                .contains("  " + runtimeOnly + " (usual folder): no JDK, bin/java or bin/javac is missing\n");
    }

    @Test
    void takesJavaHomeFirst() throws Exception {
        checkout.jdk("usr/lib/jvm/java-26", "26");
        checkout.set("JAVA_HOME", checkout.jdk("mine", "25.0.1").toString());

        assertThat(checkout.run("run").out()).startsWith("java 25.0.1 in ");
        assertThat(checkout.lines("build-jdks"))
                .containsExactly(checkout.machine.resolve("mine").toString());
    }

    @Test
    void passesOverAnOldDefaultForTheNewestElsewhere() throws Exception {
        Path old = checkout.jdk("usr/lib/jvm/java-17", "17.0.2");
        checkout.jdk("usr/lib/jvm/java-25", "25.0.3");
        checkout.jdk("home/.jdks/temurin", "25.0.12");
        checkout.jdk("home/.sdkman/candidates/java/8", "1.8.0_392");
        checkout.jdk("Library/Java/JavaVirtualMachines/25/Contents/Home", "25-ea");
        Files.createSymbolicLink(checkout.machine.resolve("tools/java"), old.resolve("bin/java"));

        assertThat(checkout.run("run").out()).startsWith("java 25.0.12 in ");
    }

    @Test
    void takesTheJavaOnThePathWhenItWillDo() throws Exception {
        Path onPath = checkout.jdk("elsewhere/jdk", "25.0.1");
        checkout.jdk("usr/lib/jvm/java-26", "26");
        Files.createSymbolicLink(checkout.machine.resolve("tools/java"), onPath.resolve("bin/java"));

        assertThat(checkout.run("run").out()).startsWith("java 25.0.1 in ");
    }

    @Test
    void believesTheReleaseFile() throws Exception {
        Path jdk = checkout.jdk("usr/lib/jvm/java-25", "25.0.1");
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"Someone\"\nJAVA_VERSION=\"17.0.1\"\n");

        assertThat(checkout.run("run").exitCode()).isEqualTo(3);
    }

    @Test
    void passesArgumentsAndTheExitCodeOn() throws Exception {
        checkout.jdk("usr/lib/jvm/java-25", "25.0.3");
        checkout.set("EXIT_CODE", "42");

        Run run = checkout.run("replay", "two words", "", "*", "--speed");

        assertThat(run.exitCode()).isEqualTo(42);
        assertThat(run.out()).endsWith("<replay>\n<two words>\n<>\n<*>\n<--speed>\n");
        assertThat(run.err()).isEqualTo(BUILDING);
    }

    @Test
    void staysInTheWorkingDirectoryOfTheCaller() throws Exception {
        checkout.jdk("usr/lib/jvm/java-25", "25.0.3");
        Path work = Files.createDirectories(checkout.machine.resolve("my work"));
        Files.createDirectories(checkout.home().resolve("bin"));
        Files.createSymbolicLink(checkout.home().resolve("bin/direct"), checkout.folder.resolve("sluice"));
        Files.createSymbolicLink(checkout.home().resolve("bin/sluice"), Path.of("direct"));

        Run run = checkout.runIn(work, checkout.home().resolve("bin/sluice").toString(), "doctor");

        assertThat(run.out())
                .startsWith("java 25.0.3 in " + work + "\n")
                .contains("<-jar>\n<" + checkout.folder + "/target/quarkus-app/quarkus-run.jar>\n<doctor>\n");
        assertThat(work).isEmptyDirectory();
    }

    @Test
    void leavesTheCollectorToTheUser() throws Exception {
        checkout.jdk("usr/lib/jvm/java-25", "25.0.3");
        assertThat(checkout.run("run").out()).contains("<-XX:+UseZGC>");
        assertThat(checkout.run("backtest").out()).contains("<-XX:+UseParallelGC>");

        checkout.set("JAVA_OPTS", "-Xmx1g -XX:+UseSerialGC");
        assertThat(checkout.run("run").out())
                .contains("<-Xmx1g>\n<-XX:+UseSerialGC>\n<-jar>")
                .doesNotContain("ZGC");
    }

    @Test
    void buildsOnlyWhenSomethingChanged() throws Exception {
        checkout.jdk("usr/lib/jvm/java-25", "25.0.3");
        checkout.run("run");
        assertThat(checkout.run("run").err()).isEmpty();
        assertThat(checkout.builds()).containsExactly("-B -q -Dmaven.test.skip=true package");

        checkout.write("src/test/java/Bench.java", "class Bench { int x; }\n");
        assertThat(checkout.run("run").err()).isEmpty();

        checkout.write("src/main/java/Risk.java", "class Risk { int x; }\n");
        assertThat(checkout.run("run").err()).isEqualTo(BUILDING);
        checkout.write("pom.xml", "<project></project>\n");
        assertThat(checkout.run("run").err()).isEqualTo(BUILDING);
        checkout.jdk("usr/lib/jvm/java-25", "25.0.4");
        assertThat(checkout.run("run").err()).isEqualTo(BUILDING);
        assertThat(checkout.builds()).hasSize(4);
    }

    @Test
    void buildsAnewAfterADeletion() throws Exception {
        checkout.jdk("usr/lib/jvm/java-25", "25.0.3");
        checkout.run("run");
        checkout.write("target/classes/Gate.class", "stale");
        Files.delete(checkout.folder.resolve("src/main/java/Gate.java"));

        assertThat(checkout.run("run").err()).isEqualTo(BUILDING);
        assertThat(checkout.folder.resolve("target/classes/Gate.class")).doesNotExist();
    }

    @Test
    void showsTheErrorsOfAFailedBuildAndTriesAgain() throws Exception {
        checkout.jdk("usr/lib/jvm/java-25", "25.0.3");
        checkout.write("broken", "");

        Run run = checkout.run("run");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith(BUILDING + "[ERROR] Risk.java: missing ;\n")
                .doesNotContain("noise");
        Files.delete(checkout.folder.resolve("broken"));
        assertThat(checkout.run("run").exitCode()).isZero();
        assertThat(checkout.builds()).hasSize(2);
    }

    @Test
    void buildsOnceWhenTwoStartTogether() throws Exception {
        checkout.jdk("usr/lib/jvm/java-25", "25.0.3");
        checkout.write("slow", "");

        Process first = checkout.start(checkout.folder, "./sluice", "run");
        Run second = checkout.run("run");

        assertThat(first.waitFor()).isZero();
        assertThat(second.exitCode()).isZero();
        assertThat(checkout.builds()).hasSize(1);
        assertThat(checkout.folder.resolve("target/sluice.lock")).doesNotExist();
    }

    @Test
    void takesOverTheLockOfADeadProcess() throws Exception {
        checkout.jdk("usr/lib/jvm/java-25", "25.0.3");
        Process dead = checkout.start(checkout.folder, "-c", "exit");
        dead.waitFor();
        Files.createDirectories(checkout.folder.resolve("target"));
        Files.createSymbolicLink(checkout.folder.resolve("target/sluice.lock"), Path.of(String.valueOf(dead.pid())));

        assertThat(checkout.run("run").exitCode()).isZero();
        assertThat(checkout.builds()).hasSize(1);
    }

    @Test
    void signalsReachTheJvm() throws Exception {
        checkout.jdk("usr/lib/jvm/java-25", "25.0.3");
        checkout.set("SLEEPS", "yes");

        Process process = checkout.start(checkout.folder, "./sluice", "run");
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); !"ready".equals(line); line = out.readLine()) {
                assertThat(line).isNotNull();
            }
            process.toHandle().destroy();
            assertThat(out.readLine()).isEqualTo("stopped");
        }
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(42);
    }

    @Test
    void testsWithEveryCheckAndPassesArgumentsOnToMaven() throws Exception {
        checkout.jdk("usr/lib/jvm/java-25", "25.0.3");
        checkout.write("target/classes/Gate.class", "compiled without the checks");

        assertThat(checkout.run("test").exitCode()).isZero();
        assertThat(checkout.folder.resolve("target/classes/Gate.class")).doesNotExist();
        assertThat(checkout.run("run").err()).isEmpty();
        checkout.write("broken", "");
        assertThat(checkout.run("test", "-Dtest=Risk Test").exitCode()).isEqualTo(7);

        assertThat(checkout.builds()).containsExactly("-B -Pchecks verify", "-B -Pchecks verify -Dtest=Risk Test");
    }

    @Test
    void benchesWithTheTestClasspath() throws Exception {
        checkout.jdk("usr/lib/jvm/java-25", "25.0.3");

        Run run = checkout.run("bench", "journal");
        checkout.run("bench");

        String target = checkout.folder + "/target/";
        assertThat(run.out())
                .contains("<-cp>\n<" + target + "test-classes:" + target + "classes:lib.jar>\n"
                        + "<dev.sluice.bench.Bench>\n<journal>\n");
        assertThat(checkout.builds()).hasSize(2);
        checkout.write("src/test/java/Bench.java", "class Bench { int x; }\n");
        checkout.run("bench");
        assertThat(checkout.builds()).hasSize(3);
    }

    @Test
    void saysHowToGetAGraalvmWhenThereIsNone() throws Exception {
        checkout.jdk("usr/lib/jvm/java-25", "25.0.3");

        Run unset = checkout.run("native");
        checkout.set("GRAALVM_HOME", checkout.jdk("plain", "25.0.3").toString());
        Run plain = checkout.run("native");
        checkout.set("GRAALVM_HOME", checkout.graalvm("old", "21.0.2").toString());
        Run old = checkout.run("native");

        assertThat(List.of(unset, plain, old)).allSatisfy(run -> {
            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.err()).contains("GraalVM or Mandrel 25 or newer", "graalvm.org/downloads", "zlib1g-dev");
        });
        assertThat(unset.err()).contains("GRAALVM_HOME is not set");
        assertThat(plain.err()).contains("there is no bin/native-image in GRAALVM_HOME");
        assertThat(old.err()).contains("is version 21.0.2");
        assertThat(checkout.builds()).isEmpty();
    }

    @Test
    void buildsAnExecutableBesideTheProgramAndTriesIt() throws Exception {
        nativeCheckout(SOUND);
        checkout.run("run");

        Run built = checkout.run("native", "-Dquarkus.native.native-image-xmx=6g");

        assertThat(built.exitCode()).as(built.err()).isZero();
        assertThat(built.err())
                .contains("sluice 0.1, native\n", "built " + checkout.folder + "/target/sluice (0 MB)")
                .contains(checkout.folder + "/target/sluice replay FILE");
        assertThat(checkout.folder.resolve("target/sluice")).isExecutable();
        assertThat(checkout.builds()).last().isEqualTo("-B -Pnative package -Dquarkus.native.native-image-xmx=6g");
        assertThat(checkout.run("run").err()).isEmpty();
    }

    @Test
    void refusesAnExecutableThatFailsItsFirstRun() throws Exception {
        nativeCheckout(SOUND.replace("exit 2", "exit 0"));
        Run takesAnything = checkout.run("native");
        checkout.executable("exit 1\n");
        Run dead = checkout.run("native");

        assertThat(takesAnything.exitCode()).isEqualTo(1);
        assertThat(takesAnything.err()).contains("it takes a broken configuration, exit code 0");
        assertThat(dead.exitCode()).isEqualTo(1);
        assertThat(dead.err()).contains("is not usable: it does not tell its version");
    }

    @Test
    void showsThatANativeBuildFailed() throws Exception {
        nativeCheckout(SOUND);
        checkout.write("broken", "");

        Run run = checkout.run("native");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("the native build failed");
        assertThat(checkout.folder.resolve("target/sluice.lock")).doesNotExist();
    }

    @Test
    void handsTheServicesArgumentsToDevMode() throws Exception {
        checkout.jdk("usr/lib/jvm/java-25", "25.0.3");

        Run run = checkout.runIn(checkout.machine, checkout.folder + "/sluice", "dev", "--mode", "two words");

        assertThat(run.exitCode()).isEqualTo(9);
        assertThat(checkout.builds()).containsExactly("-B quarkus:dev");
        assertThat(checkout.lines("dev-arguments"))
                .containsExactly(checkout.folder + ":  \"run\" \"--mode\" \"two words\"");
    }

    private void nativeCheckout(String executable) throws Exception {
        checkout.jdk("usr/lib/jvm/java-25", "25.0.3");
        checkout.set("GRAALVM_HOME", checkout.graalvm("graal vm", "25.0.1").toString());
        checkout.executable(executable);
    }
}
