package io.github.metasaw.kernel.store;

import io.github.metasaw.kernel.magic.MagicHost;
import io.github.metasaw.report.MimeBundle;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/** A notebook that remembers which variables a magic has read, with their values at that time. */
public final class RecordingHost implements MagicHost {

  private final MagicHost host;
  private final Map<String, Object> inputs = new LinkedHashMap<>();

  /**
   * A host.
   *
   * @param host the notebook
   */
  public RecordingHost(MagicHost host) {
    this.host = host;
  }

  /**
   * The variables that were read.
   *
   * @return name to value, in the order read
   */
  public Map<String, Object> inputs() {
    return inputs;
  }

  @Override
  public @Nullable Object value(String name) {
    Object value = host.value(name);
    if (value != null) {
      inputs.putIfAbsent(name, unchanging(value));
    }
    return value;
  }

  /** A copy of what the user may change later. */
  private static Object unchanging(Object value) {
    if (value instanceof Table table) {
      return StoredTable.of(table);
    }
    if (value instanceof double[] numbers) {
      return numbers.clone();
    }
    return value instanceof double[][] matrix
        ? Arrays.stream(matrix)
            .map(row -> row == null ? null : row.clone())
            .toArray(double[][]::new)
        : value;
  }

  @Override
  public Map<String, String> variables() {
    return host.variables();
  }

  @Override
  public boolean has(String name) {
    return host.has(name);
  }

  @Override
  public void assign(String name, Class<?> type, Object value) {
    host.assign(name, type, value);
  }

  @Override
  public boolean declaresUnasked() {
    return host.declaresUnasked();
  }

  @Override
  public void display(Object value) {
    host.display(value);
  }

  @Override
  public void displayRendered(Object value, MimeBundle rendered) {
    host.displayRendered(value, rendered);
  }

  @Override
  public void display(String id, Object value) {
    host.display(id, value);
  }

  @Override
  public void print(String text) {
    host.print(text);
  }

  @Override
  public void printCode(String lines) {
    host.printCode(lines);
  }
}
