package io.github.metasaw.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the archive's run does: starts the kernel with its channels on free ports, evaluates a first
 * cell with a fit and a forest plot, and ends. JJava's classes are called by name, for only its jar
 * has them.
 */
public final class ArchiveTraining {

  private static final long MAX_MS = 60_000;

  /** In the order in which the kernel binds them. */
  private static final List<String> CHANNELS = List.of("hb", "shell", "control", "stdin", "iopub");

  private static final List<String> CELLS =
      List.of(
          "1 + 1",
          "Table rehearsal = Meta.dataset(\"eight_studies\");\nrehearsal",
          "FrequentistFit rehearsed = %meta rehearsal",
          "%forest rehearsed",
          "%%meta rehearsal\nyi ~ 1",
          "rehearsal.summary()");

  private ArchiveTraining() {}

  /**
   * Takes no arguments.
   *
   * @param args none
   */
  public static void main(String[] args) throws Exception {
    Thread watch =
        new Thread(
            () -> {
              try {
                Thread.sleep(MAX_MS);
              } catch (InterruptedException e) {
                return;
              }
              Runtime.getRuntime().halt(3);
            });
    watch.setDaemon(true);
    watch.start();
    int[] ports = freePorts();
    Path connection = Files.createTempFile("metasaw", ".json");
    Files.writeString(connection, connectionFile(ports));
    Thread kernel =
        new Thread(
            () -> {
              try {
                Class.forName("org.dflib.jjava.distro.JJava")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) new String[] {connection.toString()});
              } catch (ReflectiveOperationException e) {
                Runtime.getRuntime().halt(4);
              }
            });
    kernel.setDaemon(true);
    kernel.start();
    int code = 1;
    try {
      await(ports[ports.length - 1]);
      rehearse();
      code = 0;
    } finally {
      Files.deleteIfExists(connection);
      System.exit(code);
    }
  }

  /** Returns once the kernel answers; by then it has installed its extensions. */
  private static void await(int port) throws InterruptedException {
    while (true) { // the watch ends it
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException notYet) {
        Thread.sleep(50);
      }
    }
  }

  private static void rehearse() throws ReflectiveOperationException {
    Object kernel =
        Class.forName("org.dflib.jjava.jupyter.kernel.BaseKernel")
            .getMethod("notebookKernel")
            .invoke(null);
    for (String cell : CELLS) {
      kernel.getClass().getMethod("eval", String.class).invoke(kernel, cell);
    }
  }

  private static int[] freePorts() throws IOException {
    int[] ports = new int[CHANNELS.size()];
    List<ServerSocket> held = new ArrayList<>();
    for (int i = 0; i < ports.length; i++) {
      ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      held.add(socket);
      ports[i] = socket.getLocalPort();
    }
    for (ServerSocket socket : held) {
      socket.close();
    }
    return ports;
  }

  private static String connectionFile(int[] ports) {
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < ports.length; i++) {
      json.append('"').append(CHANNELS.get(i)).append("_port\": ").append(ports[i]).append(", ");
    }
    return json
        + "\"ip\": \"127.0.0.1\", \"key\": \"rehearsal\", \"transport\": \"tcp\","
        + " \"signature_scheme\": \"hmac-sha256\", \"kernel_name\": \"metasaw\"}";
  }
}
