package org.hookswitch.apps.function.world;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.hookswitch.apps.function.Described;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/**
 * {@code VERSION}: the version of Asterisk whose dialplan this switch speaks, which is what dialplans ask for; and facts of
 * the build and the machine.
 */
public final class Version extends Described {

    private static final int MAJOR = 22;
    private static final int MINOR = 7;
    private static final int PATCH = 0;

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT);

    public Version() {
        super(FunctionSpec.read("VERSION", "Version of the dialplan language", "VERSION([info])", 0, 1)
                .withWords(
                        "ASTERISK_VERSION_NUM",
                        "BUILD_USER",
                        "BUILD_HOSTNAME",
                        "BUILD_MACHINE",
                        "BUILD_OS",
                        "BUILD_DATE",
                        "BUILD_KERNEL"));
    }

    @Override
    public String read(FunctionCall call) {
        return switch (call.text().toUpperCase(Locale.ROOT)) {
            case "" -> MAJOR + "." + MINOR + "." + PATCH;
            case "ASTERISK_VERSION_NUM" -> Integer.toString(MAJOR * 10000 + MINOR * 100 + PATCH);
            case "BUILD_USER", "BUILD_HOSTNAME" -> "hookswitch";
            case "BUILD_MACHINE" -> System.getProperty("os.arch", "");
            case "BUILD_OS" -> System.getProperty("os.name", "");
            case "BUILD_DATE" -> DATE.format(built().atOffset(ZoneOffset.UTC));
            case "BUILD_KERNEL" -> System.getProperty("os.version", "");
            default -> call.warn("has no such fact");
        };
    }

    private static Instant built() {
        CodeSource source = Version.class.getProtectionDomain().getCodeSource();
        try {
            return source == null
                    ? Instant.EPOCH
                    : Files.getLastModifiedTime(Path.of(source.getLocation().toURI()))
                            .toInstant();
        } catch (IOException | URISyntaxException unknown) {
            return Instant.EPOCH;
        }
    }
}
