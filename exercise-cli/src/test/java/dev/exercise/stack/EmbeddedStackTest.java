package dev.exercise.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exercise.Problem;
import dev.exercise.marketplace.PostgresServer;
import dev.exercise.marketplace.Progress;
import dev.exercise.python.TestEnvironments;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class EmbeddedStackTest {

  private final Path python = TestEnvironments.emulator().python();
  private ProcessLedger ledger;

  @BeforeEach
  void open() {
    ledger = ProcessLedger.open(TestHome.path(), notice -> {});
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void bothServicesAnswerUntilTheStackIsClosed() throws Exception {
    Ports ports = Ports.free();

    try (EmbeddedStack stack = EmbeddedStack.start(ledger, ports, python, Progress.NONE)) {
      assertThat(setting(stack, "show server_version_num")).startsWith("17");
      assertThat(setting(stack, "show fsync")).isEqualTo("on");
      assertThat(setting(stack, "show listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(status(stack)).isEqualTo(200);
      assertThat(stack.warehouse().toString())
          .isEqualTo("http://127.0.0.1:%d", ports.bigQueryRest());
      assertThat(stack.source().port()).isEqualTo(ports.postgres());
    }

    ports.requireFree();
  }

  @Test
  void portThatIsTakenIsNamedWithItsHolder() throws Exception {
    try (ServerSocket holder = listen()) {
      Ports free = Ports.free();
      Ports ports =
          new Ports(
              free.postgres(),
              holder.getLocalPort(),
              free.bigQueryGrpc(),
              free.airbyte(),
              free.airflow());

      assertThatThrownBy(() -> EmbeddedStack.start(ledger, ports, python, Progress.NONE))
          .isInstanceOf(PortTaken.class)
          .hasMessageContaining("Port %d", holder.getLocalPort())
          .hasMessageContaining("the BigQuery emulator (REST)")
          .hasMessageContaining("choose another port")
          .hasMessageContaining("process %d (", ProcessHandle.current().pid());
    }
  }

  @Test
  void tooLittleDiskIsSaidBeforeAnythingStarts() {
    DiskSpace unreachable = new DiskSpace(Long.MAX_VALUE);
    Ports ports = Ports.free();

    assertThatThrownBy(() -> EmbeddedStack.start(ledger, ports, python, Progress.NONE, unreachable))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("Not enough disk for the embedded stack")
        .hasMessageContaining(ledger.home().toString())
        .hasMessageContaining("MiB left");
  }

  @Test
  void startThatFailsHalfWayLeavesNothingRunning() {
    Ports ports = Ports.free();
    Path notAnEmulator = Path.of("/bin/false");

    assertThatThrownBy(() -> EmbeddedStack.start(ledger, ports, notAnEmulator, Progress.NONE))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("BigQuery emulator ended while it started (exit code 1)");

    ports.requireFree();
  }

  @Test
  void emulatorThatEndsEarlyShowsItsLastLines() {
    Ports ports = Ports.free();

    assertThatThrownBy(
            () ->
                Emulator.start(
                    ledger, Path.of("/bin/echo"), ports.bigQueryRest(), ports.bigQueryGrpc()))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("exit code 0")
        .hasMessageContaining("exercise_emulator.launcher:main");
  }

  @Test
  void workshopServerDoesNotWaitForTheDisk() throws Exception {
    try (ScratchPostgres workshop = ScratchPostgres.start(ledger);
        Connection connection = workshop.server().connect("postgres");
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery("show fsync")) {
      answer.next();

      assertThat(answer.getString(1)).isEqualTo("off");
    }
  }

  @Test
  void nobodyIsLetInWithoutThePassword() {
    try (ScratchPostgres workshop = ScratchPostgres.start(ledger)) {
      PostgresServer server = workshop.server();
      for (String guess : new String[] {"", "postgres", "marketplace_secret"}) {
        assertThatThrownBy(
                () ->
                    new PostgresServer(server.host(), server.port(), server.user(), guess)
                        .connect("postgres")
                        .close())
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("password");
      }
    }
  }

  private static String setting(EmbeddedStack stack, String sql) throws Exception {
    try (Connection connection = stack.source().connect("postgres");
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(sql)) {
      answer.next();
      return answer.getString(1);
    }
  }

  private static int status(EmbeddedStack stack) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection)
            stack
                .warehouse()
                .resolve("/bigquery/v2/projects/marketplace/datasets")
                .toURL()
                .openConnection();
    try {
      return connection.getResponseCode();
    } finally {
      connection.disconnect();
    }
  }

  private static ServerSocket listen() throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
    return socket;
  }
}
