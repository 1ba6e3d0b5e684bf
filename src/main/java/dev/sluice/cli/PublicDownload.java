package dev.sluice.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fetches files with the SHA-256 that stands beside them. A file appears under its name only when it is whole and its
 * sum is right; what was fetched of it before waits under {@code NAME.part} and is gone on with.
 */
final class PublicDownload implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 3;
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int NOT_THERE = 404;
    private static final int RANGE_REFUSED = 416;
    private static final Pattern CHECKSUM = Pattern.compile("([0-9a-fA-F]{64})\\s+\\*?(\\S+)\\s*");

    private final URI base;
    private final Path folder;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(15)).build();

    /** How a file came out. */
    enum Outcome {
        FETCHED,
        ALREADY_HERE,
        NOT_THERE
    }

    /** The wrong bytes came, again and again. */
    static final class WrongSumException extends IOException {
        private static final long serialVersionUID = 1L;

        WrongSumException(String message) {
            super(message);
        }
    }

    /** @param base with or without a slash at its end */
    PublicDownload(URI base, Path folder) {
        this.base = base.getPath().endsWith("/") ? base : URI.create(base + "/");
        this.folder = folder;
    }

    /**
     * Fetches a file, unless it is here already.
     *
     * @throws WrongSumException if its sum stays wrong
     * @throws IOException if the server cannot be reached or answers what it should not
     */
    Outcome fetch(PublicFile file) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        HttpResponse<String> answer = http.send(
                request(file.path() + ".CHECKSUM").build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (answer.statusCode() == NOT_THERE) {
            return Outcome.NOT_THERE;
        }
        String wanted = sum(answer, file);
        Path target = folder.resolve(file.name());
        if (Files.exists(target) && sum(target).equals(wanted)) {
            return Outcome.ALREADY_HERE;
        }
        Path part = folder.resolve(file.name() + ".part");
        String got = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (!fetchRest(file, part)) {
                return Outcome.NOT_THERE;
            }
            got = sum(part);
            if (got.equals(wanted)) {
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return Outcome.FETCHED;
            }
            Files.delete(part);
        }
        throw new WrongSumException(file.name() + " has the SHA-256 " + got + " but its checksum file says " + wanted);
    }

    @Override
    public void close() {
        http.close();
    }

    private static String sum(HttpResponse<String> answer, PublicFile file) throws IOException {
        Matcher line = CHECKSUM.matcher(answer.body());
        if (answer.statusCode() != OK || !line.matches() || !line.group(2).equals(file.name())) {
            throw new IOException("the checksum file of " + file.name() + " is not one; status " + answer.statusCode());
        }
        return line.group(1).toLowerCase(Locale.ROOT);
    }

    /** Appends what is missing; false if the server has no such file. */
    private boolean fetchRest(PublicFile file, Path part) throws IOException, InterruptedException {
        long have = Files.exists(part) ? Files.size(part) : 0;
        HttpRequest.Builder request = request(file.path());
        if (have > 0) {
            request.header("Range", "bytes=" + have + "-");
        }
        HttpResponse<InputStream> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            switch (answer.statusCode()) {
                case OK -> write(body, part, StandardOpenOption.TRUNCATE_EXISTING);
                case PARTIAL -> write(body, part, StandardOpenOption.APPEND);
                case RANGE_REFUSED -> body.transferTo(OutputStream.nullOutputStream());
                case NOT_THERE -> {
                    return false;
                }
                default -> throw new IOException(file.name() + ": status " + answer.statusCode());
            }
        }
        return true;
    }

    private static void write(InputStream body, Path part, StandardOpenOption how) throws IOException {
        try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how)) {
            body.transferTo(out);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE).GET();
    }

    private static String sum(Path file) throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
