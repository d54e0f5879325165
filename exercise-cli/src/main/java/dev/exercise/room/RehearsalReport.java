package dev.exercise.room;

import dev.exercise.Problem;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A rehearsal as the file that continuous integration reads test results from. */
public final class RehearsalReport {

  private RehearsalReport() {}

  /** Writes it. */
  public static void write(List<RehearsalStep> steps, Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, render(steps), StandardCharsets.UTF_8);
    } catch (IOException unwritable) {
      throw new Problem(
          "%s cannot be written: %s.".formatted(file, unwritable.getMessage()),
          "Choose another place with --junit.",
          unwritable);
    }
  }

  static String render(List<RehearsalStep> steps) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", "exercise rehearse");
      xml.writeAttribute("tests", Integer.toString(steps.size()));
      xml.writeAttribute("failures", count(steps, RehearsalStep.Outcome.FAILED));
      xml.writeAttribute("skipped", count(steps, RehearsalStep.Outcome.SKIPPED));
      xml.writeAttribute(
          "time",
          seconds(steps.stream().map(RehearsalStep::took).reduce(Duration.ZERO, Duration::plus)));
      for (RehearsalStep step : steps) {
        write(step, xml);
      }
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException impossible) {
      throw new UncheckedIOException(new IOException(impossible));
    }
    return text.append('\n').toString();
  }

  private static void write(RehearsalStep step, XMLStreamWriter xml) throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", "exercise.rehearse");
    xml.writeAttribute("name", step.name());
    xml.writeAttribute("time", seconds(step.took()));
    switch (step.outcome()) {
      case PASSED -> {}
      case SKIPPED -> xml.writeEmptyElement("skipped");
      case FAILED -> {
        xml.writeStartElement("failure");
        String detail = printable(step.detail().orElse("it failed"));
        xml.writeAttribute("message", detail.lines().findFirst().orElse(""));
        xml.writeCharacters(detail);
        xml.writeEndElement();
      }
    }
    xml.writeEndElement();
  }

  /** XML has no place for control characters, which programs print. */
  private static String printable(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "?");
  }

  private static String count(List<RehearsalStep> steps, RehearsalStep.Outcome outcome) {
    return Long.toString(steps.stream().filter(step -> step.outcome() == outcome).count());
  }

  private static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%.3f", took.toMillis() / 1000.0);
  }
}
