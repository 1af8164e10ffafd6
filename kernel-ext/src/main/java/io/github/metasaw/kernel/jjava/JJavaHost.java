package io.github.metasaw.kernel.jjava;

import io.github.metasaw.kernel.Notebook;
import io.github.metasaw.kernel.ValueHandover;
import io.github.metasaw.kernel.magic.MagicHost;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.jspecify.annotations.Nullable;

/** A kernel on the base of JJava as the magics see it. */
public class JJavaHost implements MagicHost {

  private final BaseKernel kernel;
  private final Set<String> shown = ConcurrentHashMap.newKeySet();

  /**
   * The host of a kernel.
   *
   * @param kernel in which the magics run
   */
  public JJavaHost(BaseKernel kernel) {
    this.kernel = kernel;
  }

  @Override
  public Map<String, String> variables() {
    return Notebook.variables(kernel);
  }

  @Override
  public @Nullable Object value(String name) {
    return kernel.evalRaw(name);
  }

  @Override
  public void assign(String name, Class<?> type, Object value) {
    kernel.evalRaw(ValueHandover.declaration(name, type, value));
  }

  @Override
  public void display(Object value) {
    kernel.display(data(value));
  }

  @Override
  public void display(String id, Object value) {
    DisplayData data = data(value);
    if (shown.add(id)) {
      // Not setDisplayId, which returns void in 1.0-a6 and the data in 1.0a8.
      data.putTransientData("display_id", id);
      kernel.display(data);
    } else {
      kernel.getIO().display.updateDisplay(id, data);
    }
  }

  private static DisplayData data(Object value) {
    DisplayData data = new DisplayData();
    Notebook.render(value, data::putData, data::putMetaData);
    return data;
  }
}
