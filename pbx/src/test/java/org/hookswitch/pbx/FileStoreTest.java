package org.hookswitch.pbx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStoreTest {

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("astdb");
    }

    @Test
    void whatIsPutIsThereWhenTheFileIsOpenedAgain() {
        try (KeyValueStore store = KeyValueStore.inFile(file())) {
            store.put("cid", "555", "Bob");
            store.put("cid", "556", "Eve");
            assertThat(store.delete("cid", "556")).isTrue();
            assertThat(store.delete("cid", "556")).isFalse();
        }
        try (KeyValueStore store = KeyValueStore.inFile(file())) {
            assertThat(store.get("cid", "555")).contains("Bob");
            assertThat(store.get("cid", "556")).isEmpty();
        }
    }

    @Test
    void aSwitchThatIsKilledHasLostNothing() throws IOException {
        try (KeyValueStore store = KeyValueStore.inFile(file())) {
            for (int i = 0; i < 200; i++) {
                store.put("n", Integer.toString(i), "value " + i);
            }
            store.put("n", "7", "changed");
            // What is in the file at this moment is all that a killed process leaves behind.
            Path left = folder.resolve("left");
            Files.copy(file(), left);
            try (KeyValueStore found = KeyValueStore.inFile(left)) {
                assertThat(found.tree("n")).hasSize(200).containsEntry("/n/7", "changed");
            }
        }
    }

    @Test
    void aHalfWrittenEndIsLeftOut() throws IOException {
        try (KeyValueStore store = KeyValueStore.inFile(file())) {
            store.put("a", "1", "x");
        }
        Path torn = folder.resolve("torn");
        byte[] whole = Files.readAllBytes(file());
        byte[] longer = java.util.Arrays.copyOf(whole, whole.length + 30);
        java.util.Arrays.fill(longer, whole.length, longer.length, (byte) 'Z');
        Files.write(torn, longer);
        try (KeyValueStore store = KeyValueStore.inFile(torn)) {
            assertThat(store.get("a", "1")).contains("x");
            store.put("a", "2", "y");
            assertThat(store.tree("a")).hasSize(2);
        }
    }

    @Test
    void bothKindsOfStoreListTheSameTrees() {
        try (KeyValueStore disk = KeyValueStore.inFile(file());
                KeyValueStore memory = KeyValueStore.inMemory()) {
            for (KeyValueStore store : List.of(disk, memory)) {
                store.put("a", "b", "1");
                store.put("a", "b/c", "2");
                store.put("a", "bc", "3");
                store.put("ab", "c", "4");
                store.put("a-", "c", "5");
                assertThat(store.tree("").keySet()).containsExactly("/a-/c", "/a/b", "/a/b/c", "/a/bc", "/ab/c");
                assertThat(store.tree("a").values()).containsExactly("1", "2", "3");
                assertThat(store.tree("/a/b/").values()).containsExactly("1", "2");
                assertThat(store.tree("nothing")).isEmpty();
                assertThat(store.deleteTree("a/b")).isEqualTo(2);
                assertThat(store.deleteTree("a/b")).isZero();
                assertThat(store.tree("").values()).containsExactly("5", "3", "4");
            }
        }
    }

    @Test
    void theFileDoesNotGrowForEver() throws IOException {
        try (KeyValueStore store = KeyValueStore.inFile(file())) {
            for (int i = 0; i < 5000; i++) {
                store.put("counter", Integer.toString(i % 10), "value number " + i);
            }
        }
        try (KeyValueStore store = KeyValueStore.inFile(file())) {
            assertThat(store.tree("counter")).hasSize(10);
        }
        assertThat(Files.size(file())).isLessThan(2 << 20);
    }

    @Test
    void aJournalThatWasWrittenAnewHoldsEverything() {
        try (KeyValueStore store = KeyValueStore.inFile(file())) {
            for (int i = 0; i < 50_000; i++) {
                store.put("counter", Integer.toString(i % 100), "a value of some length, number " + i);
            }
            assertThat(file())
                    .isRegularFile()
                    .satisfies(f -> assertThat(Files.size(f)).isLessThan(2 << 20));
        }
        try (KeyValueStore store = KeyValueStore.inFile(file())) {
            assertThat(store.tree("counter")).hasSize(100);
            assertThat(store.get("counter", "99")).contains("a value of some length, number 49999");
        }
    }

    @Test
    void anyTextIsKept() {
        String text = "tab\t, line\nfeed, back\\slash \\t, ü, 日, \r, quote\"";
        try (KeyValueStore store = KeyValueStore.inFile(file())) {
            store.put("f", text, text);
            store.put("f", "", "");
        }
        try (KeyValueStore store = KeyValueStore.inFile(file())) {
            assertThat(store.get("f", text)).contains(text);
            assertThat(store.get("f", "")).contains("");
        }
    }

    @Test
    void aDamageBeforeTheEndIsNotPassedOver() throws IOException {
        try (KeyValueStore store = KeyValueStore.inFile(file())) {
            store.put("a", "1", "x");
            store.put("a", "2", "y");
        }
        Files.writeString(file(), Files.readString(file()).replace("/a/1", "/b/1"));
        assertThatThrownBy(() -> KeyValueStore.inFile(file())).hasMessageContaining("damaged");
    }

    @Test
    void aSecondSwitchCannotOpenTheSameFile() {
        try (KeyValueStore store = KeyValueStore.inFile(file())) {
            assertThatThrownBy(() -> KeyValueStore.inFile(file()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(file().toString());
            store.put("still", "works", "1");
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsRefused() throws IOException {
        Files.writeString(file(), "this is no database\n".repeat(500));
        assertThatThrownBy(() -> KeyValueStore.inFile(file())).isInstanceOf(IllegalStateException.class);
    }
}
