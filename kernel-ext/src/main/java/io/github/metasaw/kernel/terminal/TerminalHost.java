package io.github.metasaw.kernel.terminal;

import io.github.metasaw.kernel.magic.MagicHost;
import io.github.metasaw.kernel.magic.MagicWording;
import io.github.metasaw.report.MimeBundle;
import io.github.metasaw.report.Render;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A notebook of one command: results are printed as text, and what there is to say besides, with
 * the bar of progress, goes to the stream of errors.
 */
final class TerminalHost implements MagicHost {

  /** Back to the start of the line, which is then emptied. */
  private static final String CLEAR = "\r\u001b[K";

  private record Variable(Class<?> type, Object value) {}

  private final Map<String, Variable> values = new LinkedHashMap<>();
  private final PrintStream out;
  private final PrintStream err;
  private final boolean isInteractive;
  private boolean isShowing = true;

  /**
   * An empty notebook.
   *
   * @param out for results
   * @param err for everything else
   * @param isInteractive whether someone watches, for whom a bar of progress is drawn
   */
  TerminalHost(PrintStream out, PrintStream err, boolean isInteractive) {
    this.out = out;
    this.err = err;
    this.isInteractive = isInteractive;
  }

  /** Whether results are printed; those of preparing steps are not. */
  void show(boolean isShown) {
    isShowing = isShown;
  }

  @Override
  public Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>();
    values.forEach((name, variable) -> variables.put(name, variable.type().getCanonicalName()));
    return variables;
  }

  @Override
  public @Nullable Object value(String name) {
    Variable variable = values.get(name);
    return variable == null ? null : variable.value();
  }

  @Override
  public void assign(String name, Class<?> type, Object value) {
    values.put(name, new Variable(type, value));
  }

  @Override
  public void display(Object value) {
    if (isShowing) {
      out.println(Render.text(value, MagicWording.OF_CELL).stripTrailing());
    }
  }

  @Override
  public void displayRendered(Object value, MimeBundle rendered) {
    display(value);
  }

  @Override
  public void display(String id, Object value) {
    if (isInteractive) {
      err.print(CLEAR + Render.text(value, MagicWording.OF_CELL).strip());
      err.flush();
    }
  }

  @Override
  public void print(String text) {
    err.print(text);
  }

  @Override
  public void printCode(String lines) {
    out.print(lines);
  }
}
