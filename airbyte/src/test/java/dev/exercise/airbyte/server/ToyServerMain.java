package dev.exercise.airbyte.server;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A server with toy connectors in a process of its own, to be killed. */
final class ToyServerMain {

  private ToyServerMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    AirbyteServer server =
        AirbyteServer.start(
            ServerOptions.of(0, Path.of(arguments[0])).with(Toys.all()).with(ToyRoom.QUICK));
    System.out.println(server.uri());
    new CountDownLatch(1).await();
  }
}
