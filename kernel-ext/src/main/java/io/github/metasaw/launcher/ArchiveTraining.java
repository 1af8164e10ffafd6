package io.github.metasaw.launcher;

import com.google.gson.JsonObject;
import io.github.metasaw.kernel.jshell.KernelProgram;
import io.github.metasaw.kernel.jshell.LocalClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;

/**
 * What the archive's run does: starts the kernel with its channels on free ports, has it run first
 * cells of magics and of Java, with a fit and a forest plot, and ends it as Jupyter does.
 */
public final class ArchiveTraining {

  /** Interpreted, on a machine that has much else to do. */
  private static final long MAX_MS = 300_000;

  private static final List<String> CELLS =
      List.of(
          "%dataset eight_studies --as rehearsal",
          "%meta rehearsal --as rehearsed",
          "%forest rehearsed",
          "%meta nothing",
          "1 + 1",
          "FrequentistFit again = %meta rehearsal",
          "%%meta rehearsal\nyi ~ 1",
          "rehearsal.summary()");

  private ArchiveTraining() {}

  /**
   * Takes no arguments.
   *
   * @param args none
   * @throws Exception if the kernel cannot start
   */
  public static void main(String[] args) throws Exception {
    endInTime();
    KernelConnectionProperties ports = LocalClient.freePorts();
    Path connection = Files.createTempFile("metasaw", ".json");
    try {
      Files.writeString(connection, ports.toJsonString());
      Thread visitor = new Thread(() -> visit(ports));
      visitor.start();
      KernelProgram.serve(connection);
      visitor.join();
    } finally {
      Files.deleteIfExists(connection);
    }
    System.exit(0);
  }

  private static void endInTime() {
    Thread watch =
        new Thread(
            () -> {
              try {
                Thread.sleep(MAX_MS);
                Runtime.getRuntime().halt(3);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    watch.setDaemon(true);
    watch.start();
  }

  private static void visit(KernelConnectionProperties ports) {
    try (LocalClient client = new LocalClient(ports)) {
      client.reply(client.send("kernel_info_request", new JsonObject()));
      for (String cell : CELLS) {
        client.reply(client.sendCell(cell));
      }
      JsonObject place = new JsonObject();
      place.addProperty("code", "%meta rehearsal --me");
      place.addProperty("cursor_pos", 20);
      client.reply(client.send("complete_request", place));
      JsonObject end = new JsonObject();
      end.addProperty("restart", false);
      client.reply(client.send("shutdown_request", end));
    }
  }
}
