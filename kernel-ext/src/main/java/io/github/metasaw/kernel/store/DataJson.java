package io.github.metasaw.kernel.store;

import com.google.gson.JsonObject;
import io.github.metasaw.data.covariance.KnownV;
import io.github.metasaw.data.covariance.LevelMatrix;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.Distances;
import io.github.metasaw.kernel.magic.MagicHost;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/** Variables that magics read, as JSON: tables, numbers, matrices. */
final class DataJson {

  private static final String KIND = "kind";
  private static final String VALUES = "values";
  private static final String NAMES = "names";
  private static final String SOURCE = "source";
  private static final String FOLDED = "folded";

  private DataJson() {}

  /** The JSON of a variable, or a refusal that names it. */
  static JsonObject write(String name, Object value) {
    if (value instanceof StoredTable table) {
      return kind("table", TableJson.write(table.table()));
    }
    JsonObject json = new JsonObject();
    if (value instanceof Table table) {
      return kind("table", TableJson.write(table));
    } else if (value instanceof double[] numbers) {
      json.add(VALUES, JsonValues.numbers(numbers));
      return kind("numbers", json);
    } else if (value instanceof double[][] matrix) {
      json.add(VALUES, JsonValues.matrix(matrix));
      return kind("matrix", json);
    } else if (value instanceof KnownV v) {
      json.add(VALUES, JsonValues.matrix(v.toArray()));
      return kind("V", json);
    } else if (value instanceof LevelMatrix levels) {
      json.add(NAMES, JsonValues.texts(levels.names()));
      json.add(VALUES, JsonValues.matrix(square(levels.size(), i -> j -> levels.get(i, j))));
      return kind("levels", json);
    } else if (value instanceof Distances distances) {
      json.add(NAMES, JsonValues.texts(distances.names()));
      json.addProperty(SOURCE, distances.source());
      json.addProperty(FOLDED, distances.isFolded());
      json.add(VALUES, JsonValues.matrix(distances.toArray()));
      return kind("distances", json);
    }
    throw MetaException.of(
        "%s is needed to make it again, and is a %s made in Java, which no file of %%store holds"
            .formatted(name, MagicHost.kind(value)));
  }

  private static double[][] square(int n, IntFunction<IntToDoubleFunction> value) {
    return IntStream.range(0, n)
        .mapToObj(i -> IntStream.range(0, n).mapToDouble(value.apply(i)).toArray())
        .toArray(double[][]::new);
  }

  private static JsonObject kind(String kind, JsonObject content) {
    JsonObject json = new JsonObject();
    json.addProperty(KIND, kind);
    content.entrySet().forEach(one -> json.add(one.getKey(), one.getValue()));
    return json;
  }

  /** What a variable is, in a word or two. */
  static String kind(JsonObject json) {
    return json.get(KIND).getAsString();
  }

  /** The value of {@link #write}. */
  static Object read(JsonObject json) {
    String kind = kind(json);
    switch (kind) {
      case "table":
        return TableJson.read(json);
      case "numbers":
        return JsonValues.numbers(json.get(VALUES));
      case "matrix":
        return JsonValues.matrix(json.get(VALUES));
      case "V":
        return KnownV.dense(JsonValues.matrix(json.get(VALUES)));
      case "levels":
        return LevelMatrix.of(names(json), JsonValues.matrix(json.get(VALUES)));
      case "distances":
        return distances(names(json), JsonValues.matrix(json.get(VALUES)))
            .withSource(json.get(SOURCE).getAsString(), json.get(FOLDED).getAsBoolean());
      default:
        throw new IllegalArgumentException("data of the kind " + kind);
    }
  }

  private static Distances distances(List<String> names, double[][] values) {
    return names.isEmpty() ? Distances.of(values) : Distances.of(names, values);
  }

  private static List<String> names(JsonObject json) {
    return JsonValues.texts(json.get(NAMES));
  }
}
