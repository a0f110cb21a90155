package org.hookswitch.server;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * Writes a log event as a line of Asterisk's log files:
 * {@code [Nov 23 16:41:53] NOTICE[42][C-0000000a] Dial: text}.
 *
 * <p>The number is that of the thread that logs, so {@link #format} is to be called on that thread. The call's id
 * stands there when the logging context has it under {@link #CALL_ID}. Tools that read Asterisk's logs (fail2ban)
 * depend on this form.
 *
 * <p>Immutable.
 */
final class AsteriskLine {

    /** The key in the logging context (MDC) of a call's id, written as Asterisk does: {@code C-0000000a}. */
    static final String CALL_ID = "callid";

    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    private final ZoneId zone;
    private final boolean coloured;

    AsteriskLine(ZoneId zone, boolean coloured) {
        this.zone = zone;
        this.coloured = coloured;
    }

    /** The line with its end, and the lines of a stack trace when the event has one. */
    String format(ILoggingEvent event) {
        LogWord word = LogWord.of(event);
        String source = event.getLoggerName();
        var line = new StringBuilder(96 + event.getFormattedMessage().length());
        appendTime(line, event.getTimeStamp()).append(' ');
        appendWord(line, word)
                .append('[')
                .append(Thread.currentThread().threadId())
                .append(']');
        String call = event.getMDCPropertyMap().get(CALL_ID);
        if (call != null) {
            line.append('[').append(call).append(']');
        }
        line.append(' ')
                .append(source, source.lastIndexOf('.') + 1, source.length())
                .append(": ");
        appendOnOneLine(line, event.getFormattedMessage()).append('\n');
        IThrowableProxy thrown = event.getThrowableProxy();
        if (thrown != null) {
            line.append(ThrowableProxyUtil.asString(thrown));
        }
        return line.toString();
    }

    private StringBuilder appendTime(StringBuilder line, long epochMillis) {
        ZonedDateTime time = Instant.ofEpochMilli(epochMillis).atZone(zone);
        line.append('[').append(MONTHS.get(time.getMonthValue() - 1)).append(' ');
        int day = time.getDayOfMonth();
        line.append(day < 10 ? " " : "").append(day).append(' ');
        appendTwoDigits(line, time.getHour()).append(':');
        appendTwoDigits(line, time.getMinute()).append(':');
        return appendTwoDigits(line, time.getSecond()).append(']');
    }

    private static StringBuilder appendTwoDigits(StringBuilder line, int number) {
        return line.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    private StringBuilder appendWord(StringBuilder line, LogWord word) {
        if (!coloured) {
            return line.append(word);
        }
        String colour = switch (word) {
            case ERROR -> "1;31";
            case WARNING -> "31";
            case NOTICE -> "1;33";
            case SECURITY -> "1;35";
            case VERBOSE, DTMF, DEBUG -> "32";
        };
        return line.append("\033[").append(colour).append('m').append(word).append("\033[0m");
    }

    /** What a caller sent may stand in a message; it must not be able to begin a line of its own. */
    private static StringBuilder appendOnOneLine(StringBuilder line, String message) {
        for (int i = 0; i < message.length(); i++) {
            char c = message.charAt(i);
            if (c == '\n') {
                line.append("\\n");
            } else if (c == '\r') {
                line.append("\\r");
            } else if (Character.isISOControl(c) && c != '\t') {
                line.append('?');
            } else {
                line.append(c);
            }
        }
        return line;
    }
}
