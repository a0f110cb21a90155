package org.hookswitch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import org.hookswitch.dialplan.Plan;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.simulate.Simulation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class CommandSocketTest {

    @TempDir
    Path folder;

    private Path path;
    private Pbx pbx;
    private CommandSocket socket;

    @BeforeEach
    void open() throws IOException {
        path = folder.resolve("ctl");
        pbx = Pbx.builder().build();
        socket = CommandSocket.open(path, CommandLine.of(pbx));
    }

    @AfterEach
    void close() throws IOException {
        socket.close();
        pbx.close();
    }

    private String ask(String command) throws IOException {
        var out = new ByteArrayOutputStream();
        CommandClient.run(path, command, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void onlyItsOwnerMayOpenIt() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
    }

    @Test
    void whatACommandPrintsComesBackWhole() throws IOException {
        ask("database put fruit apple rouge\u00e2tre");
        assertThat(ask("database get fruit apple")).isEqualTo("Value: rouge\u00e2tre\n");
        assertThat(ask("core show functions").lines().count()).isGreaterThan(100);
    }

    @Test
    void aLineThatIsTooLongIsRefused() throws IOException {
        String longest = "x".repeat(CommandSocket.LONGEST_LINE - 1);
        assertThat(ask(longest)).startsWith("No such command 'xxx");
        assertThatThrownBy(() -> ask(longest + "x")).hasMessageContaining("a command has at most 8192 bytes");
    }

    @Test
    void aClientThatNeverEndsItsLineIsLetGo() throws IOException {
        try (SocketChannel rude = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            ByteBuffer flood = ByteBuffer.allocate(CommandSocket.LONGEST_LINE);
            while (flood.hasRemaining()) {
                rude.write(flood);
            }
            assertThat(rude.read(ByteBuffer.allocate(1)))
                    .as("end of the stream")
                    .isEqualTo(-1);
        }
        assertThat(ask("core waitfullybooted")).isEqualTo("Asterisk has fully booted.\n");
    }

    @Test
    void silentClientsTakePlacesOnlyUntilTheyGo() throws IOException {
        var silent = new ArrayList<SocketChannel>();
        for (int i = 0; i < CommandSocket.MOST_CLIENTS - 1; i++) {
            silent.add(SocketChannel.open(UnixDomainSocketAddress.of(path)));
        }
        assertThat(ask("core waitfullybooted")).isEqualTo("Asterisk has fully booted.\n");
        for (SocketChannel client : silent) {
            client.close();
        }
        for (int i = 0; i < 2 * CommandSocket.MOST_CLIENTS; i++) {
            assertThat(ask("core waitfullybooted")).isEqualTo("Asterisk has fully booted.\n");
        }
    }

    @Test
    void aClientThatSaysNothingIsLetGo() throws IOException {
        try (Simulation simulation = Simulation.of(Plan.EMPTY, 1);
                CommandSocket slow = CommandSocket.open(folder.resolve("slow"), CommandLine.of(simulation.pbx()));
                SocketChannel silent = SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("slow")))) {
            assertThat(slow).isNotNull();
            while (simulation.clock().pending() == 0) {
                Thread.onSpinWait(); // until the switch has begun to wait for the line
            }
            simulation.pass(CommandSocket.SECONDS_TO_TYPE * 1000L - 1);
            assertThat(silent.isOpen()).isTrue();
            silent.configureBlocking(false);
            assertThat(silent.read(ByteBuffer.allocate(1))).as("nothing yet").isZero();
            silent.configureBlocking(true);
            simulation.pass(2);
            assertThat(silent.read(ByteBuffer.allocate(1)))
                    .as("end of the stream")
                    .isEqualTo(-1);
        }
    }

    @Test
    void aSocketThatAKilledSwitchLeftIsReplaced() throws IOException {
        socket.close();
        Files.createFile(path);
        socket = CommandSocket.open(path, CommandLine.of(pbx));
        assertThat(ask("core waitfullybooted")).isEqualTo("Asterisk has fully booted.\n");
    }

    @Test
    void nobodyAnswersAfterItIsClosed() throws IOException {
        socket.close();
        assertThat(path).doesNotExist();
        assertThatThrownBy(() -> ask("core waitfullybooted")).isInstanceOf(IOException.class);
    }

    @Test
    void aPathThatIsTooLongIsNamed() {
        Path tooLong = folder.resolve("x".repeat(120));
        assertThatThrownBy(() -> CommandSocket.open(tooLong, CommandLine.of(pbx)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot listen for commands at " + tooLong);
    }
}
