package dev.exercise.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.stack.TestHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InterpreterSearchTest {

  private static final String BROKEN_SHIM =
      "echo 'pyenv: python3.13: command not found' >&2; exit 127";

  @TempDir private Path directory;

  @Test
  void shimThatFailsIsPassedOverForPyenvsOwnVersion() throws Exception {
    Path path = script("shims/python3.13", BROKEN_SHIM).getParent();
    Path real = script("pyenv/versions/3.13.7/bin/python3.13", answering("cpython", "3.13.7"));
    InterpreterSearch search =
        search(
            Map.of("PATH", path.toString(), "PYENV_ROOT", directory.resolve("pyenv").toString()));

    assertThat(search.wanted(TestHome.ledger(), List.of()))
        .hasValueSatisfying(found -> assertThat(found.release()).isEqualTo("3.13.7"));
    assertThat(real).exists();
    assertThat(search.whatWasFound()).contains("shims/python3.13 (does not run)");
  }

  @Test
  void otherPythonsAreNotTakenButCanBootstrap() throws Exception {
    Path path = script("bin/python3", answering("cpython", "3.11.2")).getParent();
    script("bin/python3.13", answering("pypy", "3.13.0"));
    script("bin/python", answering("cpython", "2.7.18"));
    InterpreterSearch search = search(Map.of("PATH", path.toString()));

    assertThat(search.wanted(TestHome.ledger(), List.of())).isEmpty();
    assertThat(search.whatWasFound()).contains("bin/python3 (3.11.2)", "bin/python (2.7.18)");
    assertThat(search.forBootstrap(TestHome.ledger())).isPresent();
  }

  @Test
  void placeKnownFromBeforeIsLookedAtFirst() throws Exception {
    Path known = script("known/python", answering("cpython", "3.13.2"));
    Path path = script("bin/python3.13", answering("cpython", "3.13.1")).getParent();
    InterpreterSearch search = search(Map.of("PATH", path.toString()));

    assertThat(search.wanted(TestHome.ledger(), List.of(known)))
        .hasValueSatisfying(found -> assertThat(found.release()).isEqualTo("3.13.2"));
  }

  @Test
  void pipsIndexIsHandedToUvAndWhatBendsAnInstallIsLeftOut() {
    Map<String, String> environment =
        InstallEnvironment.of(
            Map.of(
                "PIP_INDEX_URL", "https://index.example/simple",
                "PIP_USER", "1",
                "https_proxy", "http://proxy:3128",
                "PYTHONPATH", "/somewhere",
                "AWS_SECRET_ACCESS_KEY", "secret"));

    assertThat(environment)
        .containsEntry("UV_DEFAULT_INDEX", "https://index.example/simple")
        .containsEntry("https_proxy", "http://proxy:3128")
        .doesNotContainKeys("PIP_USER", "PYTHONPATH", "AWS_SECRET_ACCESS_KEY");
  }

  private InterpreterSearch search(Map<String, String> environment) {
    return new InterpreterSearch(environment, directory.resolve("user"), List.of());
  }

  private Path script(String name, String body) throws Exception {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static String answering(String implementation, String release) {
    return "echo 'PYTHON|%s|%s|linux-x86_64|/opt/python'".formatted(implementation, release);
  }
}
