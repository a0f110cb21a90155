package org.hookswitch.apps.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hookswitch.dialplan.Template;
import org.hookswitch.pbx.Assignment;
import org.hookswitch.pbx.ConfigurationFolder;
import org.hookswitch.pbx.Pbx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilesTest {

    @TempDir
    Path folder;

    private Path file;
    private Pbx pbx;

    @BeforeEach
    void makeAFile() throws IOException {
        file = folder.resolve("numbers.txt");
        Files.writeString(file, "one\ntwo\nthree\nfour\n");
        pbx = Pbx.builder()
                .part(ConfigurationFolder.class, new ConfigurationFolder(folder))
                .build();
    }

    @AfterEach
    void close() {
        pbx.close();
    }

    private String value(String expression) {
        return Template.parse("${" + expression.replace("@", file.toString()) + "}")
                .evaluate(pbx.scope());
    }

    private String afterSetting(String function, String value) throws IOException {
        Assignment.setGlobal(pbx, function.replace("@", file.toString()), value);
        return Files.readString(file).replace("\n", "|").replace("\r", "<");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "FILE(@);one|two|three|four|",
                "FILE(@,4);two|three|four|",
                "FILE(@,4,3);two",
                "FILE(@,-5);four|",
                "FILE(@,-5,4);four",
                "FILE(@,0,-5);one|two|three|",
                "FILE(@,99);''",
                "FILE(@,0,0);''",
                "FILE(@,0,1,l);one|",
                "FILE(@,1,2,l);two|three|",
                "FILE(@,2,,l);three|four|",
                "FILE(@,-1,,l);four|",
                "FILE(@,-2,1,l);three|",
                "FILE(@,0,-1,l);one|two|three|",
                "FILE(@,9,1,l);''",
                "FILE_COUNT_LINE(@);4",
                "FILE_COUNT_LINE(@,u);4",
                "FILE_COUNT_LINE(@,m);1",
                "FILE_FORMAT(@);u",
                "STAT(s,@);19",
                "STAT(f,@);1",
                "STAT(d,@);0",
                "STAT(e,@);1"
            })
    void partsOfAFileAreRead(String expression, String expected) {
        assertThat(value(expression).replace("\n", "|")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "FILE(@);new;new",
                "FILE(@,,,a);new;one|two|three|four|new",
                "FILE(@,0,1);N;Nne|two|three|four|",
                "FILE(@,4,3);2;one|2|three|four|",
                "FILE(@,4);rest;one|rest",
                "FILE(@,4,0);x;one|xtwo|three|four|",
                "FILE(@,0,1,l);new;new|two|three|four|",
                "FILE(@,1,2,l);new;one|new|four|",
                "FILE(@,-1,,l);new;one|two|three|new|",
                "FILE(@,,,al);new;one|two|three|four|new|",
                "FILE(@,1,0,l);new;one|new|two|three|four|",
                "FILE(@,1,1,ld);'';one|three|four|",
                "FILE(@,0,1,l,d);new;new<|"
            })
    void partsOfAFileAreReplaced(String function, String value, String expected) throws IOException {
        assertThat(afterSetting(function, value)).isEqualTo(expected);
    }

    @Test
    void aFileThatIsNotThereIsMade() throws IOException {
        Files.delete(file);
        assertThat(afterSetting("FILE(@,0,1,l)", "first")).isEqualTo("first|");
    }

    @Test
    void linesOfDosAreToldFromOthers() throws IOException {
        Files.writeString(file, "one\r\ntwo\r\nthree");
        assertThat(value("FILE_FORMAT(@)")).isEqualTo("d");
        assertThat(value("FILE_COUNT_LINE(@)")).isEqualTo("3");
        assertThat(value("FILE(@,1,1,l)")).isEqualTo("two\r\n");
        assertThat(afterSetting("FILE(@,1,1,l)", "2")).isEqualTo("one<|2<|three");
    }

    @Test
    void linesOfOldMacsAreToldFromOthers() throws IOException {
        Files.writeString(file, "one\rtwo\r");
        assertThat(value("FILE_FORMAT(@)")).isEqualTo("m");
        assertThat(value("FILE_COUNT_LINE(@)")).isEqualTo("2");
        Files.writeString(file, "one");
        assertThat(value("FILE_FORMAT(@)")).isEqualTo("x");
        assertThat(value("FILE_COUNT_LINE(@)")).isEqualTo("1");
    }

    @Test
    void theModeOfAFileIsToldInOctalDigits() throws IOException {
        Files.setPosixFilePermissions(file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r-----"));
        assertThat(value("STAT(m,@)")).isEqualTo("100640");
        long changed = Files.getLastModifiedTime(file).toInstant().getEpochSecond();
        assertThat(value("STAT(M,@)")).isEqualTo(Long.toString(changed));
        assertThat(Long.parseLong(value("STAT(C,@)"))).isGreaterThanOrEqualTo(changed);
        assertThat(Long.parseLong(value("STAT(A,@)"))).isPositive();
    }

    @Test
    void whatIsNoTextComesAsBytes() throws IOException {
        Files.write(file, new byte[] {(byte) 0xe4, 'b'});
        assertThat(value("FILE(@)")).isEqualTo("äb");
        Files.writeString(file, "äb");
        assertThat(value("FILE(@)")).isEqualTo("äb");
        assertThat(value("FILE(@,2)")).isEqualTo("b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "AST_CONFIG(test.conf,general,colour);red",
                "AST_CONFIG(test.conf,general,allow);a",
                "AST_CONFIG(test.conf,general,allow,1);b",
                "AST_CONFIG(test.conf,general,allow,-1);c",
                "AST_CONFIG(test.conf,general,allow,3);''",
                "AST_CONFIG(test.conf,heir,colour);blue",
                "AST_CONFIG(test.conf,heir,shape);round",
                "AST_CONFIG(test.conf,nobody,colour);''",
                "AST_CONFIG(test.conf,general,nothing);''",
                "AST_CONFIG(none.conf,general,colour);''",
                "AST_CONFIG(test.conf,general);''"
            })
    void optionsOfAConfigurationFileAreRead(String expression, String expected) throws IOException {
        Files.writeString(folder.resolve("test.conf"), """
                [general]
                colour = red ; a comment
                allow = a
                allow = b
                allow => c
                [base](!)
                shape = round
                [heir](base)
                colour = blue
                """);
        assertThat(value(expression)).isEqualTo(expected);
    }
}
