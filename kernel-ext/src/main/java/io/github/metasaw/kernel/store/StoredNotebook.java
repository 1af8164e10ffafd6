package io.github.metasaw.kernel.store;

import io.github.metasaw.kernel.magic.MagicHost;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables of a file while its cells run; shows nothing but progress. */
final class StoredNotebook implements MagicHost {

  private final Map<String, Object> values = new LinkedHashMap<>();
  private final Map<String, Class<?>> types = new LinkedHashMap<>();
  private final @Nullable MagicHost around;

  /** A notebook; {@code around} shows the progress of long computations, if there is one. */
  StoredNotebook(Map<String, Object> data, @Nullable MagicHost around) {
    this.around = around;
    data.forEach((name, value) -> assign(name, value.getClass(), value));
  }

  /** The type as which a variable was declared. */
  Class<?> type(String name) {
    return types.getOrDefault(name, Object.class);
  }

  @Override
  public Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>();
    types.forEach((name, type) -> variables.put(name, type.getSimpleName()));
    return variables;
  }

  @Override
  public @Nullable Object value(String name) {
    return values.get(name);
  }

  @Override
  public void assign(String name, Class<?> type, Object value) {
    values.put(name, value);
    types.put(name, type);
  }

  @Override
  public void display(Object value) {
    // what is shown beside a result is not part of it
  }

  @Override
  public void display(String id, Object value) {
    if (around != null) {
      around.display(id, value);
    }
  }

  @Override
  public void print(String text) {
    // notes on the data were printed when the fit was made
  }
}
