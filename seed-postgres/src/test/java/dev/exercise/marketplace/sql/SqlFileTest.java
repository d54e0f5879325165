package dev.exercise.marketplace.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqlFileTest {

  record Header(String id, int rate) {}

  @Test
  void aFileIsItsFrontMatterAndTheRest() {
    SqlFile file = SqlFile.parse("some", "-- id: some\n-- rate: 3\n\n-- Why.\nselect 1\n");

    assertThat(file.header(Header.class)).isEqualTo(new Header("some", 3));
    assertThat(file.body()).isEqualTo("-- Why.\nselect 1");
  }

  @Test
  void aFileWithoutFrontMatterIsNamed() {
    assertThatThrownBy(() -> SqlFile.parse("some", "select 1"))
        .hasMessage("some.sql has no front matter. Begin it with '-- key: value' lines.");
  }

  @Test
  void anUnknownKeyIsNamed() {
    SqlFile file = SqlFile.parse("some", "-- id: some\n-- rate: 3\n-- titel: x\nselect 1");

    assertThatThrownBy(() -> file.header(Header.class))
        .hasMessageStartingWith("The front matter of some.sql is wrong:")
        .hasMessageContaining("titel");
  }

  @Test
  void aMissingKeyIsNamed() {
    SqlFile file = SqlFile.parse("some", "-- id: some\nselect 1");

    assertThatThrownBy(() -> file.header(Header.class))
        .hasMessageStartingWith("The front matter of some.sql is wrong:")
        .hasMessageContaining("rate");
  }

  @Test
  void whatIsNoYamlIsNamed() {
    SqlFile file = SqlFile.parse("some", "-- id: [some\nselect 1");

    assertThatThrownBy(() -> file.header(Header.class))
        .hasMessageStartingWith("The front matter of some.sql is wrong:");
  }

  @Test
  void filesInAJarAreFoundWithoutEntriesForItsFolders(@TempDir Path directory) throws Exception {
    Path jar = directory.resolve("some.jar");
    try (JarOutputStream entries = new JarOutputStream(Files.newOutputStream(jar))) {
      entries.putNextEntry(new JarEntry("a/b/one.sql"));
      entries.write("-- id: one\nselect 1".getBytes(StandardCharsets.UTF_8));
      entries.putNextEntry(new JarEntry("a/b/One.class"));
      entries.putNextEntry(new JarEntry("a/b/deeper/two.sql"));
    }

    assertThat(Folder.read(jar, "a/b")).containsOnlyKeys("one");
  }
}
