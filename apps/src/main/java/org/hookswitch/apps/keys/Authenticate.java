package org.hookswitch.apps.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hookswitch.apps.Notice;
import org.hookswitch.apps.Prompts;
import org.hookswitch.apps.Prompts.StopKeys;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.KeyValueStore;
import org.hookswitch.pbx.Timeouts;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Asks for a password. */
public final class Authenticate implements Application {

    private static final int ATTEMPTS = 3;
    private static final int MOST = 255;

    private static final ApplicationSpec SPEC = ApplicationSpec.named("Authenticate", "Ask for a password.")
            .description("After three wrong ones the call ends. A password that begins with a slash is a file with one"
                    + " password a line, or with option d a family of the database whose keys are passwords.")
            .required("password", "the password, a file, or a family of the database")
            .options()
            .optional("maxdigits", "digits after which no # is needed; none when it is left out or 0")
            .optional("prompt", "agent-pass when it is left out")
            .option('a', "the account code of the channel becomes the password, or the account code of option m")
            .option('d', "the password names a family of the database")
            .option(
                    'm',
                    "each line of the file is an account code, a colon, and the MD5 of the password in hexadecimal")
            .option('r', "with option d, the key is deleted once it was used")
            .trait(Trait.MEDIA)
            .build();

    /** For the service loader. */
    public Authenticate() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        if (arguments.given(0).isEmpty()) {
            return new Next.Failed("Authenticate needs a password");
        }
        channel.answer();
        List<String> prompts = Prompts.names(arguments.given(3).orElse("agent-pass"));
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Entry entry = Entry.read(channel, prompts, rules(channel, arguments.get(2)));
            if (entry.end() == Entry.End.LEFT) {
                return Next.LEAVE;
            }
            Optional<String> account = check(channel, arguments, entry.digits());
            if (account.isPresent()) {
                if (arguments.has('a')) {
                    channel.accountCode(account.get());
                }
                var _ = Prompts.play(channel, "auth-thankyou", StopKeys.ANY);
                return channel.mustLeave() ? Next.LEAVE : Next.CONTINUE;
            }
            prompts = List.of("auth-incorrect");
        }
        var _ = Prompts.play(channel, "vm-goodbye", StopKeys.NONE);
        return channel.mustLeave() ? Next.LEAVE : new Next.Hangup(HangupCause.NORMAL_CLEARING);
    }

    private static Entry.Rules rules(Channel channel, String maxDigits) {
        int most = maxDigits.matches("[1-9][0-9]{0,2}") ? Math.min(MOST, Integer.parseInt(maxDigits)) : MOST;
        Timeouts timeouts = Timeouts.of(channel);
        return new Entry.Rules(most, "#", timeouts.response(), timeouts.digit());
    }

    /** The account code for what was entered, or empty when it is wrong. */
    private static Optional<String> check(Channel channel, Arguments arguments, String entered) {
        String password = arguments.get(0);
        if (entered.isEmpty()) {
            return Optional.empty();
        }
        if (arguments.has('d')) {
            return inDatabase(channel, arguments, entered);
        }
        if (!password.startsWith("/")) {
            return equal(password, entered) ? Optional.of(entered) : Optional.empty();
        }
        try {
            return inFile(Files.readAllLines(Path.of(password)), entered, arguments.has('m'));
        } catch (IOException e) {
            Notice.warn(channel, "the passwords in " + password + " cannot be read: " + e);
            return Optional.empty();
        }
    }

    private static Optional<String> inDatabase(Channel channel, Arguments arguments, String entered) {
        KeyValueStore database = KeyValueStore.of(channel.pbx());
        String family = arguments.get(0).startsWith("/") ? arguments.get(0).substring(1) : arguments.get(0);
        if (database.get(family, entered).isEmpty()) {
            return Optional.empty();
        }
        if (arguments.has('r')) {
            var _ = database.delete(family, entered);
        }
        return Optional.of(entered);
    }

    private static Optional<String> inFile(List<String> lines, String entered, boolean hashed) {
        String hash = hashed ? md5(entered) : "";
        for (String line : lines) {
            if (!hashed && equal(line.strip(), entered)) {
                return Optional.of(entered);
            }
            int colon = line.indexOf(':');
            if (hashed && colon >= 0 && equal(line.substring(colon + 1).strip().toLowerCase(Locale.ROOT), hash)) {
                return Optional.of(line.substring(0, colon).strip());
            }
        }
        return Optional.empty();
    }

    private static boolean equal(String expected, String entered) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), entered.getBytes(StandardCharsets.UTF_8));
    }

    private static String md5(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
