package dev.exercise.doctor;

import dev.exercise.Problem;
import dev.exercise.check.Finding;
import dev.exercise.session.SessionRuntime;
import dev.exercise.stack.Container;
import dev.exercise.stack.Docker;
import dev.exercise.stack.Engine;
import dev.exercise.stack.Ports;
import dev.exercise.stack.ProcessLedger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Examines a machine before a session is set up on it; changes nothing. */
public final class Doctor {

  private final Docker docker;
  private final ProcessLedger ledger;
  private final Ports ports;

  /**
   * @param ledger names the tool's home directory
   * @param ports those that the session is to have
   */
  public Doctor(Docker docker, ProcessLedger ledger, Ports ports) {
    this.docker = docker;
    this.ledger = ledger;
    this.ports = ports;
  }

  /** Everything that a person may want to know, the pre-session checklist included. */
  public List<Finding> examine(RuntimeChoice choice) {
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.ok("Runtime", choice.because()));
    findings.addAll(needs(choice));
    findings.add(MachineExam.java());
    findings.add(MachineExam.python(ledger));
    findings.addAll(Checklist.findings(System.getenv()));
    return findings;
  }

  /**
   * Makes sure that a session can be set up.
   *
   * @return what is not as it should be and does not keep anybody from it
   * @throws Problem for the first thing that does
   */
  public List<Finding> require(RuntimeChoice choice) {
    List<Finding> findings = needs(choice);
    for (Finding finding : findings) {
      if (finding.state() == Finding.State.FAILED) {
        throw new Problem(
            "%s: %s".formatted(finding.service(), finding.found()).replaceFirst("([^.])$", "$1."),
            finding.remedy());
      }
    }
    return findings.stream().filter(finding -> finding.state() == Finding.State.OPEN).toList();
  }

  private List<Finding> needs(RuntimeChoice choice) {
    boolean compose = choice.runtime() == SessionRuntime.COMPOSE;
    List<Finding> findings = new ArrayList<>(EngineExam.of(choice.engine(), compose));
    List<Container> containers = List.of();
    Optional<Path> images = Optional.empty();
    if (choice.engine() instanceof Engine engine) {
      containers = docker.containers();
      images = compose ? engine.dataRoot() : Optional.empty();
      if (compose) {
        findings.add(PortExam.names(containers));
      }
    }
    findings.addAll(MachineExam.disk(ledger.home(), images));
    for (Map.Entry<Integer, String> wanted : ports.services().entrySet()) {
      findings.add(PortExam.of(wanted.getKey(), wanted.getValue(), containers, compose));
    }
    return findings;
  }
}
