package org.hookswitch.apps.system;

import java.util.Optional;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Shell;
import org.hookswitch.pbx.spi.Next;

/** What System and TrySystem do alike: run a command and set SYSTEMSTATUS. Pure but for the channel. */
final class Command {

    static final String STATUS = "SYSTEMSTATUS";

    /** What a shell answers when there is no such command. */
    private static final int NOT_FOUND = 127;

    private Command() {}

    /** Runs a command; {@code whenNotRun} is what follows when it could not even be started. */
    static Next run(Channel channel, String text, Next whenNotRun) {
        Optional<Shell.Result> result = Shell.run(channel, unquoted(text), false);
        if (result.isEmpty()) {
            return Next.LEAVE;
        }
        int status = result.get().status();
        channel.variable(STATUS, status == 0 ? "SUCCESS" : status == NOT_FOUND ? "FAILURE" : "APPERROR");
        return status == NOT_FOUND ? whenNotRun : Next.CONTINUE;
    }

    private static String unquoted(String text) {
        return text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }
}
