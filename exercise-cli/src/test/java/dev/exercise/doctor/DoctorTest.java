package dev.exercise.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exercise.Problem;
import dev.exercise.check.Finding;
import dev.exercise.images.Docker;
import dev.exercise.session.SessionRuntime;
import dev.exercise.stack.FakeEngine;
import dev.exercise.stack.Ports;
import dev.exercise.stack.TestHome;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class DoctorTest {

  private static final long GIBIBYTE = 1L << 30;
  private static final Optional<SessionRuntime> COMPOSE = Optional.of(SessionRuntime.COMPOSE);

  private final Ports ports = Ports.free();

  @BeforeAll
  static void requireTheCommandLine() throws Exception {
    Docker.requireCompose();
  }

  @Test
  void anEngineWithEnoughOfEverythingIsFine() throws Exception {
    try (FakeEngine engine = FakeEngine.start("28.5.1", 16 * GIBIBYTE)) {
      assertThat(findings(engine, COMPOSE))
          .filteredOn(finding -> finding.state() == Finding.State.FAILED)
          .isEmpty();
    }
  }

  @Test
  void anOldEngineIsToldWithTheOneToInstall() throws Exception {
    try (FakeEngine engine = FakeEngine.start("20.10.24", 16 * GIBIBYTE)) {
      Finding finding = finding(findings(engine, COMPOSE), "Docker engine");

      assertThat(finding.state()).isEqualTo(Finding.State.FAILED);
      assertThat(finding.found()).contains("20.10.24 is too old");
      assertThat(finding.remedy()).contains("23 or later");
    }
  }

  @Test
  void fourGigabytesAreRefusedAndSevenAreWarnedOf() throws Exception {
    try (FakeEngine small = FakeEngine.start("28.5.1", 4 * GIBIBYTE);
        FakeEngine tight = FakeEngine.start("28.5.1", 7 * GIBIBYTE)) {
      Finding refused = finding(findings(small, COMPOSE), "Docker's memory");
      Finding warned = finding(findings(tight, COMPOSE), "Docker's memory");

      assertThat(refused.state()).isEqualTo(Finding.State.FAILED);
      assertThat(refused.found()).contains("4.0 GiB").contains("too little");
      assertThat(refused.remedy()).contains("8 GB").contains("Settings, Resources");
      assertThat(warned.state()).isEqualTo(Finding.State.OPEN);
      assertThat(warned.found()).contains("7.0 GiB");
    }
  }

  @Test
  void aDockerDesktopSetToEightGigabytesIsEnough() throws Exception {
    // What it then says it has.
    try (FakeEngine engine = FakeEngine.start("28.5.1", 8_217_931_776L)) {
      assertThat(finding(findings(engine, COMPOSE), "Docker's memory").state())
          .isEqualTo(Finding.State.OK);
    }
  }

  @Test
  void anEngineThatIsNotThereIsAProblemForContainersOnly() {
    var docker = FakeEngine.dockerAt("tcp://127.0.0.1:1");
    Doctor doctor = new Doctor(docker, TestHome.ledger(), ports);

    assertThatThrownBy(() -> doctor.require(RuntimeChoice.of(COMPOSE, docker)))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("No Docker engine answers at tcp://127.0.0.1:1")
        .hasMessageContaining("DOCKER_HOST")
        .hasMessageContaining("--runtime embedded");
    RuntimeChoice automatic = RuntimeChoice.of(Optional.empty(), docker);
    assertThat(automatic.runtime()).isEqualTo(SessionRuntime.EMBEDDED);
    assertThat(automatic.because()).contains("No Docker engine answers");
    assertThatCode(() -> doctor.require(automatic)).doesNotThrowAnyException();
  }

  @Test
  void anEngineThatAnswersIsChosenWhereNothingIsAsked() throws Exception {
    try (FakeEngine engine = FakeEngine.start("28.5.1", 16 * GIBIBYTE)) {
      RuntimeChoice choice = RuntimeChoice.of(Optional.empty(), engine.docker());

      assertThat(choice.runtime()).isEqualTo(SessionRuntime.COMPOSE);
      assertThat(choice.because()).contains("28.5.1");
    }
  }

  @Test
  void aPortThatIsTakenIsToldWithTheProcessThatHasIt() throws Exception {
    try (FakeEngine engine = FakeEngine.start("28.5.1", 16 * GIBIBYTE);
        ServerSocket held =
            new ServerSocket(
                ports.airflow(), 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      Finding finding = finding(findings(engine, COMPOSE), "Port " + held.getLocalPort());

      assertThat(finding.state()).isEqualTo(Finding.State.FAILED);
      assertThat(finding.found())
          .contains("wanted by Airflow")
          .contains("process " + ProcessHandle.current().pid());
      assertThat(finding.remedy()).contains("Stop that process");
    }
  }

  @Test
  void everyFindingThatIsNoGoodHasARemedy() throws Exception {
    try (FakeEngine engine = FakeEngine.start("19.03.1", GIBIBYTE)) {
      assertThat(findings(engine, COMPOSE))
          .filteredOn(finding -> finding.state() != Finding.State.OK)
          .hasSizeGreaterThanOrEqualTo(2)
          .allSatisfy(finding -> assertThat(finding.remedy()).isNotBlank());
    }
  }

  private List<Finding> findings(FakeEngine engine, Optional<SessionRuntime> asked) {
    return new Doctor(engine.docker(), TestHome.ledger(), ports)
        .examine(RuntimeChoice.of(asked, engine.docker()));
  }

  private static Finding finding(List<Finding> findings, String service) {
    return findings.stream()
        .filter(finding -> finding.service().equals(service))
        .findFirst()
        .orElseThrow();
  }
}
