package org.hookswitch.apps.function.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalDouble;
import org.hookswitch.apps.function.CNumber;
import org.hookswitch.apps.function.Described;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/**
 * {@code SYSINFO}: facts of the machine: {@code loadavg} of the last minute, {@code numcalls} the channels of the switch,
 * {@code uptime} in hours, memory in kibibytes, {@code numprocs}. As Linux tells them; 0 where it does not.
 */
public final class SysInfo extends Described {

    private static final Path PROC = Path.of("/proc");

    public SysInfo() {
        super(FunctionSpec.read("SYSINFO", "Facts of the machine", "SYSINFO(parameter)", 1, 1)
                .withWords(
                        "loadavg",
                        "numcalls",
                        "uptime",
                        "totalram",
                        "freeram",
                        "bufferram",
                        "totalswap",
                        "freeswap",
                        "numprocs"));
    }

    @Override
    public String read(FunctionCall call) {
        return switch (call.text().strip().toLowerCase(Locale.ROOT)) {
            case "loadavg" -> CNumber.fixed(firstNumber("loadavg", ""));
            case "numcalls" -> Integer.toString(call.pbx().channels().count());
            case "uptime" -> Long.toString((long) firstNumber("uptime", "") / 3600);
            case "totalram" -> memory("MemTotal:");
            case "freeram" -> memory("MemFree:");
            case "bufferram" -> memory("Buffers:");
            case "totalswap" -> memory("SwapTotal:");
            case "freeswap" -> memory("SwapFree:");
            case "numprocs" -> Long.toString(ProcessHandle.allProcesses().count());
            default -> call.warn("has no such fact");
        };
    }

    private static String memory(String name) {
        return Long.toString((long) firstNumber("meminfo", name));
    }

    /** The first number of the line that begins with a text. */
    private static double firstNumber(String file, String begins) {
        try {
            for (String line : Files.readAllLines(PROC.resolve(file))) {
                if (line.startsWith(begins)) {
                    OptionalDouble number = CNumber.real(line.substring(begins.length()));
                    return number.orElse(0);
                }
            }
            return 0;
        } catch (IOException notThisSystem) {
            return 0;
        }
    }
}
