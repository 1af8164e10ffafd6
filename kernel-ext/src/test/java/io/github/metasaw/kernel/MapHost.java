package io.github.metasaw.kernel;

import io.github.metasaw.fit.Fit;
import io.github.metasaw.kernel.magic.MagicHost;
import io.github.metasaw.report.MimeBundle;
import io.github.metasaw.report.Render;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A notebook without a kernel: a map of variables, and what was shown and printed. */
public class MapHost implements MagicHost {

  public final Map<String, Object> values = new LinkedHashMap<>();
  public final Map<String, Class<?>> types = new LinkedHashMap<>();
  public final List<Object> displayed = new ArrayList<>();
  public final List<String> updates = Collections.synchronizedList(new ArrayList<>());
  public final List<String> evaluated = new ArrayList<>();
  public final StringBuilder printed = new StringBuilder();

  public MapHost with(String name, Object value) {
    values.put(name, value);
    return this;
  }

  @Override
  public Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>();
    values.forEach((name, value) -> variables.put(name, declared(value)));
    return variables;
  }

  /** As a notebook declares it: by its public type. */
  private static String declared(Object value) {
    if (value == null) {
      return "Table";
    }
    return KINDS.keySet().stream()
        .filter(type -> type != Fit.class && type.isInstance(value))
        .findFirst()
        .orElse(value.getClass())
        .getSimpleName();
  }

  @Override
  public Object value(String name) {
    evaluated.add(name);
    return values.get(name);
  }

  @Override
  public void assign(String name, Class<?> type, Object value) {
    values.put(name, type.cast(value));
    types.put(name, type);
  }

  @Override
  public void display(Object value) {
    displayed.add(value);
  }

  @Override
  public void displayRendered(Object value, MimeBundle rendered) {
    displayed.add(value);
  }

  @Override
  public void display(String id, Object value) {
    updates.add(Render.of(value).content().get("text/plain").toString());
  }

  @Override
  public void print(String text) {
    printed.append(text);
  }
}
