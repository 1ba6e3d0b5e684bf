package dev.sluice.cli;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} before and after what the saga writes and asks; {@code ./sluice bench --crash} meets it all. */
@Timeout(value = 600, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CrashMatrixIT {
    @TempDir
    private Path directory;

    @Test
    void losesAndDoublesNothingWhereverItIsKilled() throws Exception {
        try (CrashMatrix matrix = new CrashMatrix(directory)) {
            for (CrashPoint point : CrashPoint.some()) {
                matrix.run(point);
            }
            matrix.verify();
        }
    }
}
