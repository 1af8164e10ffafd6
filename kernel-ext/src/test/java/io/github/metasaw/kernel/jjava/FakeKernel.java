package io.github.metasaw.kernel.jjava;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.history.HistoryManager;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;

/** JJava's base kernel without a shell: remembers what it was asked to evaluate. */
final class FakeKernel extends BaseKernel {

  final List<String> evaluated = new ArrayList<>();

  FakeKernel() {
    super(
        "fake",
        "0",
        null,
        List.of(),
        (HistoryManager) null,
        new JupyterIO(StandardCharsets.UTF_8),
        new CommManager(),
        new Renderer(),
        null,
        new MagicsRegistry(),
        true,
        new StringStyler("", "", "", line -> ""));
  }

  @Override
  public Object evalRaw(String source) {
    evaluated.add(source);
    return null;
  }

  @Override
  public DisplayData inspect(String code, int at, boolean detail) {
    return null;
  }

  @Override
  public ReplacementOptions complete(String code, int at) {
    return null;
  }

  @Override
  public String isComplete(String code) {
    return "unknown";
  }
}
