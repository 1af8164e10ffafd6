package io.github.metasaw.kernel.store;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import com.google.gson.ToNumberPolicy;
import io.github.metasaw.data.file.JsonText;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Numbers, matrices and texts as values of JSON, and read again. */
final class JsonValues {

  /** Makes maps and lists of JSON, with numbers as they are written. */
  private static final Gson GSON =
      new GsonBuilder().setObjectToNumberStrategy(ToNumberPolicy.LAZILY_PARSED_NUMBER).create();

  private JsonValues() {}

  /** The text of a value, with a line end. */
  static String text(JsonElement value) {
    return JsonText.of(GSON.fromJson(value, Object.class));
  }

  private static Stream<JsonElement> elements(JsonElement array) {
    return StreamSupport.stream(array.getAsJsonArray().spliterator(), false);
  }

  /** A number with all its digits; null where it is missing, a word where it is infinite. */
  static JsonElement number(double value) {
    return Double.isNaN(value)
        ? JsonNull.INSTANCE
        : Double.isInfinite(value)
            ? new JsonPrimitive(value > 0 ? "Infinity" : "-Infinity")
            : new JsonPrimitive(value);
  }

  /** The number of {@link #number}. */
  static double number(JsonElement element) {
    return element.isJsonNull() ? Double.NaN : Double.parseDouble(element.getAsString());
  }

  static JsonArray numbers(double[] values) {
    JsonArray array = new JsonArray();
    for (double value : values) {
      array.add(number(value));
    }
    return array;
  }

  static double[] numbers(JsonElement array) {
    return elements(array).mapToDouble(JsonValues::number).toArray();
  }

  static JsonArray matrix(double[][] values) {
    JsonArray array = new JsonArray();
    for (double[] row : values) {
      array.add(numbers(row));
    }
    return array;
  }

  static double[][] matrix(JsonElement array) {
    return elements(array).map(row -> numbers(row)).toArray(double[][]::new);
  }

  static JsonArray texts(Iterable<String> values) {
    JsonArray array = new JsonArray();
    values.forEach(array::add);
    return array;
  }

  static List<String> texts(JsonElement array) {
    return elements(array).map(JsonElement::getAsString).toList();
  }
}
