package io.github.metasaw.kernel.ijava;

import io.github.metasaw.kernel.Notebook;
import io.github.metasaw.kernel.ValueHandover;
import io.github.metasaw.kernel.magic.MagicHost;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** IJava as the magics see it; what its kernel class adds to the base is called by name. */
final class IJavaHost implements MagicHost {

  private final BaseKernel kernel;
  private final Set<String> shown = ConcurrentHashMap.newKeySet();

  IJavaHost(BaseKernel kernel) {
    this.kernel = kernel;
  }

  @Override
  public Map<String, String> variables() {
    return IJavaShell.variables(kernel);
  }

  @Override
  public @Nullable Object value(String name) {
    return eval(name);
  }

  @Override
  public void assign(String name, Class<?> type, Object value) {
    eval(ValueHandover.declaration(name, type, value));
  }

  @Nullable Object eval(String java) {
    try {
      return kernel.getClass().getMethod("evalRaw", String.class).invoke(kernel, java);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this kernel evaluates no Java", e);
    }
  }

  @Override
  public void display(Object value) {
    kernel.display(data(value));
  }

  @Override
  public void display(String id, Object value) {
    DisplayData data = data(value);
    if (shown.add(id)) {
      data.setDisplayId(id);
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
