package dev.sluice.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Whether a file that holds a secret is its owner's alone. */
public final class PrivateFiles {
    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private PrivateFiles() {}

    /**
     * What to say of a file that others may read or change; nothing if all is well, and nothing where a file system
     * knows no such permissions.
     *
     * @throws IOException if the permissions cannot be read
     */
    public static Optional<String> exposure(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return Optional.empty();
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        return OWNERS.containsAll(permissions)
                ? Optional.empty()
                : Optional.of(file + " holds a secret and is open to others than its owner ("
                        + PosixFilePermissions.toString(permissions) + "); chmod 600 it");
    }
}
