package io.github.metasaw.kernel.jshell;

import io.github.metasaw.kernel.ValueHandover;
import io.github.metasaw.kernel.jjava.JJavaHost;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.jspecify.annotations.Nullable;

/**
 * The notebook as the magics see it. What a magic assigns is held here until Java needs it, so that
 * magics alone compile nothing.
 */
final class KernelHost extends JJavaHost {

  /** A value for which Java has no variable yet. */
  private record Held(Class<?> type, Object value) {}

  private final JavaShell shell;
  private final Map<String, Held> held = new LinkedHashMap<>();

  KernelHost(BaseKernel kernel, JavaShell shell) {
    super(kernel);
    this.shell = shell;
  }

  @Override
  public Map<String, String> variables() {
    Map<String, String> all = new LinkedHashMap<>(shell.variables());
    synchronized (held) {
      held.forEach(
          (name, value) -> {
            all.remove(name);
            all.put(name, value.type().getCanonicalName());
          });
    }
    return all;
  }

  @Override
  public @Nullable Object value(String name) {
    Held value;
    synchronized (held) {
      value = held.get(name);
    }
    return value == null ? shell.value(name) : value.value();
  }

  @Override
  public void assign(String name, Class<?> type, Object value) {
    CellRun run = CellRun.current();
    if (run != null) {
      run.check();
    }
    synchronized (held) {
      held.remove(name);
      if (!shell.set(name, type, value)) {
        held.put(name, new Held(type, value));
      }
    }
  }

  @Override
  public boolean declaresUnasked() {
    return true;
  }

  /** Declares in Java what is held, in the order in which it was assigned. */
  void declare() throws Exception {
    List<Map.Entry<String, Held>> all;
    synchronized (held) {
      all = List.copyOf(held.entrySet());
    }
    for (Map.Entry<String, Held> one : all) {
      Held value = one.getValue();
      shell.evaluate(
          ValueHandover.declaration(one.getKey(), value.type(), value.value()),
          statement -> Optional.empty());
      synchronized (held) {
        held.remove(one.getKey(), value);
      }
    }
  }
}
