package dev.sluice.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Secrets from files of their own, as container platforms hand them out: {@code SLUICE_SECURITY_OPERATOR_TOKEN_FILE}
 * names the file whose first line is {@code sluice.security.operator-token}.
 */
final class SecretFiles {
    private static final String SUFFIX = "_FILE";
    private static final int BYTES_LIMIT = 4096;
    private static final Pattern SECRET = Pattern.compile(
            "(%.+\\.)?sluice\\..*(secret|token|password|passphrase|api[-_]key|(webhook|heartbeat)[-_]url)");

    private final Map<String, String> environment;
    private final Path directory;
    private final Map<String, String> values = new TreeMap<>();
    private final List<Path> files = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private SecretFiles(Map<String, String> environment, Path directory) {
        this.environment = environment;
        this.directory = directory;
    }

    /**
     * Reads them all.
     *
     * @param environment of the process and {@code .env}
     * @param directory to which relative names are relative
     * @param keys all known keys
     */
    static SecretFiles read(Map<String, String> environment, Path directory, Set<String> keys) {
        SecretFiles files = new SecretFiles(environment, directory);
        keys.stream().filter(SecretFiles::isSecret).forEach(files::read);
        return files;
    }

    /** Whether a key's value must be shown to nobody. */
    static boolean isSecret(String key) {
        return SECRET.matcher(key).matches();
    }

    /** The variable that names the file of a secret. */
    static String variable(String key) {
        return EnvironmentNames.form(key) + SUFFIX;
    }

    /** The secrets by key. */
    Map<String, String> values() {
        return values;
    }

    /** The files that they came from. */
    List<Path> files() {
        return files;
    }

    List<String> problems() {
        return problems;
    }

    private void read(String key) {
        String variable = variable(key);
        String name = environment.get(variable);
        if (name == null) {
            return;
        }
        if (environment.containsKey(EnvironmentNames.form(key))) {
            problems.add(variable + ": " + EnvironmentNames.form(key) + " is set too; only one of them may be");
            return;
        }
        Path file = directory.resolve(name);
        if (!Files.isRegularFile(file)) {
            problems.add(variable + ": " + file + (Files.exists(file) ? " is no file" : " does not exist"));
            return;
        }
        try {
            firstLine(key, variable, file);
        } catch (IOException e) {
            problems.add(variable + ": " + file + " cannot be read: "
                    + e.getClass().getSimpleName().replaceAll("Exception$", ""));
        }
    }

    private void firstLine(String key, String variable, Path file) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(BYTES_LIMIT);
        }
        files.add(file);
        String line =
                new String(start, StandardCharsets.UTF_8).lines().findFirst().orElse("");
        if (line.isEmpty()) {
            problems.add(variable + ": the first line of " + file + " is empty");
        } else {
            values.put(key, line);
        }
    }
}
