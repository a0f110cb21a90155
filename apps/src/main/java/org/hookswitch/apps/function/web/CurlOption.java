package org.hookswitch.apps.function.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.hookswitch.apps.function.CNumber;

/** The options of a fetch, by the words of {@code CURLOPT()}, each with how its values are read. */
enum CurlOption {
    COOKIE(Kind.TEXT, ""),
    CONNTIMEOUT(Kind.SECONDS, "300"),
    DNSTIMEOUT(Kind.NOT_SUPPORTED, "60"),
    FOLLOWLOCATION(Kind.FLAG, "0"),
    FTPTEXT(Kind.NOT_SUPPORTED, "0"),
    FTPTIMEOUT(Kind.NOT_SUPPORTED, "0"),
    HEADER(Kind.FLAG, "0"),
    HTTPAUTH(Kind.AUTH, "basic"),
    HTTPHEADER(Kind.LIST, ""),
    HTTPTIMEOUT(Kind.SECONDS, "0"),
    MAXREDIRS(Kind.NUMBER, "-1"),
    PROXY(Kind.TEXT, ""),
    PROXYTYPE(Kind.PROXY, "http"),
    PROXYPORT(Kind.NUMBER, "0"),
    PROXYUSERPWD(Kind.TEXT, ""),
    REFERER(Kind.TEXT, ""),
    USERAGENT(Kind.TEXT, "asterisk-libcurl-agent/1.0"),
    USERPWD(Kind.TEXT, ""),
    SSL_VERIFYPEER(Kind.FLAG, "1"),
    SSL_VERIFYHOST(Kind.NUMBER, "2"),
    SSL_CAINFO(Kind.TEXT, ""),
    SSL_CAPATH(Kind.TEXT, ""),
    SSL_CERT(Kind.NOT_SUPPORTED, ""),
    SSL_CERTTYPE(Kind.NOT_SUPPORTED, ""),
    SSL_KEY(Kind.NOT_SUPPORTED, ""),
    SSL_KEYTYPE(Kind.NOT_SUPPORTED, ""),
    SSL_KEYPASSWD(Kind.NOT_SUPPORTED, ""),
    HASHCOMPAT(Kind.HASH, "no"),
    FAILURECODES(Kind.LIST, "");

    /** How a value is read. */
    private enum Kind {
        TEXT,
        FLAG,
        NUMBER,
        SECONDS,
        LIST,
        AUTH,
        PROXY,
        HASH,
        NOT_SUPPORTED
    }

    private final Kind kind;
    private final String standard;

    CurlOption(Kind kind, String standard) {
        this.kind = kind;
        this.standard = standard;
    }

    static Optional<CurlOption> of(String word) {
        return Arrays.stream(values())
                .filter(o -> o.name().equalsIgnoreCase(word.strip()))
                .findFirst();
    }

    /** The words of all. */
    static String[] words() {
        return Arrays.stream(values())
                .map(o -> o.name().toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
    }

    /** What holds where nothing is set. */
    String standard() {
        return standard;
    }

    /** Whether every value that is set adds to those before. */
    boolean isList() {
        return kind == Kind.LIST;
    }

    /** A value in its usual form; empty when it is none for this option. */
    Optional<String> read(String value) {
        String text = value.strip();
        return switch (kind) {
            case TEXT, LIST -> Optional.of(value);
            case FLAG -> Optional.of(CNumber.isTrue(text) || CNumber.atoi(text) > 0 ? "1" : "0");
            case NUMBER -> CNumber.whole(text).isPresent() ? Optional.of(text) : Optional.empty();
            case SECONDS -> CNumber.real(text).isPresent() ? Optional.of(text) : Optional.empty();
            case AUTH -> text.equalsIgnoreCase("basic") ? Optional.of("basic") : Optional.empty();
            case PROXY -> text.equalsIgnoreCase("http") ? Optional.of("http") : Optional.empty();
            case HASH ->
                Optional.of(
                        text.toLowerCase(Locale.ROOT).equals("legacy")
                                ? "legacy"
                                : CNumber.isTrue(text) ? "yes" : "no");
            case NOT_SUPPORTED -> Optional.empty();
        };
    }
}
