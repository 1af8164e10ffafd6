package io.github.metasaw.reference;

import static io.github.metasaw.reference.RMatrices.numeric;

import io.github.metasaw.reference.MetaforCalls.NotAnswered;
import io.github.metasaw.reference.RValue.Elements;
import io.github.metasaw.reference.RValue.Numbers;
import io.github.metasaw.reference.RValue.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Elements of R's vectors, matrices, lists and tables. */
final class RIndexing {

  private RIndexing() {}

  static RValue set(List<RValue> arguments) {
    Map<String, RValue> changed = new LinkedHashMap<>(list(arguments.get(0)).values());
    changed.put(text(arguments.get(1)), arguments.get(2));
    return new Elements(changed);
  }

  static Elements list(RValue value) {
    if (value instanceof Elements list) {
      return list;
    }
    throw new NotAnswered("a whole result of R");
  }

  static String text(RValue value) {
    if (value instanceof Text text) {
      return text.values().get(0);
    }
    throw new NotAnswered("an element by a computed name");
  }

  static RValue element(RValue of, String name) {
    RValue value = of instanceof Elements list ? list.values().get(name) : null;
    if (value == null) {
      throw new NotAnswered("no quantity " + name);
    }
    return value;
  }

  static RValue picked(RValue of, RValue index) {
    if (index instanceof Text) {
      return element(of, text(index));
    }
    int i = (int) RValue.numbers(index)[0] - 1;
    if (of instanceof Elements list) {
      List<RValue> all = new ArrayList<>(list.values().values());
      if (i >= all.size()) {
        throw new NotAnswered("an element that the result has not");
      }
      return all.get(i);
    }
    return Numbers.of(numeric(of).values()[i]);
  }

  static RValue indexed(List<RValue> arguments, List<String> names) {
    RValue of = arguments.get(0);
    int indices = 0;
    for (int i = 1; i < arguments.size(); i++) {
      indices += names.get(i).isEmpty() ? 1 : 0;
    }
    if (of instanceof Elements list) {
      // One index of a table of studies is of its rows, as metafor has it.
      if (indices == 1
          && list.values().containsKey("slab")
          && !(arguments.get(1) instanceof Text)) {
        return tableRows(list, arguments.get(1), null);
      }
      return indices == 1
          ? chosen(list, arguments.get(1))
          : tableRows(list, arguments.get(1), arguments.get(2));
    }
    Numbers x = numeric(of);
    if (indices == 1) {
      return Numbers.of(at(x.values(), places(arguments.get(1), x.values().length, x.names())));
    }
    if (x.rows() == 0) {
      throw new NotAnswered("rows and columns of what is no matrix here");
    }
    int[] rows = places(arguments.get(1), x.rows(), x.names());
    int[] columns = places(arguments.get(2), x.columns(), x.columnNames());
    double[] values = new double[rows.length * columns.length];
    for (int j = 0; j < columns.length; j++) {
      for (int i = 0; i < rows.length; i++) {
        values[j * rows.length + i] = x.values()[columns[j] * x.rows() + rows[i]];
      }
    }
    boolean isMatrix = rows.length > 1 && columns.length > 1;
    return new Numbers(values, isMatrix ? rows.length : 0, List.of());
  }

  static RValue chosen(Elements list, RValue index) {
    List<String> names = new ArrayList<>(list.values().keySet());
    Map<String, RValue> kept = new LinkedHashMap<>();
    for (int i : places(index, names.size(), names)) {
      if (i >= names.size()) {
        throw new NotAnswered("columns that the result has not");
      }
      kept.put(names.get(i), list.values().get(names.get(i)));
    }
    return new Elements(kept);
  }

  static RValue tableRows(Elements table, @Nullable RValue rows, @Nullable RValue columns) {
    Elements kept = columns == null ? table : (Elements) chosen(table, columns);
    Map<String, RValue> result = new LinkedHashMap<>();
    kept.values()
        .forEach(
            (name, column) -> {
              if (column instanceof Numbers numbers) {
                int n = numbers.values().length;
                result.put(name, Numbers.of(at(numbers.values(), places(rows, n, List.of()))));
              } else if (name.startsWith("attr:")) {
                result.put(name, column);
              } else if (column instanceof Text text) {
                List<String> all = text.values();
                int[] places = places(rows, all.size(), List.of());
                result.put(name, new Text(Arrays.stream(places).mapToObj(all::get).toList()));
              }
            });
    return columns != null && result.size() == 1
        ? result.values().iterator().next()
        : new Elements(result);
  }

  static double[] at(double[] values, int[] places) {
    return Arrays.stream(places)
        .mapToDouble(i -> i < values.length ? values[i] : Double.NaN)
        .toArray();
  }

  /** Places from 0: of numbers, of truth values, of numbers to leave out, of names. */
  static int[] places(@Nullable RValue index, int n, List<String> names) {
    if (index == null) {
      return IntStream.range(0, n).toArray();
    }
    if (index instanceof Text text) {
      return text.values().stream()
          .mapToInt(
              name -> {
                if (!names.contains(name)) {
                  throw new NotAnswered("rows by names of R");
                }
                return names.indexOf(name);
              })
          .toArray();
    }
    double[] values = RValue.numbers(index);
    if (values.length > 0 && Arrays.stream(values).allMatch(v -> v < 0)) {
      return IntStream.range(0, n)
          .filter(i -> Arrays.stream(values).noneMatch(v -> -v == i + 1))
          .toArray();
    }
    if (values.length == n && n > 1 && Arrays.stream(values).allMatch(v -> v == 0 || v == 1)) {
      return IntStream.range(0, n).filter(i -> values[i] == 1).toArray();
    }
    return Arrays.stream(values).mapToInt(v -> (int) v - 1).toArray();
  }
}
