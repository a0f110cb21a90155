package org.hookswitch.media.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hookswitch.media.Codec;
import org.hookswitch.media.Frame;
import org.hookswitch.media.play.AudioSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoundLibraryTest {
    @TempDir
    Path root;

    private SoundLibrary library = new SoundLibrary(Path.of("/"), "en");

    @BeforeEach
    void someSounds() throws IOException {
        library = new SoundLibrary(root, "en");
        for (String name : List.of(
                "en/digits/1.gsm",
                "en/digits/1.wav",
                "en/hello.ulaw",
                "en_GB/digits/1.sln",
                "de/hello.alaw",
                "beep.wav",
                "en/wide.sln16",
                "en/wide.ulaw",
                "elsewhere/de/greeting.wav",
                "elsewhere/greeting.wav")) {
            Files.createDirectories(root.resolve(name).getParent());
            Files.createFile(root.resolve(name));
        }
    }

    private String found(String name, String language, Codec codec) {
        return library.find(name, language)
                .map(s -> root.relativize(s.bestFor(codec)).toString())
                .orElse("none");
    }

    @Test
    void theLanguageIsAFolderBeforeTheName() {
        assertThat(found("hello", "de", Codec.ULAW)).isEqualTo("de/hello.alaw");
        assertThat(found("hello", "en", Codec.ULAW)).isEqualTo("en/hello.ulaw");
    }

    @Test
    void aDialectFallsBackToItsLanguage() {
        assertThat(found("digits/1", "en_GB", Codec.ULAW)).isEqualTo("en_GB/digits/1.sln");
        assertThat(found("hello", "en_GB_x", Codec.ULAW)).isEqualTo("en/hello.ulaw");
    }

    @Test
    void withoutALanguageOfItsOwnASoundIsFoundInNoLanguageAndThenInTheDefaultOne() {
        assertThat(found("beep", "fr", Codec.ULAW)).isEqualTo("beep.wav");
        assertThat(found("hello", "fr", Codec.ULAW)).isEqualTo("en/hello.ulaw");
        assertThat(found("nothing", "fr", Codec.ULAW)).isEqualTo("none");
    }

    @Test
    void ofAnAbsoluteNameTheLanguageIsAFolderBesideTheFile() {
        String name = root + "/elsewhere/greeting";
        assertThat(found(name, "de", Codec.ULAW)).isEqualTo("elsewhere/de/greeting.wav");
        assertThat(found(name, "fr", Codec.ULAW)).isEqualTo("elsewhere/greeting.wav");
    }

    @Test
    void theFormatWithTheLeastLossIsTaken() {
        assertThat(found("digits/1", "en", Codec.ULAW)).isEqualTo("en/digits/1.wav");
        assertThat(found("digits/1", "en", Codec.GSM)).isEqualTo("en/digits/1.gsm");
        assertThat(found("wide", "en", Codec.SLIN16)).isEqualTo("en/wide.sln16");
        assertThat(found("wide", "en", Codec.ULAW)).isEqualTo("en/wide.ulaw");
    }

    @Test
    void musicIsPlayedRoundAndRoundAndAPieceThatIsGoneIsLeftOut() throws IOException {
        Path folder = Files.createDirectories(root.resolve("moh"));
        for (String name : List.of("b", "a", "c")) {
            try (SoundWriter writer = SoundWriter.open(folder.resolve(name + ".sln"), false)) {
                short[] samples = new short[160];
                java.util.Arrays.fill(samples, (short) name.charAt(0));
                writer.write(samples, 0, 160);
            }
        }
        MusicFolder music = MusicFolder.of(folder);
        assertThat(music.names()).containsExactly("a", "b", "c");
        Files.delete(folder.resolve("c.sln"));

        StringBuilder heard = new StringBuilder();
        ByteBuffer buffer = Frame.newBuffer();
        try (AudioSource source = music.inOrder(Codec.SLIN, 1)) {
            long end = System.nanoTime() + 10_000_000_000L;
            while (heard.length() < 5 && System.nanoTime() < end) {
                if (source.read(buffer, Frame.HEADROOM) > 0) {
                    heard.append((char) buffer.getShort(Frame.HEADROOM));
                }
            }
        }
        assertThat(heard.toString()).isEqualTo("babab");
        assertThat(new ArrayList<>(music.names())).hasSize(3);
    }

    @Test
    void musicOfWhichEverythingIsGoneEnds() throws IOException {
        Path folder = Files.createDirectories(root.resolve("gone"));
        Files.createFile(folder.resolve("a.wav"));
        MusicFolder music = MusicFolder.of(folder);
        Files.delete(folder.resolve("a.wav"));
        try (AudioSource source = music.inOrder(Codec.SLIN, 0)) {
            assertThat(source.read(Frame.newBuffer(), Frame.HEADROOM)).isEqualTo(AudioSource.END);
        }
    }
}
