package io.github.metasaw.launcher;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the archive's run does: starts the kernel with its channels on free ports, evaluates a first
 * cell with a fit and a forest plot, and ends. JJava's classes are called by name, for only its jar
 * has them.
 */
public final class Rehearsal {

  private static final long MOST = 60_000;

  private Rehearsal() {}

  /** Takes no arguments. */
  public static void main(String[] args) throws Exception {
    Thread watch =
        new Thread(
            () -> {
              try {
                Thread.sleep(MOST);
              } catch (InterruptedException e) {
                return;
              }
              Runtime.getRuntime().halt(3);
            });
    watch.setDaemon(true);
    watch.start();
    Path connection = Files.createTempFile("metasaw", ".json");
    Files.writeString(connection, connectionFile());
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
      rehearse(await());
      code = 0;
    } finally {
      Files.deleteIfExists(connection);
      System.exit(code);
    }
  }

  private static void rehearse(Object kernel) throws ReflectiveOperationException {
    for (String cell : cells()) {
      kernel.getClass().getMethod("evalRaw", String.class).invoke(kernel, cell);
    }
    render(kernel);
  }

  /** The kernel once it is there. */
  private static Object await() throws ReflectiveOperationException, InterruptedException {
    Class<?> base = Class.forName("org.dflib.jjava.jupyter.kernel.BaseKernel");
    for (int i = 0; i < 600; i++) {
      try {
        Object kernel = base.getMethod("notebookKernel").invoke(null);
        Object magics = kernel.getClass().getMethod("getMagicsRegistry").invoke(kernel);
        Object names = magics.getClass().getMethod("getLineMagicNames").invoke(magics);
        if (((java.util.Set<?>) names).contains("meta")) {
          Thread.sleep(200);
          return kernel;
        }
        Thread.sleep(50);
      } catch (InvocationTargetException notYet) {
        Thread.sleep(50);
      }
    }
    throw new IllegalStateException("the kernel did not start");
  }

  private static String[] cells() {
    return new String[] {
      "1 + 1",
      "Table rehearsalTable = Meta.dataset(\"eight_studies\");",
      "FrequentistFit rehearsalFit = Meta.fit(Meta.studies(rehearsalTable).read());",
      "Figure rehearsalFigure = Meta.forest(rehearsalFit);"
    };
  }

  private static void render(Object kernel) throws ReflectiveOperationException {
    Object renderer = kernel.getClass().getMethod("getRenderer").invoke(kernel);
    for (String name : new String[] {"rehearsalTable", "rehearsalFit", "rehearsalFigure"}) {
      Object value = kernel.getClass().getMethod("evalRaw", String.class).invoke(kernel, name);
      renderer.getClass().getMethod("render", Object.class).invoke(renderer, value);
    }
  }

  private static String connectionFile() throws IOException {
    StringBuilder ports = new StringBuilder();
    for (String channel : new String[] {"shell", "iopub", "stdin", "control", "hb"}) {
      try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        ports.append("\"").append(channel).append("_port\": ").append(socket.getLocalPort());
        ports.append(", ");
      }
    }
    return "{"
        + ports
        + "\"ip\": \"127.0.0.1\", \"key\": \"rehearsal\", \"transport\": \"tcp\","
        + " \"signature_scheme\": \"hmac-sha256\", \"kernel_name\": \"metasaw\"}";
  }
}
