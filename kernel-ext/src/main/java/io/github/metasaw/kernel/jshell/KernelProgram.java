package io.github.metasaw.kernel.jshell;

import java.nio.file.Files;
import java.nio.file.Path;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;

/** The program that Jupyter starts. */
public final class KernelProgram {

  /**
   * The value of the virtual machine's {@code --add-opens} with which a kernel lets go of the
   * snippets that no cell can reach; without it, a long session grows.
   */
  public static final String OPENS = "jdk.jshell/jdk.jshell=ALL-UNNAMED";

  /** For the last messages to leave. */
  private static final long LINGER_MS = 50;

  private KernelProgram() {}

  /**
   * Runs a kernel until Jupyter ends it, and ends the program.
   *
   * @param args Jupyter's connection file
   * @throws Exception if the file cannot be read or the channels cannot be opened
   */
  public static void main(String[] args) throws Exception {
    serve(Path.of(args[0]));
    System.exit(0);
  }

  /**
   * Runs a kernel until Jupyter ends it.
   *
   * @param connectionFile of Jupyter
   * @throws Exception if the file cannot be read or the channels cannot be opened
   */
  public static void serve(Path connectionFile) throws Exception {
    KernelConnection connection =
        new KernelConnection(KernelConnectionProperties.parse(Files.readString(connectionFile)));
    MetasawKernel kernel = new MetasawKernel();
    kernel.onStartup();
    kernel.becomeHandlerForConnection(connection);
    connection.connect();
    connection.waitUntilClose();
    Thread.sleep(LINGER_MS);
  }
}
