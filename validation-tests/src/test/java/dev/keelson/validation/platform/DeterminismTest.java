package dev.keelson.validation.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.platform.Main;
import dev.keelson.validation.process.ProcessResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeterminismTest {
    @TempDir
    private Path dir;

    static List<List<String>> machines() {
        return List.of(
                List.of(
                        "-Duser.language=tr",
                        "-Duser.country=TR",
                        "-Duser.timezone=Asia/Kolkata",
                        "-Dfile.encoding=ISO-8859-9",
                        "-Dline.separator=\r\n",
                        // Every object has the identity hash 1, so that nothing can lean on it.
                        "-XX:+UnlockExperimentalVMOptions",
                        "-XX:hashCode=2"),
                List.of(
                        "-Duser.language=ar",
                        "-Duser.country=EG",
                        "-Duser.extensions=nu-arab",
                        "-Duser.timezone=Pacific/Apia",
                        "-Dfile.encoding=US-ASCII",
                        "-Xshare:off",
                        "-XX:+UnlockExperimentalVMOptions",
                        "-XX:hashCode=3"));
    }

    @ParameterizedTest
    @MethodSource("machines")
    void another_machine_writes_the_same_bytes(List<String> machine) {
        List<String> arguments = new ArrayList<>(ShippedPlatform.release());
        arguments.addAll(List.of("--output", dir.toString()));
        ChildProgram.run(Main.class, machine, arguments.toArray(String[]::new)).orFail();

        Map<String, String> written = FileStates.contents(dir);
        assertThat(written).hasSizeGreaterThan(10);
        assertThat(written).isEqualTo(FileStates.contents(ShippedPlatform.TREE.root()));
    }

    @Test
    void a_second_run_touches_nothing_and_a_failing_one_neither() {
        String output = dir.resolve("platform").toString();
        ChildProgram.run(Main.class, List.of(), "--output", output).orFail();
        SortedMap<String, String> before = FileStates.identities(dir);
        SortedMap<String, String> contents = FileStates.contents(dir);

        ChildProgram.run(Main.class, List.of(), "--output", output).orFail();
        assertThat(FileStates.identities(dir)).isEqualTo(before);

        ProcessResult refused = ChildProgram.run(Main.class, List.of(), "--output", output, "--set", "api.minimum=99");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output()).contains("api.minimum is 99", "--set api.minimum=99", "Nothing was written.");
        assertThat(FileStates.identities(dir)).isEqualTo(before);
        assertThat(FileStates.contents(dir)).isEqualTo(contents);
    }
}
