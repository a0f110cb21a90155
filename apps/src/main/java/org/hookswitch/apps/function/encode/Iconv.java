package org.hookswitch.apps.function.encode;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.text.Normalizer;
import java.util.Locale;
import org.hookswitch.apps.function.Described;
import org.hookswitch.apps.function.Octets;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/**
 * {@code ICONV}: the bytes of a text taken for one character set and written in another. The other may end in
 * {@code //TRANSLIT}, where letters lose what it lacks and other characters become question marks, or in {@code //IGNORE},
 * where they go.
 */
public final class Iconv extends Described {

    public Iconv() {
        super(FunctionSpec.read("ICONV", "Changes the character set", "ICONV(in-charset,out-charset,string)", 3, 3));
    }

    @Override
    public String read(FunctionCall call) {
        if (call.arguments().size() < 3) {
            return call.warn("wants two character sets and a text");
        }
        String to = call.argument(1);
        int slashes = to.indexOf("//");
        String how = slashes < 0 ? "" : to.substring(slashes).toUpperCase(Locale.ROOT);
        try {
            Charset in = Charset.forName(call.argument(0));
            Charset out = Charset.forName(slashes < 0 ? to : to.substring(0, slashes));
            String text = in.newDecoder()
                    .decode(ByteBuffer.wrap(Octets.of(call.argument(2))))
                    .toString();
            return Octets.text(encode(text, out, how));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return call.warn("there is no character set " + e.getMessage());
        } catch (CharacterCodingException e) {
            return call.warn("there are characters that do not exist there");
        }
    }

    private static byte[] encode(String text, Charset out, String how) throws CharacterCodingException {
        CharsetEncoder encoder = out.newEncoder();
        boolean translates = how.contains("//TRANSLIT");
        if (translates || how.contains("//IGNORE")) {
            encoder.onUnmappableCharacter(translates ? CodingErrorAction.REPLACE : CodingErrorAction.IGNORE);
        }
        String written = translates ? transliterate(text, encoder) : text;
        ByteBuffer bytes = encoder.encode(CharBuffer.wrap(written));
        byte[] array = new byte[bytes.remaining()];
        bytes.get(array);
        return array;
    }

    private static String transliterate(String text, CharsetEncoder encoder) {
        var written = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            String one = Character.toString(c);
            if (encoder.canEncode(one)) {
                written.append(one);
            } else {
                String bare = Normalizer.normalize(one, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
                written.append(encoder.canEncode(bare) ? bare : "?");
            }
        });
        return written.toString();
    }
}
