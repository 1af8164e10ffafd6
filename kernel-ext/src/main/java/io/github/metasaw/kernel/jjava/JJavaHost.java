package io.github.metasaw.kernel.jjava;

import io.github.metasaw.kernel.Bridge;
import io.github.metasaw.kernel.MagicHost;
import io.github.metasaw.kernel.Notebook;
import java.util.Map;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.jspecify.annotations.Nullable;

/** JJava as the magics see it. */
final class JJavaHost implements MagicHost {

  private final BaseKernel kernel;

  JJavaHost(BaseKernel kernel) {
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
    kernel.evalRaw(Bridge.declaration(name, type, value));
  }

  @Override
  public void display(Object value) {
    DisplayData data = new DisplayData();
    Notebook.render(value, data::putData, data::putMetaData);
    kernel.display(data);
  }
}
