package io.github.metasaw.kernel.jshell;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.JupyterIO;

/** Input, output and displays of the cell that runs. */
final class CellStreams extends JupyterIO {

  private final PrintStream cellOut = new CellOutput(out);
  private final PrintStream cellErr = new CellOutput(err);
  private final PrintStream outsideOut = CellOutput.of(System.out);
  private final PrintStream outsideErr = CellOutput.of(System.err);
  private final InputStream outsideIn = System.in;

  CellStreams() {
    super(StandardCharsets.UTF_8);
  }

  /** Makes them those of the program, and lets them belong to a cell. */
  void attach(ShellReplyEnvironment cell, boolean takesInput) {
    setEnv(cell);
    setJupyterInEnabled(takesInput);
    System.setOut(cellOut);
    System.setErr(cellErr);
    System.setIn(in);
  }

  /** Ends that; what is printed between two cells goes to the terminal of the kernel. */
  void detach(ShellReplyEnvironment cell) {
    out.flush();
    err.flush();
    retractEnv(cell);
    System.setOut(outsideOut);
    System.setErr(outsideErr);
    System.setIn(outsideIn);
  }
}
