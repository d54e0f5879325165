package dev.exercise.report;

import dev.exercise.grading.comparison.Shown;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The form in which continuous integration reads test results. */
public final class JunitFile {

  private JunitFile() {}

  /** How a test ended. */
  public enum Ending {
    PASSED,
    /** It was looked at, and is wrong. */
    FAILURE,
    /** It could not be looked at. */
    ERROR,
    SKIPPED
  }

  /**
   * A test.
   *
   * @param group it belongs to: what JUnit calls a class
   * @param name of the test
   * @param ending how it ended
   * @param detail why it did not pass; empty where there is nothing to say
   * @param took how long it took, where that is known
   */
  public record Case(
      String group, String name, Ending ending, String detail, Optional<Duration> took) {}

  /** A suite of tests as XML. */
  public static String render(String suite, List<Case> cases) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", suite);
      xml.writeAttribute("tests", Integer.toString(cases.size()));
      xml.writeAttribute("failures", count(cases, Ending.FAILURE));
      xml.writeAttribute("errors", count(cases, Ending.ERROR));
      xml.writeAttribute("skipped", count(cases, Ending.SKIPPED));
      Optional<Duration> all =
          cases.stream().flatMap(one -> one.took().stream()).reduce(Duration::plus);
      if (all.isPresent()) {
        xml.writeAttribute("time", seconds(all.get()));
      }
      for (Case one : cases) {
        write(one, xml);
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

  private static void write(Case one, XMLStreamWriter xml) throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", one.group());
    xml.writeAttribute("name", one.name());
    if (one.took().isPresent()) {
      xml.writeAttribute("time", seconds(one.took().get()));
    }
    String detail = Shown.harmless(one.detail());
    switch (one.ending()) {
      case PASSED -> {}
      case FAILURE -> writeDetail("failure", detail, xml);
      case ERROR -> writeDetail("error", detail, xml);
      case SKIPPED -> {
        if (detail.isEmpty()) {
          xml.writeEmptyElement("skipped");
        } else {
          writeDetail("skipped", detail, xml);
        }
      }
    }
    xml.writeEndElement();
  }

  private static void writeDetail(String element, String detail, XMLStreamWriter xml)
      throws XMLStreamException {
    xml.writeStartElement(element);
    xml.writeAttribute("message", detail.lines().findFirst().orElse(""));
    xml.writeCharacters(detail);
    xml.writeEndElement();
  }

  private static String count(List<Case> cases, Ending ending) {
    return Long.toString(cases.stream().filter(one -> one.ending() == ending).count());
  }

  private static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%.3f", took.toMillis() / 1000.0);
  }
}
