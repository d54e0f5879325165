package dev.exercise.cli;

import dev.exercise.observation.Notebook;
import dev.exercise.session.Session;
import dev.exercise.session.Sessions;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Whose session a command is about. */
final class CandidateOption {

  @Option(
      names = "--candidate",
      paramLabel = "ALIAS",
      defaultValue = "candidate",
      converter = AliasConverter.class,
      description = "Whose session it is. Default: ${DEFAULT-VALUE}.")
  private String alias;

  String alias() {
    return alias;
  }

  /** The session that is kept. */
  Session session(Path home) {
    return new Sessions(home).read(alias);
  }

  /** Where the observations of the session that is kept are written down. */
  Notebook notebook(Path home) {
    return new Notebook(home, session(home).candidate());
  }

  /** Refuses what is no alias as wrong usage. */
  static final class AliasConverter implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
      try {
        Session.checkAlias(text);
        return text;
      } catch (IllegalArgumentException wrong) {
        throw new TypeConversionException(wrong.getMessage());
      }
    }
  }
}
