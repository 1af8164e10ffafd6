package io.github.metasaw.kernel.jshell;

import java.nio.charset.StandardCharsets;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.JupyterIO;

/** Input, output and displays of the cell that runs. */
final class CellStreams extends JupyterIO {

  CellStreams() {
    super(StandardCharsets.UTF_8);
  }

  /** Lets them belong to a cell. */
  void attach(ShellReplyEnvironment cell, boolean takesInput) {
    setEnv(cell);
    setJupyterInEnabled(takesInput);
  }

  /** Ends that, unless they belong to another cell by now. */
  void detach(ShellReplyEnvironment cell) {
    out.flush();
    err.flush();
    retractEnv(cell);
  }
}
