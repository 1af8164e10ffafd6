package io.github.metasaw.kernel.store;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** JSON for the eye: objects on lines of their own, the values of a column on one. */
final class JsonText {

  private static final Gson GSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

  private JsonText() {}

  /** The text of a value, with a line end. */
  static String of(JsonElement value) {
    return text(value, "") + "\n";
  }

  private static String text(JsonElement value, String indent) {
    String inner = indent + "  ";
    if (value instanceof JsonObject object && !object.isEmpty()) {
      return object.entrySet().stream()
          .map(one -> inner + GSON.toJson(one.getKey()) + ": " + text(one.getValue(), inner))
          .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
    }
    if (value instanceof JsonArray array && !array.isEmpty()) {
      boolean isFlat = elements(array).allMatch(one -> one.isJsonPrimitive() || one.isJsonNull());
      return isFlat
          ? elements(array).map(GSON::toJson).collect(Collectors.joining(", ", "[", "]"))
          : elements(array)
              .map(one -> inner + text(one, inner))
              .collect(Collectors.joining(",\n", "[\n", "\n" + indent + "]"));
    }
    return GSON.toJson(value);
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
    return elements(array).mapToDouble(JsonText::number).toArray();
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
